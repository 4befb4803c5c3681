import { applySale } from "../ledger.ts";
import { earnsByStake, earnsByWork } from "../rule-earnings.ts";
import type { World } from "../world.ts";
import { applyDebtService, applyInterest, applyUnpaidBills } from "./debt-service.ts";

/** What a month was for each party: filled by `applyBills`, read by the recorder, and used again next month. */
export interface MonthBooks {
  /** [smallest unit] all rewards up to the month's start, and what was not free yet then */
  readonly rewardBefore: Float64Array;
  readonly lockedBefore: Float64Array;
  readonly rewardSatoshi: Float64Array;
  readonly electricityUsd: Float64Array;
  /** [J] at the meter */
  readonly energyJoules: Float64Array;
}

export function createMonthBooks(parties: number): MonthBooks {
  return {
    rewardBefore: new Float64Array(parties),
    lockedBefore: new Float64Array(parties),
    rewardSatoshi: new Float64Array(parties),
    electricityUsd: new Float64Array(parties),
    energyJoules: new Float64Array(parties),
  };
}

/**
 * Closes a month: rewards are valued at the month's price, electricity, taxes and what loans take fall due, and miners
 * sell coins to pay.
 * What they keep of the rest follows `sellRest`; of the money made by that, the reinvested part stays in the business
 * and the owners take the other.
 *
 * @param sellRest part of the coins left after bills that a party sells, 0 to 1
 */
export function applyBills(
  world: World,
  month: MonthBooks,
  seconds: number,
  sellRest: (party: number) => number,
): void {
  const { books, population, fleet, ledger } = world;
  const usdPerSatoshi = world.priceUsd[world.month]! / world.unitsPerCoin;
  const nodeWatts = getNodePowerWatts(world);
  const isWork = earnsByWork(world.rule);
  const { credit } = world;
  if (credit !== null) applyInterest(credit);
  for (let party = 0; party < population.size; party++) {
    const reward = books.rewardSatoshi[party]! - month.rewardBefore[party]!;
    const locked = ledger.vesting.locked[party]!;
    // Coins of the month that can be sold: those paid, less those locked, with those that fell due.
    const freed = reward - (locked - month.lockedBefore[party]!);
    const workWatts = isWork ? fleet.powerWatts[party]! : 0;
    const billedWatts = isWork ? fleet.billedWatts[party]! : 0;
    const node = runsNode(world, party) ? nodeWatts : 0;
    const meterSeconds = world.market.hardware.pue * seconds;
    const energy = (workWatts + node) * meterSeconds;
    const bill = (billedWatts + node) * meterSeconds * population.electricityUsdPerJoule[party]!;
    month.rewardSatoshi[party] = reward;
    month.energyJoules[party] = energy;
    month.lockedBefore[party] = locked;
    month.rewardBefore[party] = books.rewardSatoshi[party]!;
    month.electricityUsd[party] = bill;
    const tax = reward * usdPerSatoshi * (world.market.taxes?.revenueShare ?? 0);
    books.revenue[party]! += reward * usdPerSatoshi;
    books.tax[party]! += tax;
    books.electricity[party]! += bill;
    if (party >= population.minerCount) continue;
    const ownUsd = books.cash[party]! + ledger.coins[party]! * usdPerSatoshi - (bill + tax);
    const service = credit === null ? 0 : applyDebtService(world, credit, party, ownUsd);
    applyMinerSales(world, party, bill + tax + service, freed, usdPerSatoshi, sellRest(party));
    if (credit !== null) applyUnpaidBills(world, credit, party);
  }
}

/** [W] of the node that a party needs to take part, besides its devices. */
export function getNodePowerWatts({ rule, input }: World): number {
  return rule.kind === "lottery"
    ? rule.computeNodePowerWatts(input.scheme.rule.parameters)
    : rule.computeNodePowerWatts(input.scheme.rule);
}

/** Who works runs a node, and so does who stakes and does not delegate to another. */
function runsNode({ rule, fleet, ledger, staking, delegation }: World, party: number): boolean {
  if (earnsByWork(rule) && fleet.workRate[party]! > 0) return true;
  const stakes = earnsByStake(rule) && staking[party] === 1 && ledger.coins[party]! > 0;
  return stakes && delegation.validatorOf[party] === party;
}

/** Bills come first, from coins and then from cash; a debt is carried until it is paid. */
function applyMinerSales(
  world: World,
  party: number,
  bill: number,
  freed: number,
  usdPerSatoshi: number,
  sellShare: number,
): void {
  const { books, ledger, population } = world;
  const due = bill + Math.max(0, -books.cash[party]!);
  const forBills = usdPerSatoshi > 0 ? Math.min(ledger.coins[party]!, Math.ceil(due / usdPerSatoshi)) : 0;
  applySale(ledger, party, forBills);
  books.cash[party]! += forBills * usdPerSatoshi - bill;
  const rest = Math.min(ledger.coins[party]!, Math.max(0, freed - forBills));
  const sold = Math.floor(rest * sellShare);
  applySale(ledger, party, sold);
  books.cash[party]! += sold * usdPerSatoshi * population.reinvestShare[party]!;
}
