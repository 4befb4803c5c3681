import { type BlockTree, NO_BLOCK, SPREAD_SHARES } from "./block-tree.ts";
import { computeUncleShare, NEPHEW_SHARE, UNCLES_PER_BLOCK } from "./uncles.ts";

/** What became of a block. "withheld": its miner may still show it. */
export type BlockFate = "main" | "stale" | "withheld";

export interface MinerOutcome {
  /** Share of all hash power. */
  readonly powerShare: number;
  readonly found: number;
  /** Blocks on the main chain. */
  readonly main: number;
  readonly stale: number;
  /** Share of the main chain's blocks; null where it has none. */
  readonly mainShare: number | null;
  /** Share of all rewards, those of uncles and nephews included, each block on the main chain paying one. */
  readonly rewardShare: number | null;
}

/** What forks did to a chain. */
export interface ForkSummary {
  /** Blocks found, but those still withheld at the end. */
  readonly found: number;
  readonly main: number;
  /** (found - main) / found. */
  readonly staleRate: number;
  /** Uncles that the main chain names, over blocks found. */
  readonly uncleRate: number;
  /** [blocks/s] by which the main chain grew. */
  readonly growthPerSecond: number;
  /** Seconds from showing a block to its being known to 50, 90 and 99 % of nodes: median over the main chain's blocks. */
  readonly spreadSeconds: readonly (number | null)[];
  readonly miners: readonly MinerOutcome[];
}

/** The last block of the main chain: the highest tip; of equals the one with more hash power on it, then the older. */
export function findMainTip(tree: BlockTree, tips: ArrayLike<number>, powers: ArrayLike<number>): number {
  const powerOn = new Map<number, number>();
  for (let index = 0; index < tips.length; index++) {
    powerOn.set(tips[index]!, (powerOn.get(tips[index]!) ?? 0) + powers[index]!);
  }
  const ranked = [...powerOn].sort(
    ([left, leftPower], [right, rightPower]) =>
      tree.heights[right]! - tree.heights[left]! || rightPower - leftPower || left - right,
  );
  return ranked[0]![0];
}

/**
 * The fate of every block once the main chain ends in `mainTip`.
 *
 * @param privateTips blocks on which miners mine unseen
 */
export function listFates(tree: BlockTree, mainTip: number, privateTips: Iterable<number>): BlockFate[] {
  const fates = new Array<BlockFate>(tree.count).fill("stale");
  for (let block = mainTip; block !== NO_BLOCK; block = tree.parents[block]!) fates[block] = "main";
  for (const tip of privateTips) {
    for (let block = tip; Number.isNaN(tree.publishedSeconds[block]!); block = tree.parents[block]!) {
      fates[block] = "withheld";
    }
  }
  return fates;
}

/** @param powers hash power by miner, in a common unit */
export function summariseForks(
  tree: BlockTree,
  fates: readonly BlockFate[],
  powers: readonly number[],
  endSeconds: number,
): ForkSummary {
  const counts = powers.map(() => ({ found: 0, main: 0, stale: 0, reward: 0 }));
  let uncles = 0;
  for (let block = 1; block < tree.count; block++) {
    const own = counts[tree.miners[block]!]!;
    const fate = fates[block]!;
    if (fate === "withheld") continue;
    own.found++;
    own[fate]++;
    if (fate === "main") uncles += payBlock(tree, block, counts);
  }
  const found = sum(counts, "found");
  const main = sum(counts, "main");
  const paid = sum(counts, "reward");
  const totalPower = powers.reduce((total, power) => total + power, 0);
  return {
    found,
    main,
    staleRate: found === 0 ? 0 : (found - main) / found,
    uncleRate: found === 0 ? 0 : uncles / found,
    growthPerSecond: main / endSeconds,
    spreadSeconds: SPREAD_SHARES.map((_, index) => computeMedianSpread(tree, fates, index)),
    miners: counts.map(({ reward, ...count }, index) => ({
      powerShare: powers[index]! / totalPower,
      ...count,
      mainShare: main === 0 ? null : count.main / main,
      rewardShare: paid === 0 ? null : reward / paid,
    })),
  };
}

/** @returns how many uncles the block pays */
function payBlock(tree: BlockTree, block: number, counts: readonly { reward: number }[]): number {
  const own = counts[tree.miners[block]!]!;
  own.reward += 1;
  let uncles = 0;
  for (let index = 0; index < UNCLES_PER_BLOCK; index++) {
    const uncle = tree.uncles[UNCLES_PER_BLOCK * block + index]!;
    if (uncle === NO_BLOCK) continue;
    uncles++;
    own.reward += NEPHEW_SHARE;
    counts[tree.miners[uncle]!]!.reward += computeUncleShare(tree.heights[block]! - tree.heights[uncle]!);
  }
  return uncles;
}

/** A few blocks that were shown late, or first lost a tie, take long to spread; a median leaves them be. */
function computeMedianSpread(tree: BlockTree, fates: readonly BlockFate[], index: number): number | null {
  const known: number[] = [];
  for (let block = 1; block < tree.count; block++) {
    const seconds = tree.spreadSeconds[SPREAD_SHARES.length * block + index]!;
    if (fates[block] === "main" && !Number.isNaN(seconds)) known.push(seconds);
  }
  if (known.length === 0) return null;
  const sorted = Float64Array.from(known).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function sum<Key extends string>(counts: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return counts.reduce((total, count) => total + count[key], 0);
}
