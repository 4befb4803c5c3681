import type { DeviceKind } from "../../hardware-models/device.ts";
import { learnMargin } from "../agents/margin-got.ts";
import { computeFutureValue } from "../agents/typical-miner.ts";
import { applyOfferMonth, applyOfferPurchase, listMadeParts, type OfferBook } from "../markets/chip-offer.ts";
import { applyClearingPrice } from "../markets/offer-price.ts";
import { computeGrownWafers, computeWafersAtHand, shareWafers } from "../markets/wafers.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { CohortDevice, DeviceBids, DeviceSale, SaleTerms } from "./cohort-input.ts";
import { describeCohortMiner, type PaidMonth } from "./maker-prospect.ts";
import {
  FOUNDRY_YEAR,
  getOffer,
  isReleased,
  type MakerAtWork,
  type MakersState,
  type ReleasedProject,
} from "./maker-state.ts";

/** What firms sell to miners alone; processors and graphics cards are bought in shops. */
const madeForMining: ReadonlySet<DeviceKind> = new Set(["fpga", "asic"]);
/** [months] an assumption: over which makers look at what miners spend. */
const SPENDING_MEMORY_MONTHS = 3;

/**
 * Opens a month's sales: of each node's wafers what is on order has its part, the rest is shared among those who sell on
 * it, and what they allow can be ordered.
 */
export function applyMadeMonth({ input, makers }: MakersState, timeSeconds: number): void {
  const year = 1970 + timeSeconds / SECONDS_PER_YEAR;
  const selling = makers.flatMap((maker) => {
    const offer = getOffer(maker);
    return offer === undefined ? [] : { maker, offer };
  });
  for (const name of new Set(selling.map(({ offer }) => offer.plan.node.name))) {
    const own = selling.filter(({ offer }) => offer.plan.node.name === name);
    const wafers = computeWafersAtHand(input.market, year - own[0]!.offer.plan.firstVolumeYear, year - FOUNDRY_YEAR);
    for (const { maker } of own) {
      if (!maker.isSoldOut) continue;
      maker.wafersPerMonth = computeGrownWafers(maker.wafersPerMonth, input.growthPerMonth, wafers);
    }
    const promised = own.map(({ offer }) => computePromisedWafers(offer.sale.book));
    const free = wafers - promised.reduce((sum, one) => sum + one, 0);
    const wanted = own.map(({ maker }, at) => Math.max(0, maker.wafersPerMonth - promised[at]!));
    shareWafers(Math.max(0, free), wanted).forEach((given, at) => {
      applyOfferMonth(own[at]!.offer.sale.book, promised[at]! + given, input.market.bookMonths);
    });
  }
}

/** Wafers that the coming month's part of what is on order takes, at the rate that was promised with it. */
function computePromisedWafers({ backlogUnits, capacityUnits, machine }: OfferBook): number {
  return Math.min(Math.max(0, backlogUnits - capacityUnits), capacityUnits) * machine.wafersPerUnit;
}

/**
 * The month's prices: each machine, the most efficient first, at what the last buyer of all that can be ordered would
 * pay, less the part left to him, and never below its floor. Money spent on one machine is gone for the next.
 */
export function setMadeTerms(
  { input, makers }: MakersState,
  bids: readonly DeviceBids[],
  budgetUsd: number,
): ReadonlyMap<CohortDevice, SaleTerms> {
  const sites = bids[0]?.valuesUsd.length ?? 0;
  const budgets = new Float64Array(sites).fill(budgetUsd / sites);
  const joules = ({ device }: DeviceBids) => device.powerWatts / device.workPerSecond;
  const books = new Map(
    makers.flatMap(({ projects }) => projects.filter(isReleased)).map(({ sale }) => [sale.device, sale.book]),
  );
  const terms = new Map<CohortDevice, SaleTerms>();
  for (const { device, valuesUsd } of bids.toSorted((one, other) => joules(one) - joules(other))) {
    const book = books.get(device);
    if (book === undefined) continue;
    if (book.leftUnits > 0) {
      const list = valuesUsd.map((valueUsd, site) => ({ valueUsd, budgetUsd: budgets[site]! }));
      const spent = applyClearingPrice(book, list, input.market.buyerShare);
      valuesUsd.forEach((valueUsd, site) => {
        if (valueUsd >= book.priceUsd) budgets[site]! *= 1 - spent;
      });
    }
    terms.set(device, { priceUsd: book.priceUsd, mostUnits: book.leftUnits });
  }
  return terms;
}

/**
 * Takes the month's orders, and lets makers learn what part of the largest margin they get.
 *
 * @returns by device the parts of its orders that are made in this month, the next, and so on
 */
export function applyMadeSales(
  state: MakersState,
  { revenueUsdPerHash, outlook }: PaidMonth,
  sales: readonly DeviceSale[],
): ReadonlyMap<CohortDevice, readonly number[]> {
  const spentUsd = sales.reduce(
    (sum, { device, units, priceUsd }) => (madeForMining.has(device.kind) ? sum + units * priceUsd : sum),
    0,
  );
  state.spentUsdPerMonth += (spentUsd - state.spentUsdPerMonth) / SPENDING_MEMORY_MONTHS;
  const miner = describeCohortMiner(state, outlook);
  const pay = { revenueUsdPerWork: revenueUsdPerHash, ...outlook };
  const made = sales.flatMap((sale) => findProject(state, sale));
  return new Map(
    made.map(({ maker, project, device, units, priceUsd }) => {
      const { machine } = project.sale.book;
      const worthUsd = computeFutureValue(miner, pay, machine, { aheadYears: outlook.leadYears, leastUsdPerWork: 0 });
      const mostUsd = worthUsd * (1 - state.input.market.buyerShare);
      state.marginGot = learnMargin(
        state.marginGot,
        { priceUsd, unitCostUsd: machine.unitCostUsd, mostUsd },
        made.length,
      );
      return [device, applySale(maker, project, units, priceUsd)];
    }),
  );
}

function applySale(maker: MakerAtWork, { sale }: ReleasedProject, units: number, priceUsd: number): number[] {
  const { book } = sale;
  const parts = units > 0 ? listMadeParts(book.backlogUnits, units, book.capacityUnits) : [1];
  applyOfferPurchase(book, units);
  maker.isSoldOut = book.leftUnits === 0;
  sale.salesUsd += units * priceUsd;
  maker.accounts.salesUsd += units * priceUsd;
  maker.accounts.makingUsd += units * book.machine.unitCostUsd;
  return parts;
}

function findProject({ makers }: MakersState, sale: DeviceSale) {
  return makers.flatMap((maker) => {
    const project = maker.projects.filter(isReleased).find((one) => one.sale.device === sale.device);
    return project === undefined ? [] : { ...sale, maker, project };
  });
}
