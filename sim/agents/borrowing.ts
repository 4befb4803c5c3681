import type { Order, World } from "../world.ts";
import { createCollateralPrice } from "./collateral.ts";
import { computeMarginalPay } from "./entry-choice.ts";
import { type Appraisal, type DeviceChoice, paysAt } from "./investment.ts";
import type { MarketView } from "./market-view.ts";
import { computeOutlook } from "./outlook.ts";

/** What a miner would like to buy, and with whose money. */
export interface FinancedChoice extends DeviceChoice {
  /** [USD] most that the lender adds for one device; 0 where the miner does not borrow for it */
  readonly loanUsd: number;
}

/** [USD] most that the lender lends on a new device, by device */
export type LargestLoan = (device: number) => number;

/** What the lender lends in a review: the agreed part of what a new device is worth to it, which is at most its price. */
export function createLargestLoan(world: World, view: MarketView): LargestLoan {
  const { credit } = world.market;
  if (world.credit === null || credit === undefined || credit.loanToValue === 0) return () => 0;
  const price = createCollateralPrice(world, view);
  return (device) => credit.loanToValue * price(device, world.fleet.lifeMonths);
}

/** What a device would be bought for. */
export interface DeviceTerms {
  readonly leadMonths: number;
  readonly appraise?: Appraisal | undefined;
}

/** What a miner can choose from. */
export interface FinancedCase {
  readonly party: number;
  readonly budgetUsd: number;
  /** The best device that so much money buys. */
  readonly choose: (budgetUsd: number) => DeviceChoice;
  readonly describe: (device: number) => DeviceTerms;
}

/** The best device within reach with a loan, if the miner borrows for it, else the best that its own money buys. */
export function chooseFinanced(
  world: World,
  view: MarketView,
  largestLoan: LargestLoan,
  { party, budgetUsd, choose, describe }: FinancedCase,
): FinancedChoice {
  if (!isServed(world, party)) return { ...choose(budgetUsd), loanUsd: 0 };
  const computeLoan = (device: number) =>
    device >= 0 && wouldBorrow(world, view, party, device, describe(device)) ? largestLoan(device) : 0;
  const stretched = choose(budgetUsd / (1 - world.market.credit!.loanToValue));
  const loanUsd = computeLoan(stretched.device);
  if (loanUsd > 0 && world.devices[stretched.device]!.priceUsd - loanUsd <= budgetUsd) return { ...stretched, loanUsd };
  const own = choose(budgetUsd);
  return { ...own, loanUsd: computeLoan(own.device) };
}

/**
 * True where a miner borrows for a device that it would buy anyhow: it is still worth its price after the loss of pay that
 * the miner imagines, with the interest as the return asked. The return of the device, after risk, beats the interest.
 */
function wouldBorrow(
  world: World,
  view: MarketView,
  party: number,
  device: number,
  { leadMonths, appraise }: DeviceTerms,
): boolean {
  const { payRisk, interestPerYear } = world.market.credit!;
  const usdPerWork = computeMarginalPay(world, party, view.revenueUsdPerWork) * (1 - payRisk);
  const usdPerJoule = world.population.electricityUsdPerJoule[party]! * world.market.hardware.pue;
  const discountPerYear = computeContinuousRate(interestPerYear);
  const outlook = { ...computeOutlook(world, view, party, leadMonths), discountPerYear };
  const value = appraise && ((_: number, terms: Parameters<Appraisal>[1]) => appraise(device, terms));
  return paysAt(world.devices[device]!, usdPerJoule, usdPerWork, outlook, value);
}

/** A lender lends to miners of its groups, and to nobody who has defaulted. */
function isServed({ credit, market, population }: World, party: number): boolean {
  if (credit === null || market.credit === undefined || party >= population.minerCount) return false;
  if (credit.hasDefaulted[party] === 1) return false;
  const { loanToValue, groups } = market.credit;
  return loanToValue > 0 && (groups?.includes(population.groupNames[population.groupOf[party]!]!) ?? true);
}

/** [1/year] continuously compounded, of interest paid every month */
function computeContinuousRate(interestPerYear: number): number {
  return 12 * Math.log1p(interestPerYear / 12);
}

/**
 * [USD] what each buyer can pay for a device with loans at its price of now, one entry a party and a cloud; own money only
 * where it does not borrow. Loans are cut alike where the lender has too little for all.
 */
export function listReach(
  world: World,
  view: MarketView,
  { device, leadMonths }: { readonly device: number; readonly leadMonths: number },
  ownUsd: Float64Array,
): Float64Array {
  if (world.credit === null) return ownUsd;
  const loanUsd = createLargestLoan(world, view)(device);
  const perOwnUsd = loanUsd / (world.devices[device]!.priceUsd - loanUsd);
  const loans = ownUsd.map((usd, party) =>
    usd > 0 && isServed(world, party) && wouldBorrow(world, view, party, device, { leadMonths }) ? usd * perOwnUsd : 0,
  );
  const wantedUsd = loans.reduce((sum, usd) => sum + usd, 0);
  const part = Math.min(1, world.credit.lender.cashUsd / Math.max(1, wantedUsd));
  return ownUsd.map((usd, party) => usd + loans[party]! * part);
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

/** What a sum may miss by rounding is no loan. */
const SMALLEST_LOAN_USD = 1e-6;

/** Lends what an order takes beyond the buyer's own money; its machines are pledged. */
export function applyLoan(world: World, order: Order, { ownUsd, loanUsd }: Financing): void {
  const { credit, market, fleet, books } = world;
  const { party, device, units, month, priceUsd } = order;
  const lentUsd = units * priceUsd - ownUsd;
  if (credit === null || market.credit === undefined || loanUsd === 0 || lentUsd < SMALLEST_LOAN_USD) return;
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
