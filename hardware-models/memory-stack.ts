/**
 * A stack of HBM beside a die: the side that it turns to the die, and the most that one holds.
 *
 * @source 11 mm: recalled, unverified; 64 GB: HBM4 of JEDEC (telepolis.pl, HBM4 specification)
 */
const stack = { widthMillimetres: 11, mostGigabytes: 64 } as const;

/**
 * Most memory, GB, that stands beside one die: full stacks along its two long sides, the last of each may stand over. An
 * H100 (814 mm2) has six places, as in fact.
 */
export function computeMostMemory(widthMillimetres: number, heightMillimetres: number): number {
  const longest = Math.max(widthMillimetres, heightMillimetres);
  return 2 * Math.ceil(longest / stack.widthMillimetres) * stack.mostGigabytes;
}
