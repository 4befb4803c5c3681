import { addMonths, parseMonth } from "../../sim/calendar.ts";
import { countBlocksBefore } from "../../sim/chain.ts";
import type { MonthRow } from "../../sim/markets/history.ts";
import { isWorkLottery } from "../../sim/rule-earnings.ts";
import { computeScheduledIssuance } from "../../sim/scheduled-issuance.ts";
import { SATOSHI_PER_BITCOIN, SECONDS_PER_YEAR } from "../../sim/units.ts";
import { getChosenRule } from "../named-rule.ts";
import type { Problem } from "../problem.ts";
import type { Scenario, SchemeChoice } from "../scenario.ts";

/**
 * Coins are counted one by one in their smallest unit: all that exist at the start and all that the run can mint must
 * together stay a whole number of 53 bits, or a run would end in the month in which they no longer do.
 */
export function checkSupply(scenario: Scenario, history: readonly MonthRow[]): Problem[] {
  const { unitsPerCoin } = scenario.chain;
  const mostUnits = Number.MAX_SAFE_INTEGER;
  const [startCoins, mintedCoins] = computeMostCoins(scenario, history);
  const units = (startCoins + mintedCoins) * unitsPerCoin;
  if (units <= mostUnits) return [];
  const coins = `${render(startCoins)} coins at the start and up to ${render(mintedCoins)} minted`;
  return [
    {
      path: "chain.unitsPerCoin",
      expected: `at most 2^53 (9.0e15) units in all, as they are counted one by one`,
      found: `${render(units)}: ${coins}, ${render(unitsPerCoin)} units each`,
      cure: describeCure(mostUnits / (startCoins + mintedCoins)),
    },
  ];
}

const render = (amount: number) => (amount >= 1e6 ? amount.toExponential(2) : String(Math.round(amount)));

function describeCure(mostUnitsPerCoin: number): string {
  if (mostUnitsPerCoin < 1) return "Count in larger coins, at a higher price each, or let the run end earlier.";
  const units = 10 ** Math.floor(Math.log10(mostUnitsPerCoin));
  return `Count the coin in larger units: write ${units >= 1e6 ? units.toExponential() : units}, whatever the chain's own are; pay is rounded to a unit.`;
}

/** At the start, and minted at most in the run: under the scheme that can mint most. */
function computeMostCoins(scenario: Scenario, history: readonly MonthRow[]): readonly [number, number] {
  const { chain, start } = scenario;
  const height = chain.startHeight === "history" ? countBlocksBefore(start, history) : chain.startHeight;
  const startCoins = chain.startSupplyCoins === "history" ? computeScheduledCoins(0, height) : chain.startSupplyCoins;
  const minted = scenario.schemes.map((scheme) => computeMostMinted(scenario, scheme, startCoins, height));
  return [startCoins, Math.max(...minted)];
}

function computeMostMinted(
  scenario: Scenario,
  { rule: choice, difficulty }: SchemeChoice,
  supply: number,
  height: number,
): number {
  const seconds = parseMonth(addMonths(scenario.end, 1)) - parseMonth(scenario.start);
  const rule = getChosenRule(choice);
  // A user's own rule is not asked: what it mints beyond the schedule ends its run when it is too much.
  const mintsOwn = choice.own === undefined && choice.choices["emission"] === "own";
  if (rule.kind === "epoch" && mintsOwn && rule.computeMostOwnIssuance !== undefined) {
    return rule.computeMostOwnIssuance(supply, seconds / SECONDS_PER_YEAR, choice);
  }
  const onTarget = seconds / scenario.chain.targetIntervalSeconds;
  if (!isWorkLottery(rule)) return computeScheduledCoins(height, height + Math.ceil(onTarget));
  // Without retargets a fleet that grows a thousandfold mints a thousand times as much.
  if (difficulty.name === "none") return computeScheduledCoins(height, Number.POSITIVE_INFINITY);
  return computeScheduledCoins(height, height + Math.ceil(FASTEST * onTarget) + FAST_BLOCKS);
}

/** Difficulty lags behind work: by a growth that doubles the pace of blocks for good, and 40 windows at no time at all. */
const FASTEST = 2;
const FAST_BLOCKS = 40 * 2016;

/** [coins] of the common schedule in the blocks `from` to `to` - 1. */
function computeScheduledCoins(from: number, to: number): number {
  return computeScheduledIssuance(from, to, SATOSHI_PER_BITCOIN) / SATOSHI_PER_BITCOIN;
}
