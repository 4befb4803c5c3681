import { applyEntryTerms } from "./agents/entry-terms.ts";
import { applyTraits } from "./agents/population.ts";
import { applyValidatorElection } from "./agents/staking-choice.ts";
import { getDifficulty, getWorkPerBlock } from "./chain.ts";
import { applyEarlyEnd, createEpochState } from "./epochs.ts";
import { applyQuotes } from "./markets/other-work-market.ts";
import type { RewardRule } from "./reward-rules/reward-rule.ts";
import { isWorkLottery } from "./rule-earnings.ts";
import type { MarketInput } from "./simulation-input.ts";
import type { World } from "./world.ts";

/**
 * Puts in force what changes at the first second of the coming month: before that second nothing of it has happened, and
 * the reviews of that second are the first to know it. Money, fleets, coins and luck stay what they are.
 */
export function applyPhase(world: World): void {
  const { input, months, population, deviceMarket, seed } = world;
  const coming = world.month + 1;
  const phase = input.phases?.find(({ date }) => date === months[coming]);
  if (phase === undefined) return;
  const { market, scheme, rule } = phase;
  // The rule of before settles what it has begun, by its own parameters.
  const isReplaced = rule !== world.rule || changesEpochs(world, phase.scheme.rule);
  if (isReplaced && world.epochs !== null) applyEarlyEnd(world, world.epochs);
  const before = world.rule;
  world.input = { ...input, market, scheme, rule };
  world.market = market;
  world.rule = rule;
  applyTraits(population, market, seed);
  applyEntryTerms(world.entryTerms, population, market, coming);
  for (const [kind, supply] of Object.entries(deviceMarket.supply)) {
    supply.growthPerMonth = market.hardware.supply[kind as keyof typeof deviceMarket.supply].growthPerMonth;
  }
  applyRentsFrom(world, market, coming);
  if (isReplaced) startRule(world, before, world.monthStarts[coming]!);
}

function applyRentsFrom({ side, months, devices }: World, { hardware }: MarketInput, from: number): void {
  const otherWork = side?.otherWork ?? null;
  if (otherWork === null || hardware.otherWork === undefined) return;
  applyQuotes(otherWork, hardware.otherWork, { months, devices, from });
}

function changesEpochs({ epochs }: World, parameters: World["input"]["scheme"]["rule"]): boolean {
  return epochs !== null && epochs.rule.computeEpochSeconds(parameters) !== epochs.seconds;
}

/** @throws RangeError where a lottery over work begins in mid-run: nobody has said how hard its first block is */
function startRule(world: World, before: RewardRule, nowSeconds: number): void {
  const { rule, chain, epochs } = world;
  if (isWorkLottery(rule) && !isWorkLottery(before)) {
    throw new RangeError(`rule: ${rule.name} cannot follow ${before.name}`);
  }
  convertTrend(world, before);
  if (rule.kind === "lottery") {
    world.epochs = null;
    chain.race.timeSeconds = nowSeconds;
    return;
  }
  applyValidatorElection(world);
  const state = createEpochState(world, rule, nowSeconds);
  const memory = rule === before && epochs !== null ? epochs.memory : state.memory;
  world.epochs = { ...state, memory, ...(epochs === null ? {} : { random: epochs.random }) };
}

/** Growth is told by difficulty under a lottery and by the rate of work under epochs: what was seen is kept. */
function convertTrend({ rule, chain, workTrend }: World, before: RewardRule): void {
  if (rule.kind === before.kind) return;
  const ratePerDifficulty = getWorkPerBlock(chain) / getDifficulty(chain) / chain.targetIntervalSeconds;
  const factor = rule.kind === "epoch" ? ratePerDifficulty : 1 / ratePerDifficulty;
  for (let month = 0; month < workTrend.length; month++) workTrend[month]! *= factor;
}
