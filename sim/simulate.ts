import { applyBans } from "./agents/bans.ts";
import { applyBills, createMonthBooks, type MonthBooks } from "./agents/bookkeeping.ts";
import type { Workshop } from "./agents/chip-project.ts";
import { applyValuations } from "./agents/collateral.ts";
import { listBills } from "./agents/debt-service.ts";
import { applyDelivery, applyTotals } from "./agents/fleet.ts";
import { applyMakerReviews } from "./agents/maker-review.ts";
import { computeMarketView } from "./agents/market-view.ts";
import { applyRents } from "./agents/other-work.ts";
import { computeStakeValue } from "./agents/outlook.ts";
import { applyReview } from "./agents/review.ts";
import { applySeizures } from "./agents/seizures.ts";
import { applyValidatorElection } from "./agents/staking-choice.ts";
import { applyBlocksUntil } from "./block-stretches.ts";
import { getDifficulty } from "./chain.ts";
import { type Clock, createClock } from "./engine/clock.ts";
import { createFacility } from "./engine/facility.ts";
import type { SimJs } from "./engine/simjs-types.ts";
import { applyEpochsUntil, createEpochState } from "./epochs.ts";
import { noteMonth, noteOrders } from "./event-stream.ts";
import { recordCredit } from "./metrics/record-credit.ts";
import { type CostedMonth, recordServing } from "./metrics/record-serving.ts";
import { createRecorder, type Recorder, recordMonth, recordSpending } from "./metrics/recorder.ts";
import { describeRun } from "./metrics/run-summary.ts";
import { applyPhase } from "./phases.ts";
import { earnsByStake } from "./rule-earnings.ts";
import type { RunResult } from "./run-result.ts";
import { applyServingEnd, applyServingMonth } from "./serve-month.ts";
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
  const workshop = createWorkshop(world, clock);
  const costed: CostedMonth[] = [];
  // 2. A review at the end of every month; deliveries join the clock as they are ordered.
  for (let month = 0; month < world.months.length; month++) {
    clock.schedule(world.monthStarts[month + 1]!, () => {
      closeMonth(world, { recorder, books, clock, workshop, costed }, month);
    });
  }
  // 3. The clock runs; between two events the lottery does.
  clock.runUntil(world.monthStarts[world.months.length]!);
  // 4. What it came to.
  return describeRun(world, recorder, costed);
}

/** What goes on beside the world. */
interface Surroundings {
  readonly recorder: Recorder;
  readonly books: MonthBooks;
  readonly clock: Clock;
  /** Where chips are designed; null where nobody does. */
  readonly workshop: Workshop | null;
  /** What serving cost in each month so far; stays empty where nobody buys. */
  readonly costed: CostedMonth[];
}

function createWorkshop(world: World, clock: Clock): Workshop | null {
  const { industry } = world;
  return industry && { world, industry, clock, foundry: createFacility(clock, industry.market.foundrySlots) };
}

function closeMonth(world: World, { recorder, books, clock, workshop, costed }: Surroundings, month: number): void {
  world.month = month;
  const seconds = world.monthStarts[month + 1]! - world.monthStarts[month]!;
  // a. Blocks or epochs of the month, at the hashrate and stake that last month's review and deliveries left.
  applyTotals(world.fleet);
  if (world.serving !== null) applyServingMonth(world, world.serving, seconds);
  applyRewardsUntil(world, clock.now());
  if (world.serving !== null) applyServingEnd(world, world.serving);
  // b. Bills, sales, and what the month was.
  applyBills(world, books, seconds, createSellPolicy(world));
  applyRents(world, seconds);
  recordMonth(recorder, world, books, seconds);
  if (world.serving !== null) costed.push(recordServing(world, world.serving, books, seconds));
  noteMonth(world);
  if (world.credit !== null) applySeizures(world, world.credit);
  // c. What a date changes, and decisions, on what is known by now. The last month needs none.
  if (month < world.months.length - 1) {
    applyPhase(world);
    scheduleDeliveries(world, clock, applyReview(world, listBills(world, books.electricityUsd)));
    if (workshop !== null) applyMakerReviews(workshop);
  } else if (world.credit !== null) {
    applyValuations(world, world.credit, computeMarketView(world));
  }
  recordSpending(recorder, world);
  if (world.credit !== null) recordCredit(world.credit);
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

/** Orders of a review that arrive in the same month arrive together, at its first second; after the end none does. */
function scheduleDeliveries(world: World, clock: Clock, orders: readonly Order[]): void {
  for (const month of new Set(orders.map((order) => order.month))) {
    if (month >= world.months.length) continue;
    const arriving = orders.filter((order) => order.month === month);
    noteOrders(world.fingerprint, arriving);
    clock.schedule(world.monthStarts[month]!, () => {
      for (const { party, device, units, priceUsd } of arriving) {
        applyDelivery(world.fleet, party, device, units, month, priceUsd);
      }
      applyBans(world, month);
    });
  }
}
