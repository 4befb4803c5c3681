import { createStream } from "./engine/random-stream.ts";
import { createObservation, type EpochObservation, noteObservation } from "./epoch-observation.ts";
import type { EpochState } from "./epoch-state.ts";
import { getFeesPerBlock } from "./fees-per-block.ts";
import { applySettlement, getSupply } from "./ledger.ts";
import { computeNextHalvingHeight } from "./reward-rules/bitcoin-subsidy.ts";
import type { Epoch, EpochRule } from "./reward-rules/epoch-rule.ts";
import { partyRoles, type Settlement } from "./reward-rules/settlement.ts";
import { askRule, RuleError } from "./rule-error.ts";
import { computeScheduledIssuance, computeScheduledSubsidy } from "./scheduled-issuance.ts";
import { computeStakes } from "./stakes.ts";
import type { World } from "./world.ts";

/** @throws RuleError where the rule fails or its epoch is shorter than a second */
export function createEpochState(world: World, rule: EpochRule, firstSecond = world.monthStarts[0]!): EpochState {
  const { chain, input, ledger } = world;
  const parties = ledger.coins.length;
  const seconds = askRule(rule.name, "epoch 0", () => rule.computeEpochSeconds(input.scheme.rule));
  if (!(seconds >= 1 && seconds < Infinity)) {
    throw new RuleError(rule.name, "epoch 0", `expected an epoch of at least a second, got ${seconds} s`);
  }
  return {
    rule,
    seconds,
    firstSecond,
    firstHeight: chain.height,
    random: createStream(world.seed, "rule/luck"),
    memory: askRule(rule.name, "epoch 0", () => rule.createMemory(input.scheme.rule, parties)),
    index: 0,
    timeSeconds: firstSecond,
    work: new Float64Array(parties),
    stake: computeStakes(world),
    validatorOf: world.delegation.validatorOf.slice(),
    heightAtStart: chain.height,
    fees: 0,
    running: createObservation(),
    observed: null,
    issuanceTrend: [],
  };
}

/**
 * Lets the epochs run to `untilSeconds`, at most to the end of the world's month, and settles those that end by then.
 * Work is rate times seconds, so fleets must not change meanwhile; an epoch that crosses a month's end adds up the work
 * of both fleets and is settled in the month in which it ends.
 */
export function applyEpochsUntil(world: World, epochs: EpochState, untilSeconds: number): void {
  epochs.running = createObservation();
  while (epochs.timeSeconds < untilSeconds) {
    const end = epochs.firstSecond + (epochs.index + 1) * epochs.seconds;
    countTo(world, epochs, Math.min(end, untilSeconds));
    if (end <= untilSeconds) settleEpoch(world, epochs);
  }
  if (epochs.running.seconds > 0) epochs.observed = epochs.running;
  if (epochs.observed !== null) epochs.issuanceTrend.push(epochs.observed.issued / epochs.observed.seconds);
}

/** Settles what has passed of the epoch that runs, if it is a second or more: the rule ends here. */
export function applyEarlyEnd(world: World, epochs: EpochState): void {
  const start = epochs.firstSecond + epochs.index * epochs.seconds;
  const seconds = epochs.timeSeconds - start;
  if (seconds >= 1) settleEpoch(world, { ...epochs, seconds, firstSecond: start - epochs.index * seconds });
}

/** Counts work and fees up to a time: the height is that of a chain that keeps its target interval. */
function countTo(world: World, epochs: EpochState, timeSeconds: number): void {
  const { chain, fleet } = world;
  const seconds = timeSeconds - epochs.timeSeconds;
  for (let party = 0; party < epochs.work.length; party++) epochs.work[party]! += fleet.workRate[party]! * seconds;
  const blocks = Math.floor((timeSeconds - epochs.firstSecond) / chain.targetIntervalSeconds);
  const height = epochs.firstHeight + blocks;
  epochs.fees += computeFees(world, chain.height, height);
  chain.height = height;
  epochs.timeSeconds = timeSeconds;
}

