import { applyBlocks, countBlocksToWindowEvent, getWorkPerBlock } from "./chain.ts";
import { raceCompounding, raceFixed } from "./engine/lottery.ts";
import { WeightTree } from "./engine/weight-tree.ts";
import { AliasTable } from "./engine/weighted-draw.ts";
import { getFeesPerBlock, getOwedFees } from "./fees-per-block.ts";
import { applySettlement } from "./ledger.ts";
import type { LotteryRule } from "./reward-rules/lottery-rule.ts";
import { partyRoles } from "./reward-rules/settlement.ts";
import { askRule } from "./rule-error.ts";
import { convertSatoshi } from "./scheduled-issuance.ts";
import { computeStakes } from "./stakes.ts";
import type { World } from "./world.ts";

/** Chances in the lottery while fleets and stakes stay as they are. */
interface Lottery {
  readonly ratePerSecond: (workPerBlock: number) => number;
  readonly table: AliasTable | null;
  readonly tree: WeightTree | null;
}

/**
 * Runs the chain to `untilSeconds` in stretches of equal rewards and difficulty: a stretch ends at a retarget, at a
 * halving, or at the end. Fleets and staking must not change meanwhile.
 */
export function applyBlocksUntil(world: World, rule: LotteryRule, untilSeconds: number): void {
  const { chain, fingerprint } = world;
  const lottery = createLottery(world, rule);
  while (chain.race.timeSeconds < untilSeconds) {
    const maxBlocks = Math.min(
      countBlocksToWindowEvent(chain),
      rule.computeNextSubsidyChange(chain.height) - chain.height,
    );
    const subsidyPerBlock = convertSatoshi(rule.computeSubsidy(chain.height), world.unitsPerCoin);
    const rate = lottery.ratePerSecond(getWorkPerBlock(chain));
    const likelyBlocks = Math.min(maxBlocks, rate * (untilSeconds - chain.race.timeSeconds));
    const feesPerBlock = computeAffordableFees(world, subsidyPerBlock, maxBlocks, likelyBlocks);
    chain.wins.fill(0);
    const { race, waits, winners, wins } = chain;
    let found = 0;
    if (lottery.tree !== null) {
      const reward = computeWinnerReward(rule, subsidyPerBlock, feesPerBlock);
      const { stakedShare } = world.population;
      found = raceCompounding(
        race,
        rate,
        untilSeconds,
        maxBlocks,
        lottery.tree,
        reward,
        stakedShare,
        waits,
        winners,
        wins,
        fingerprint,
      );
    } else if (lottery.table !== null) {
      found = raceFixed(race, rate, untilSeconds, maxBlocks, lottery.table, waits, winners, wins, fingerprint);
    } else {
      race.timeSeconds = untilSeconds;
    }
    applyBlocks(chain, found);
    settleStretch(world, rule, found, subsidyPerBlock, feesPerBlock);
  }
}

/** [smallest unit] that the rule pays a party for one block: what joins its stake. */
function computeWinnerReward(rule: LotteryRule, subsidyPerBlock: number, feesPerBlock: number): number {
  const { payouts } = rule.computeSettlement({ wins: Float64Array.of(1), subsidyPerBlock, feesPerBlock });
  return partyRoles.reduce((sum, role) => sum + (payouts[role]?.[0] ?? 0), 0);
}

function createLottery(world: World, rule: LotteryRule): Lottery {
  const weights = rule.weighs === "work" ? world.fleet.workRate : computeStakes(world);
  let total = 0;
  for (const weight of weights) total += weight;
  if (total === 0) return { ratePerSecond: () => 0, table: null, tree: null };
  if (rule.weighs === "work") {
    return { ratePerSecond: (hashes) => total / hashes, table: new AliasTable(weights), tree: null };
  }
  return {
    ratePerSecond: () => 1 / world.chain.targetIntervalSeconds,
    table: null,
    tree: new WeightTree(weights),
  };
}

/**
 * Users cannot pay more than they own: the market's coins bound the fees of a stretch. Customers of serving pay no more
 * than they owe: blocks that come faster than their target bring in less each.
 */
function computeAffordableFees(world: World, subsidyPerBlock: number, maxBlocks: number, likelyBlocks: number): number {
  const fees = getFeesPerBlock(world, subsidyPerBlock);
  const blocks = Number.isFinite(maxBlocks) ? maxBlocks : 1e6;
  const owed = world.serving === null ? Number.POSITIVE_INFINITY : getOwedFees(world, world.serving);
  return Math.min(fees, Math.floor(world.ledger.market / blocks), Math.floor(owed / Math.max(1, likelyBlocks)));
}

function settleStretch(
  world: World,
  rule: LotteryRule,
  found: number,
  subsidyPerBlock: number,
  feesPerBlock: number,
): void {
  if (found === 0) return;
  const { wins } = world.chain;
  const settlement = askRule(rule.name, `block ${world.chain.height - 1}`, () => {
    const asked = rule.computeSettlement({ wins, subsidyPerBlock, feesPerBlock });
    applySettlement(world.ledger, asked);
    return asked;
  });
  addTo(world.books.blocksWon, wins);
  for (const role of partyRoles) {
    const payouts = settlement.payouts[role];
    if (payouts !== undefined) addTo(world.books.rewardSatoshi, payouts);
  }
}

function addTo(totals: Float64Array, values: Float64Array): void {
  for (let party = 0; party < values.length; party++) totals[party]! += values[party]!;
}
