import { applySale } from "../ledger.ts";
import { SATOSHI_PER_BITCOIN } from "../units.ts";
import type { World } from "../world.ts";

/** What a month was for each party: filled by `applyBills`, read by the recorder, and used again next month. */
export interface MonthBooks {
  /** [satoshi] all rewards up to the month's start */
  readonly rewardBefore: Float64Array;
  readonly rewardSatoshi: Float64Array;
  readonly electricityUsd: Float64Array;
  /** [J] at the meter */
  readonly energyJoules: Float64Array;
}

export function createMonthBooks(parties: number): MonthBooks {
  return {
    rewardBefore: new Float64Array(parties),
    rewardSatoshi: new Float64Array(parties),
    electricityUsd: new Float64Array(parties),
    energyJoules: new Float64Array(parties),
  };
}

/**
 * Closes a month: rewards are valued at the month's price, electricity falls due, and miners sell coins to pay it.
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
  const usdPerSatoshi = world.priceUsd[world.month]! / SATOSHI_PER_BITCOIN;
  const nodeWatts = world.rule.computeNodePowerWatts(world.input.scheme.rule.parameters);
  for (let party = 0; party < population.size; party++) {
    const reward = books.rewardSatoshi[party]! - month.rewardBefore[party]!;
    const isWork = world.rule.weighs === "work";
    const workWatts = isWork ? fleet.powerWatts[party]! : 0;
    const billedWatts = isWork ? fleet.billedWatts[party]! : 0;
    const stakes = world.staking[party] === 1 && ledger.coins[party]! > 0;
    const node = !isWork && stakes ? nodeWatts : 0;
    const meterSeconds = world.market.hardware.pue * seconds;
    const energy = (workWatts + node) * meterSeconds;
    const bill = (billedWatts + node) * meterSeconds * population.electricityUsdPerJoule[party]!;
    month.rewardSatoshi[party] = reward;
    month.energyJoules[party] = energy;
    month.rewardBefore[party] = books.rewardSatoshi[party]!;
    month.electricityUsd[party] = bill;
    books.revenue[party]! += reward * usdPerSatoshi;
    books.electricity[party]! += bill;
    if (party < population.minerCount) applyMinerSales(world, party, bill, reward, usdPerSatoshi, sellRest(party));
  }
}

/** Bills come first, from coins and then from cash; a debt is carried until it is paid. */
function applyMinerSales(
  world: World,
  party: number,
  bill: number,
  reward: number,
  usdPerSatoshi: number,
  sellShare: number,
): void {
  const { books, ledger, population } = world;
  const due = bill + Math.max(0, -books.cash[party]!);
  const forBills = usdPerSatoshi > 0 ? Math.min(ledger.coins[party]!, Math.ceil(due / usdPerSatoshi)) : 0;
  applySale(ledger, party, forBills);
  books.cash[party]! += forBills * usdPerSatoshi - bill;
  const rest = Math.min(ledger.coins[party]!, Math.max(0, reward - forBills));
  const sold = Math.floor(rest * sellShare);
  applySale(ledger, party, sold);
  books.cash[party]! += sold * usdPerSatoshi * population.reinvestShare[party]!;
}
