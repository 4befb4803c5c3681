const names = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** "2011-01" as "January 2011"; a text of another form is kept. */
export function formatMonth(month: string): string {
  const [, year, number] = /^(\d{4})-(\d{2})$/.exec(month) ?? [];
  const name = names[Number(number) - 1];
  return year === undefined || name === undefined ? month : `${name} ${year}`;
}
