/**
 * Median time of each variant, measured in turns, so that whatever else the machine does slows all alike. A first
 * round, not counted, warms the compiler up.
 *
 * @param rounds counted rounds, at least 1
 * @returns [s] under the names of the variants
 */
export function measureInTurns<Name extends string>(
  rounds: number,
  variants: Readonly<Record<Name, () => unknown>>,
): Readonly<Record<Name, number>> {
  const names = Object.keys(variants) as Name[];
  const seconds = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const start = performance.now();
      variants[name]();
      if (round > 0) seconds.get(name)!.push((performance.now() - start) / 1000);
    }
  }
  return Object.fromEntries(names.map((name) => [name, computeMedian(seconds.get(name)!)])) as Record<Name, number>;
}

function computeMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
