/** Two pools of a network whose work is 1, each with some of its work sent into the other, where it finds nothing. */
export interface PoolInfiltration {
  /** Work of each pool's own members. */
  readonly poolShares: readonly [number, number];
  /** Part of the same that each pool sends into the other. */
  readonly infiltrators: readonly [number, number];
}

/**
 * What each pool pays a unit of its work, over what honest mining alone would. A pool earns what it mines and what its
 * infiltrators are paid, and shares it out over its own members and the other's infiltrators.
 *
 * @param minedShares what each pool mines of all rewards; by default its part of the work that is not withheld
 * @source Eyal, The Miner's Dilemma, S&P 2015 (arXiv:1411.7099)
 */
export function computeInfiltrationRevenue(
  { poolShares, infiltrators }: PoolInfiltration,
  minedShares: readonly [number, number] = computeMinedShares({ poolShares, infiltrators }),
): readonly [number, number] {
  const [first, second] = poolShares;
  const [intoSecond, intoFirst] = infiltrators;
  const [mined, minedBySecond] = minedShares;
  const both = mined + minedBySecond;
  const total = first * second + first * intoSecond + second * intoFirst;
  return [(second * mined + intoSecond * both) / total, (first * minedBySecond + intoFirst * both) / total];
}

/** Rewards that each pool mines itself: withheld work earns nothing, and difficulty takes no notice of it. */
export function computeMinedShares({ poolShares, infiltrators }: PoolInfiltration): readonly [number, number] {
  const working = 1 - infiltrators[0] - infiltrators[1];
  return [(poolShares[0] - infiltrators[0]) / working, (poolShares[1] - infiltrators[1]) / working];
}

const MOST_ROUNDS = 1000;
const SEARCH_STEPS = 100;
const TOLERANCE = 1e-10;

/** How much each pool sends where neither gains by sending more or less: each answers the other until nothing changes. */
export function computeInfiltrationEquilibrium(poolShares: readonly [number, number]): PoolInfiltration {
  let infiltrators: readonly [number, number] = [0, 0];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const first = findBestAnswer((own) => computeInfiltrationRevenue(answer([own, infiltrators[1]]))[0], poolShares[0]);
    const second = findBestAnswer((own) => computeInfiltrationRevenue(answer([first, own]))[1], poolShares[1]);
    const change = Math.abs(first - infiltrators[0]) + Math.abs(second - infiltrators[1]);
    infiltrators = [first, second];
    if (change < TOLERANCE) break;
  }
  return answer(infiltrators);

  function answer(sent: readonly [number, number]): PoolInfiltration {
    return { poolShares, infiltrators: sent };
  }
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Where a function of one peak is highest between 0 and `most`, by golden section. */
function findBestAnswer(evaluate: (sent: number) => number, most: number): number {
  let [low, high] = [0, most];
  for (let step = 0; step < SEARCH_STEPS; step++) {
    const left = high - GOLDEN * (high - low);
    const right = low + GOLDEN * (high - low);
    if (evaluate(left) >= evaluate(right)) high = right;
    else low = left;
  }
  return evaluate(0) >= evaluate((low + high) / 2) ? 0 : (low + high) / 2;
}
