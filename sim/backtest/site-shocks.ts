/** Sites that cannot be used from the first second of `date` to the first second of `until`; "end": for good. */
export interface SiteShock {
  readonly kind: SiteShockKind;
  /** YYYY-MM */
  readonly date: string;
  readonly until: string;
  /** Of the power that sites could feed before it. */
  readonly share: number;
}

/** A ban closes sites by law; an outage darkens them, by weather or for want of power. */
export const siteShockKinds = ["ban", "outage"] as const;
export type SiteShockKind = (typeof siteShockKinds)[number];

/** Part of the sites left open to those shocks that begin in a month and never end. */
export function computeOpenForGood(shocks: readonly SiteShock[], month: string): number {
  return shocks.reduce(
    (open, { date, until, share }) => (until === "end" && date === month ? open * (1 - share) : open),
    1,
  );
}

/** Part of the sites left open, for the while, to shocks that will end. */
export function computeOpenForNow(shocks: readonly SiteShock[], month: string): number {
  return shocks.reduce(
    (open, { date, until, share }) => (until !== "end" && date <= month && month < until ? open * (1 - share) : open),
    1,
  );
}