/** [smallest unit] paid by users in the blocks `from` to `to` - 1. */
function computeFees(world: World, from: number, to: number): number {
  let fees = 0;
  for (let height = from; height < to; ) {
    const next = Math.min(to, computeNextHalvingHeight(height));
    const subsidy = computeScheduledSubsidy(height, world.unitsPerCoin);
    fees += (next - height) * getFeesPerBlock(world, subsidy);
    height = next;
  }
  return fees;
}

function settleEpoch(world: World, epochs: EpochState): void {
  const { rule, index } = epochs;
  const epoch = describeEpoch(world, epochs);
  askRule(rule.name, `epoch ${index}`, () => {
    const { settlement, memory } = rule.settle(epoch, epochs.memory, world.input.scheme.rule);
    applySettlement(world.ledger, settlement);
    epochs.memory = memory;
    notePay(world, settlement);
    noteObservation(epochs.running, epoch, settlement);
  });
  epochs.index++;
  epochs.work.fill(0);
  epochs.stake = computeStakes(world);
  epochs.validatorOf = world.delegation.validatorOf.slice();
  epochs.heightAtStart = world.chain.height;
  epochs.fees = 0;
}

/** The epoch that runs, as its rule sees it: with copies of what the world changes. */
function describeEpoch(world: World, epochs: EpochState): Epoch {
  const { ledger, chain, unitsPerCoin } = world;
  const stake = epochs.stake.slice();
  // Coins sold at a month's end inside the epoch were not at stake throughout.
  for (let party = 0; party < stake.length; party++) stake[party] = Math.min(stake[party]!, ledger.coins[party]!);
  return {
    index: epochs.index,
    startSeconds: epochs.firstSecond + epochs.index * epochs.seconds,
    seconds: epochs.seconds,
    work: epochs.work.slice(),
    stake,
    validatorOf: epochs.validatorOf,
    // Users cannot pay more than they own.
    fees: Math.min(epochs.fees, ledger.market),
    scheduledIssuance: computeScheduledIssuance(epochs.heightAtStart, chain.height, unitsPerCoin),
    supply: getSupply(ledger),
    carried: ledger.carried,
    unitsPerCoin,
    random: epochs.random,
  };
}

function notePay({ books, priceUsd, month, unitsPerCoin, fingerprint }: World, settlement: Settlement): void {
  for (const role of partyRoles) {
    const payouts = settlement.payouts[role];
    if (payouts === undefined) continue;
    for (let party = 0; party < payouts.length; party++) {
      books.rewardSatoshi[party]! += payouts[party]!;
      fingerprint.update(party, payouts[party]!);
    }
  }
  fingerprint.update(settlement.treasury, settlement.burned);
  fingerprint.update(settlement.issued, settlement.carried);
  if (settlement.slashed === undefined) return;
  const usdPerUnit = priceUsd[month]! / unitsPerCoin;
  for (let party = 0; party < settlement.slashed.length; party++) {
    books.slashedUsd[party]! += settlement.slashed[party]! * usdPerUnit;
  }
}

/**
 * What an epoch like now would come to, with nothing paid and no luck used up: at the work and the stake of now, but
 * one device at work where nobody works, and one coin at stake where nobody stakes, both the first party's.
 */
export function probeEpoch(world: World, epochs: EpochState): EpochObservation {
  const { rule, seconds } = epochs;
  const { chain, fleet, market, unitsPerCoin, input } = world;
  const work = fleet.workRate.map((rate) => rate * seconds);
  if (!work.some((done) => done > 0)) {
    const device = world.devices.find(({ name }) => name === market.chain.startDevice)!;
    work[0] = device.workPerSecond * seconds;
  }
  const stake = computeStakes(world);
  if (!stake.some((coins) => coins > 0)) stake[0] = unitsPerCoin;
  const blocks = Math.max(1, Math.round(seconds / chain.targetIntervalSeconds));
  const epoch: Epoch = {
    ...describeEpoch(world, epochs),
    work,
    stake,
    fees: 0,
    scheduledIssuance: computeScheduledIssuance(chain.height, chain.height + blocks, unitsPerCoin),
    random: createStream("probe", "rule/luck"),
  };
  const sums = createObservation();
  askRule(rule.name, `epoch ${epochs.index}`, () => {
    noteObservation(sums, epoch, rule.settle(epoch, epochs.memory, input.scheme.rule).settlement);
  });
  return sums;
}
