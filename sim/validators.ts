import { createStream, type RandomStream } from "./engine/random-stream.ts";

/** Who delegates to whom, and each party's own luck in choosing. */
export interface Delegation {
  /** Party to which each party delegates its stake: itself where it validates or has nothing at stake. */
  readonly validatorOf: Int32Array;
  /** A party's choices are drawn from here; made when it first chooses. */
  readonly streams: (RandomStream | undefined)[];
}

/** Nobody delegates yet. */
export function createDelegation(parties: number): Delegation {
  return { validatorOf: Int32Array.from({ length: parties }, (_, party) => party), streams: [] };
}

/**
 * Elects the `seats` largest stakers, the first of the list where stakes are equal. Every other staker keeps its
 * validator while that one is elected, and else delegates to one of them drawn in proportion to its own stake. There is
 * no delay of unbonding: a choice holds from the next epoch on.
 */
export function applyElection(
  { validatorOf, streams }: Delegation,
  stakes: Float64Array,
  seats: number,
  names: readonly string[],
  seed: string,
): void {
  const stakers = [...stakes.keys()].filter((party) => stakes[party]! > 0);
  const elected = stakers.sort((a, b) => stakes[b]! - stakes[a]! || a - b).slice(0, seats);
  const isElected = new Set(elected);
  const cumulative = accumulate(elected, stakes);
  for (let party = 0; party < stakes.length; party++) {
    if (stakes[party] === 0 || isElected.has(party)) {
      validatorOf[party] = party;
    } else if (!isElected.has(validatorOf[party]!)) {
      const draw = streams[party] ?? createStream(seed, `stake/${names[party]!}/validator`);
      streams[party] = draw;
      validatorOf[party] = elected[findPlace(cumulative, draw())]!;
    }
  }
}

function accumulate(elected: readonly number[], stakes: Float64Array): Float64Array {
  let sum = 0;
  return Float64Array.from(elected, (party) => (sum += stakes[party]!));
}

/** First place whose running sum passes the drawn part of the total. */
function findPlace(cumulative: Float64Array, draw: number): number {
  const target = draw * cumulative.at(-1)!;
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! > target) high = middle;
    else low = middle + 1;
  }
  return low;
}
