import { applyBills, createMonthBooks, type MonthBooks } from "./agents/bookkeeping.ts";
import { applyDelivery, applyTotals } from "./agents/fleet.ts";
import { computeMarketView } from "./agents/market-view.ts";
import { applyReview, computeStakeValue } from "./agents/review.ts";
import { applyValidatorElection } from "./agents/staking-choice.ts";
import { applyBlocksUntil } from "./block-stretches.ts";
import { getDifficulty } from "./chain.ts";
import { type Clock, createClock } from "./engine/clock.ts";
import type { SimJs } from "./engine/simjs-types.ts";
import { applyEpochsUntil, createEpochState } from "./epochs.ts";
import { createRecorder, type Recorder, recordMonth, recordSpending } from "./metrics/recorder.ts";
import { describeRun } from "./metrics/run-summary.ts";
import { earnsByStake } from "./rule-earnings.ts";
import type { RunResult } from "./run-result.ts";
import type { SimulationInput } from "./simulation-input.ts";
import { createWorld, type Order, type World } from "./world.ts";

/**
 * One replication of one scheme. Pure: the same input gives the same result, to the last bit.
 *
 * @param simJs from `loadSimJs`
 */
export function simulate(input: SimulationInput, simJs: SimJs): RunResult {
  // 1. The world at the scenario's first second.
  const world = createWorld(input);
  applyValidatorElection(world);
  if (world.rule.kind === "epoch") world.epochs = createEpochState(world, world.rule);
  const recorder = createRecorder(world);
  const clock = createClock(simJs, world.monthStarts[0]!);
  const books = createMonthBooks(world.population.size);
  // 2. A review at the end of every month; deliveries join the clock as they are ordered.
  for (let month = 0; month < world.months.length; month++) {
    clock.schedule(world.monthStarts[month + 1]!, () => {
      closeMonth(world, recorder, books, clock, month);
    });
  }
  // 3. The clock runs; between two events the lottery does.
  clock.runUntil(world.monthStarts[world.months.length]!);
  // 4. What it came to.
  return describeRun(world, recorder);
}

function closeMonth(world: World, recorder: Recorder, books: MonthBooks, clock: Clock, month: number): void {
  world.month = month;
  const seconds = world.monthStarts[month + 1]! - world.monthStarts[month]!;
  // a. Blocks or epochs of the month, at the hashrate and stake that last month's review and deliveries left.
  applyTotals(world.fleet);
  applyRewardsUntil(world, clock.now());
  // b. Bills, sales, and what the month was.
  applyBills(world, books, seconds, createSellPolicy(world));
  recordMonth(recorder, world, books, seconds);
  // c. Decisions, on what is known by now. The last month needs none.
  if (month < world.months.length - 1) {
    const orders = applyReview(world, books.electricityUsd);
    scheduleDelivery(world, clock, orders, month + 1 + world.market.hardware.deliveryMonths);
  }
  recordSpending(recorder, world);
}

function applyRewardsUntil(world: World, untilSeconds: number): void {
  const { rule, epochs, chain, workTrend } = world;
  if (rule.kind === "lottery") {
    applyBlocksUntil(world, rule, untilSeconds);
    workTrend.push(getDifficulty(chain));
  } else {
    applyEpochsUntil(world, epochs!, untilSeconds);
    workTrend.push(world.fleet.workRate.reduce((sum, rate) => sum + rate, 0));
  }
}

/** A staker keeps its coins while stake is worth its price; otherwise a miner sells all but what it likes to hold. */
function createSellPolicy(world: World): (party: number) => number {
  const { holdShare } = world.population;
  if (!earnsByStake(world.rule)) return (party) => 1 - holdShare[party]!;
  const view = computeMarketView(world);
  return (party) => (computeStakeValue(world, view, party) >= 0 ? 0 : 1 - holdShare[party]!);
}

/** All orders of a review arrive together, at the first second of a month; what would arrive after the end does not. */
function scheduleDelivery(world: World, clock: Clock, orders: readonly Order[], month: number): void {
  if (orders.length === 0 || month >= world.months.length) return;
  clock.schedule(world.monthStarts[month]!, () => {
    for (const { party, device, units } of orders) applyDelivery(world.fleet, party, device, units, month);
  });
}
