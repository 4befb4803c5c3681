/** Chance that at least one of `tests` independent tests of level `alpha` rejects by chance: 1 - (1 - alpha)^tests. */
export function computeAnyFalseAlarm(tests: number, alpha: number): number {
  return -Math.expm1(tests * Math.log1p(-alpha));
}
