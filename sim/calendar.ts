/** Unix time [s] of the first second of a month written YYYY-MM (UTC). */
export function parseMonth(month: string): number {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (match === null) throw new RangeError(`month: expected YYYY-MM, got ${month}`);
  return Date.UTC(Number(match[1]), Number(match[2]) - 1) / 1000;
}

/** The month, YYYY-MM, that a Unix time [s] falls into. */
export function renderMonth(timeSeconds: number): string {
  return new Date(timeSeconds * 1000).toISOString().slice(0, 7);
}

/** The month `count` months after (before, if negative) `month`. */
export function addMonths(month: string, count: number): string {
  const first = new Date(parseMonth(month) * 1000);
  return renderMonth(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + count) / 1000);
}

/** All months from `start` to `end`, both included; empty if `end` comes first. */
export function listMonths(start: string, end: string): string[] {
  const months: string[] = [];
  for (let month = start; month <= end; month = addMonths(month, 1)) months.push(month);
  return months;
}
