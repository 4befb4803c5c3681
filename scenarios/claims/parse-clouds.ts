/** Columns of `cloud_capacity.csv`. */
export const cloudColumns = [
  "owner",
  "date",
  "scope",
  "power_mw",
  "h100_equivalents",
  "source",
  "confidence",
  "notes",
] as const;

export type CloudRow = Readonly<Record<(typeof cloudColumns)[number], string>>;

/**
 * Power [MW] or H100-equivalents of owners, summed over all rows whose scope begins as told.
 *
 * @throws Error where an owner has no row with a figure
 */
export function sumClouds(
  rows: readonly CloudRow[],
  column: "power_mw" | "h100_equivalents",
  picks: readonly (readonly [owner: string, scope: string])[],
): number {
  return picks.reduce((sum, [owner, scope]) => {
    const found = rows.filter((row) => row.owner === owner && row.scope.startsWith(scope) && Number(row[column]) > 0);
    if (found.length === 0) throw new Error(`cloud_capacity.csv: no ${column} of ${owner}, ${scope}`);
    return sum + found.reduce((part, row) => part + Number(row[column]), 0);
  }, 0);
}
