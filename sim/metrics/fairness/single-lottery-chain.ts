/** A single lottery between two stakers, whose rewards (over the stake of the start) join their stakes. */
export interface SingleLotteryChain {
  readonly share: number;
  readonly reward: number;
  readonly blocks: number;
}

export interface SingleLotteryOutcome {
  readonly meanRewardShare: number;
  readonly meanStakeShare: number;
  /** Chance to hold strictly more than half of the stake at the end. */
  readonly majorityChance: number;
  readonly sdRewardShare: number;
}

/** Law of the first staker's wins, carried forward block by block; exact, O(blocks^2). */
export function computeSingleLotteryOutcome(chain: SingleLotteryChain): SingleLotteryOutcome {
  const { share, reward, blocks } = chain;
  const law = new Float64Array(blocks + 1);
  law[0] = 1;
  for (let block = 0; block < blocks; block++) advance(law, block, share, reward);
  const supply = 1 + reward * blocks;
  let mean = 0;
  let majority = 0;
  law.forEach((chance, wins) => {
    mean += (chance * wins) / blocks;
    // Half of the stake is no majority; rounding of the stake is far below half a reward.
    if (2 * (share + reward * wins) - supply > 1e-9 * reward) majority += chance;
  });
  const variance = law.reduce((sum, chance, wins) => sum + chance * (wins / blocks - mean) ** 2, 0);
  return {
    meanRewardShare: mean,
    meanStakeShare: (share + reward * blocks * mean) / supply,
    majorityChance: majority,
    sdRewardShare: Math.sqrt(variance),
  };
}

function advance(law: Float64Array, block: number, share: number, reward: number): void {
  const supply = 1 + reward * block;
  for (let wins = block; wins >= 0; wins--) {
    const chance = law[wins]!;
    const held = share + reward * wins;
    const others = supply - held;
    const win = held <= others ? held / (2 * others) : 1 - others / (2 * held);
    law[wins + 1]! += chance * win;
    const kept = chance * (1 - win);
    // Numbers below the normal range would be a hundred times slower, and count for nothing.
    law[wins] = kept < 1e-300 ? 0 : kept;
  }
}
