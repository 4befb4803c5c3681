const prefixes = { "": 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12, p: 1e15, e: 1e18, z: 1e21 } as const;
const works = ["hs", "h_s", "sols", "sol_s"] as const;

/** Names of a column of rates: bare, or with a unit such as `_ehs`, `_th_s` or `_ksols`. */
export function listRateNames(base: string): string[] {
  return [base, ...works.flatMap((work) => Object.keys(prefixes).map((prefix) => `${base}_${prefix}${work}`))];
}

/** Works a second in one unit of a column of rates; 1 for a bare name. */
export function getRateScale(name: string): number {
  const prefix = /_([kmgtpez]?)(?:hs|h_s|sols|sol_s)$/.exec(name)?.[1] ?? "";
  return prefixes[prefix as keyof typeof prefixes];
}
