import type { Order, World } from "../world.ts";
import { computeCollateralValue } from "./collateral.ts";
import type { DeviceChoice } from "./investment.ts";
import type { MarketView } from "./market-view.ts";

/** What a miner would like to buy, and with whose money. */
export interface FinancedChoice extends DeviceChoice {
  /** [USD] most that the lender adds for one device; 0 where the miner does not borrow for it */
  readonly loanUsd: number;
}

/** What decides whether a miner borrows for a device. */
export interface BorrowingCase {
  readonly party: number;
  readonly budgetUsd: number;
  /** The best device that so much money buys. */
  readonly choose: (budgetUsd: number) => DeviceChoice;
  /** Whether a device is worth its price at a part of the pay, by a miner that asks for such a return. */
  readonly isWorth: (device: number, payPart: number, discountPerYear: number) => boolean;
}

/**
 * The best device within reach with a loan, if the miner borrows for it, else the best that its own money buys. A miner
 * borrows where a device that it would buy anyhow is still worth its price after the loss of pay that it imagines, with
 * the interest as the return asked: where the return of the device, after risk, beats the interest.
 */
export function chooseFinanced(
  world: World,
  view: MarketView,
  { party, budgetUsd, choose, isWorth }: BorrowingCase,
): FinancedChoice {
  const credit = isServed(world, party) ? world.market.credit : undefined;
  if (credit === undefined) return { ...choose(budgetUsd), loanUsd: 0 };
  const rate = computeContinuousRate(credit.interestPerYear);
  const computeLoan = (device: number) =>
    device >= 0 && isWorth(device, 1 - credit.payRisk, rate) ? computeLargestLoan(world, view, device) : 0;
  const stretched = choose(budgetUsd / (1 - credit.loanToValue));
  const loanUsd = computeLoan(stretched.device);
  if (loanUsd > 0 && world.devices[stretched.device]!.priceUsd - loanUsd <= budgetUsd) return { ...stretched, loanUsd };
  const own = choose(budgetUsd);
  return { ...own, loanUsd: computeLoan(own.device) };
}

/** A lender lends to its groups, and to nobody who has defaulted. */
function isServed({ credit, market, population }: World, party: number): boolean {
  if (credit === null || market.credit === undefined || credit.hasDefaulted[party] === 1) return false;
  const { loanToValue, groups } = market.credit;
  return loanToValue > 0 && (groups?.includes(population.groupNames[population.groupOf[party]!]!) ?? true);
}

/** [1/year] continuously compounded, of interest paid every month */
function computeContinuousRate(interestPerYear: number): number {
  return 12 * Math.log1p(interestPerYear / 12);
}

/** [USD] the agreed part of what a new device is worth, to the lender no more than its price */
export function computeLargestLoan(world: World, view: MarketView, device: number): number {
  const worthUsd = computeCollateralValue(world, view, { device, monthsLeft: world.fleet.lifeMonths });
  return world.market.credit!.loanToValue * worthUsd;
}

/** Own money and the lender's for an order. */
export interface Financing {
  readonly ownUsd: number;
  /** [USD] most that the lender adds for each unit */
  readonly loanUsd: number;
}

/** Units that own money and what the lender still has can pay for. */
export function countPayable({ credit }: World, units: number, priceUsd: number, { ownUsd }: Financing): number {
  if (credit === null) return units;
  const reachUsd = ownUsd + credit.lender.cashUsd;
  return units * priceUsd <= reachUsd ? units : Math.floor(reachUsd / priceUsd);
}

/** Lends what an order takes beyond the buyer's own money; its machines are pledged. */
export function applyLoan(world: World, order: Order, { ownUsd }: Financing): void {
  const { credit, market, fleet, books } = world;
  const { party, device, units, month, priceUsd } = order;
  const lentUsd = units * priceUsd - ownUsd;
  if (credit === null || market.credit === undefined || !(lentUsd > 0)) return;
  const { interestPerYear, termMonths, marginCallAt, walkAwayAt } = market.credit;
  credit.lender.cashUsd -= lentUsd;
  credit.lender.lentUsd += lentUsd;
  credit.books.borrowed[party]! += lentUsd;
  books.cash[party]! += lentUsd;
  credit.loans[party]!.push({
    ...{ party, device, units, interestPerYear, termMonths, marginCallAt, walkAwayAt },
    firstMonth: month,
    scrapMonth: month + fleet.lifeMonths,
    principalUsd: lentUsd,
    leftUsd: lentUsd,
    interestDueUsd: 0,
    worthUsd: 0,
  });
}
