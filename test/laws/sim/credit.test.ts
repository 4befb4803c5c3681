import test, { type ExecutionContext } from "ava";
import { applyBills, createMonthBooks } from "../../../sim/agents/bookkeeping.ts";
import { applyValuations, createCollateralPrice, noteMarks } from "../../../sim/agents/collateral.ts";
import type { Loan } from "../../../sim/agents/credit.ts";
import { applyDebtService, applyInterest } from "../../../sim/agents/debt-service.ts";
import { applyDelivery } from "../../../sim/agents/fleet.ts";
import { computeMarketView } from "../../../sim/agents/market-view.ts";
import { listFreeBatches } from "../../../sim/agents/pledges.ts";
import { applyReview } from "../../../sim/agents/review.ts";
import { applySeizures } from "../../../sim/agents/seizures.ts";
import { applyUsedTrades } from "../../../sim/agents/used-trades.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { loadSimJs } from "../../../sim/engine/simjs.ts";
import { applySale } from "../../../sim/ledger.ts";
import type { CreditInput } from "../../../sim/markets/credit-input.ts";
import type { RunResult } from "../../../sim/run-result.ts";
import { simulate } from "../../../sim/simulate.ts";
import type { MarketInput, MinerGroupInput } from "../../../sim/simulation-input.ts";
import { createWorld, type World } from "../../../sim/world.ts";
import { createMadeInput, createMadeMarket } from "./made-market.ts";
import {
  createDevice,
  createGroup,
  createInput,
  createMarket,
  looksAhead,
  runSmall,
  usedTerms,
} from "./small-market.ts";

const chip = createDevice({ name: "chip", releaseTime: Date.UTC(2013, 2) / 1000, workPerSecond: 4e12 });
const credit: CreditInput = {
  capitalUsd: 1e9,
  loanToValue: 0.6,
  interestPerYear: 0.12,
  termMonths: 12,
  payRisk: 0.2,
  forcedSaleLoss: 0.3,
};

type Change = Partial<MarketInput> & { readonly groups?: readonly Partial<MinerGroupInput>[] };

/** Miners that keep all their money in the business, and a price that falls to an eighth in the middle of 2014. */
function describeMarket({ groups = [{}], ...change }: Change = {}): MarketInput {
  const market = createMarket();
  return {
    ...market,
    end: "2015-12",
    hardware: { ...market.hardware, lifeYears: 3, siteSpread: 0.2 },
    miners: groups.map((group, index) =>
      createGroup({
        name: `group-${index}`,
        count: 6,
        capitalUsd: { distribution: "lognormal", median: 20_000, sigma: 1 },
        initialHashrateShare: 1 / groups.length,
        electricityUsdPerKwh: { distribution: "lognormal", median: 0.06, sigma: 0.5 },
        reinvestShare: 1,
        hashrateGrowthPerYear: 0.7,
        ...group,
      }),
    ),
    shocks: [{ kind: "price", date: "2014-06", factor: 0.125 }],
    credit,
    ...change,
  };
}

const devices = [createDevice(), chip];

async function run(change: Change = {}, seed = "credit"): Promise<RunResult> {
  return runSmall({ devices, market: describeMarket(change), seed });
}

const withUsed = { hardware: { ...describeMarket().hardware, used: usedTerms } };
const sum = (values: Iterable<number | null>) => [...values].reduce<number>((total, value) => total + (value ?? 0), 0);
/** Half a cent, for sums of a few hundred millions of dollars. */
const CENT = 0.005;

/** A party's money at the end is what it had, got and owes less what it paid; and so is the lender's. Returns the defaults. */
function checkMoney(t: ExecutionContext, result: RunResult): number {
  const { parties: borrowers, series, summary } = result.credit!;
  result.parties.forEach((party, index) => {
    const own = borrowers[index]!;
    const resaleUsd = result.side?.parties[index]?.resaleUsd ?? 0;
    const cash =
      party.initialCapitalUsd +
      party.revenueUsd -
      party.electricityUsd -
      party.hardwareUsd +
      resaleUsd +
      own.borrowedUsd -
      own.repaidUsd -
      own.interestUsd +
      own.surplusUsd +
      own.unpaidBillsUsd;
    t.true(Math.abs(party.finalCashUsd - cash) < CENT, `${party.name}: ${party.finalCashUsd} of ${cash}`);
    const owed = own.borrowedUsd - own.repaidUsd - own.forgivenUsd;
    t.true(owed > -CENT);
    const profit = party.finalCashUsd - party.initialCapitalUsd - owed;
    t.true(Math.abs(party.profitUsd - profit) < CENT, `${party.profitUsd} of ${profit}`);
  });
  const total = (key: Exclude<keyof (typeof borrowers)[number], "name">) => sum(borrowers.map((own) => own[key]));
  t.true(Math.abs(total("borrowedUsd") - summary.credit_lent_usd_total) < CENT);
  t.true(Math.abs(total("interestUsd") - summary.credit_interest_usd_total) < CENT);
  t.true(Math.abs(total("forgivenUsd") - summary.credit_written_off_usd_total) < CENT);
  const owed = total("borrowedUsd") - total("repaidUsd") - total("forgivenUsd");
  t.true(Math.abs(owed - summary.credit_debt_usd_end) < CENT);
  const lenderCash =
    credit.capitalUsd -
    total("borrowedUsd") +
    total("repaidUsd") +
    total("interestUsd") +
    summary.credit_recovered_usd_total;
  t.true(Math.abs(lenderCash - series.credit_lender_cash_usd.at(-1)!) < CENT);
  return sum(series.credit_defaults);
}

test("every dollar of miners and lender comes from somewhere and goes somewhere, to the cent", async (t) => {
  let defaults = 0;
  for (const change of [{}, withUsed, { ...withUsed, credit: { ...credit, marginCallAt: 0.9, walkAwayAt: 1.2 } }]) {
    for (const seed of ["a", "b"]) defaults += checkMoney(t, await run(change, seed));
  }
  t.true(defaults > 10, `${defaults}`);
});

test("loans buy the machines of makers too, within the same bounds", async (t) => {
  const [group] = createMadeMarket().miners;
  const miners = [{ ...group!, reinvestShare: 1 }];
  const simJs = await loadSimJs();
  const make = (terms: CreditInput | undefined) =>
    simulate(createMadeInput({ end: "2015-12", miners, ...(terms === undefined ? {} : { credit: terms }) }), simJs);
  const [plain, idle, lent] = [undefined, { ...credit, loanToValue: 0 }, credit].map(make);
  t.is(idle!.fingerprint, plain!.fingerprint);
  t.deepEqual(idle!.series, plain!.series);
  checkMoney(t, lent!);
  const salesUsd = sum(lent!.industry!.makers.map((maker) => maker.salesUsd));
  t.true(salesUsd > 0 && lent!.credit!.summary.credit_lent_usd_total > 0);
  const hardwareUsd = sum(lent!.parties.map((party) => party.hardwareUsd));
  t.true(lent!.credit!.summary.credit_lent_usd_total <= credit.loanToValue * hardwareUsd);
  t.not(lent!.fingerprint, plain!.fingerprint);
});

test("what used devices bring, seized ones among them, is what was paid for them", async (t) => {
  const { side, credit: lent } = await run(withUsed);
  const resale = sum(side!.parties.map(({ resaleUsd }) => resaleUsd));
  const outside = sum(side!.devices.map(({ outsideUsd }) => outsideUsd)) + side!.scrapped.usd;
  const costs = sum(side!.devices.map(({ tradingCostUsd }) => tradingCostUsd));
  const surplus = sum(lent!.parties.map(({ surplusUsd }) => surplusUsd));
  const fromMiners = lent!.summary.credit_recovered_usd_total + surplus - (outside - costs - resale);
  // What is left over the sales to miners went for scrap.
  t.true(fromMiners > -CENT && fromMiners <= lent!.summary.credit_seized_units_total * usedTerms.scrapUsd);
});

function createLendingWorld(seed: string, change: Change = {}): World {
  return createWorld(createInput({ devices, market: describeMarket(change), seed }));
}

/** A world in its fourth month: chips are on sale, and miners review. */
function review(seed: string, change: Change = {}): World {
  const world = createLendingWorld(seed, change);
  world.month = 3;
  applyReview(world, new Float64Array(world.population.size));
  return world;
}

test("no loan is larger than the agreed part of what its machines are worth, or than what the lender has", (t) => {
  const stream = createStream("loans", "");
  let loans = 0;
  for (let draw = 0; draw < 60; draw++) {
    const loanToValue = 0.05 + 0.9 * stream();
    const capitalUsd = draw % 3 === 0 ? 5000 : 1e9;
    const price = { model: "constant" as const, usd: 20 + 200 * stream() };
    const world = review(`${draw}`, { credit: { ...credit, loanToValue, capitalUsd }, price });
    for (const loan of world.credit!.loans.flat()) {
      loans++;
      t.true(loan.principalUsd > 0);
      t.true(
        loan.principalUsd <= loanToValue * loan.worthUsd * (1 + 1e-12),
        `${loan.principalUsd} on ${loan.worthUsd}`,
      );
      t.true(loan.worthUsd <= loan.units * world.devices[loan.device]!.priceUsd * (1 + 1e-12));
    }
    t.true(world.credit!.lender.cashUsd >= 0);
    world.books.cash.forEach((usd) => {
      t.true(usd >= -1e-9);
    });
  }
  t.true(loans > 60, `${loans}`);
});

test("the lender's look at its machines is of the month's end, in the last month too", async (t) => {
  const groups = [{ count: 1, capitalUsd: 20_000, electricityUsdPerKwh: 0.01 }];
  // No pay falls, and no other machine is sold: machines of one age wear evenly.
  const terms = { groups, shocks: [], credit: { ...credit, termMonths: 600 } };
  const { series } = (await run(terms)).credit!;
  const shorter = (await run({ ...terms, end: "2015-11" })).credit!.series;
  const last = shorter.credit_collateral_usd.length - 1;
  // What the review of that month buys is on top where the run goes on.
  t.is(series.credit_lent_usd[last], 0);
  t.is(shorter.credit_debt_usd[last], series.credit_debt_usd[last]);
  t.is(shorter.credit_collateral_usd[last], series.credit_collateral_usd[last]);
  t.not(shorter.credit_collateral_usd[last], shorter.credit_collateral_usd[last - 1]);
});

test("a lender that lends nothing changes nothing", async (t) => {
  const { credit: none, ...plain } = await run({ credit: undefined });
  const idle = await run({ credit: { ...credit, loanToValue: 0 } });
  t.is(none, undefined);
  t.is(idle.fingerprint, plain.fingerprint);
  t.deepEqual(idle.series, plain.series);
  t.deepEqual(idle.parties, plain.parties);
  t.is(idle.credit!.summary.credit_lent_usd_total, 0);
});

test("the dearer a loan, or the more pay is imagined lost, the less is borrowed", (t) => {
  const lent = (seed: string, change: Partial<CreditInput>) =>
    review(seed, { credit: { ...credit, ...change }, price: { model: "constant", usd: 1.2 } }).credit!.lender.lentUsd;
  let [parted, none] = [0, 0];
  for (let seed = 0; seed < 12; seed++) {
    const byInterest = [0, 0.1, 0.3, 0.6, 1, 2, 4].map((interestPerYear) => lent(`${seed}`, { interestPerYear }));
    const byRisk = [0, 0.2, 0.4, 0.6, 0.8, 0.95].map((payRisk) => lent(`${seed}`, { payRisk }));
    for (const sums of [byInterest, byRisk]) {
      sums.slice(1).forEach((usd, index) => {
        t.true(usd <= sums[index]!, `${seed}: ${sums.join(", ")}`);
      });
      if (sums[0]! > sums.at(-1)!) parted++;
      if (sums.at(-1) === 0) none++;
    }
  }
  t.true(parted >= 20 && none >= 12, `${parted}, ${none}`);
});

test("who owes nothing never defaults, and groups that get no credit owe nothing", async (t) => {
  const groups = [{}, {}];
  const result = await run({ groups, credit: { ...credit, groups: ["group-1"] } });
  result.parties.forEach(({ group }, index) => {
    const own = result.credit!.parties[index]!;
    if (group === "group-0") t.is(own.borrowedUsd, 0);
    if (own.borrowedUsd > 0) return;
    t.is(own.forgivenUsd + own.unpaidBillsUsd + own.surplusUsd + own.interestUsd, 0);
  });
  const lost = result.credit!.parties.filter(({ forgivenUsd }) => forgivenUsd > 0);
  t.true(lost.length > 0 && lost.every(({ borrowedUsd }) => borrowedUsd > 0));
});

function createLoan(change: Partial<Loan> = {}): Loan {
  return {
    party: 0,
    device: 0,
    units: 10,
    firstMonth: 0,
    scrapMonth: 36,
    principalUsd: 6000,
    interestPerYear: 0.12,
    termMonths: 12,
    marginCallAt: undefined,
    walkAwayAt: undefined,
    leftUsd: 6000,
    interestDueUsd: 0,
    worthUsd: 10_000,
    ...change,
  };
}

test("a loan is paid back in equal parts, with interest on what is left of it", (t) => {
  for (const [termMonths, wait] of [
    [1, 0],
    [12, 2],
    [24, 5],
    [7, 1],
  ] as const) {
    const world = createLendingWorld("schedule");
    const lender = world.credit!.lender;
    world.credit!.loans[0]!.push(createLoan({ termMonths, firstMonth: wait }));
    let paid = 0;
    for (world.month = 0; world.month < termMonths + wait; world.month++) {
      t.is(world.credit!.loans[0]!.length, 1);
      applyInterest(world.credit!);
      const month = applyDebtService(world, world.credit!, 0, 1e6);
      if (world.month < wait) t.is(month, 0);
      paid += month;
    }
    t.deepEqual(world.credit!.loans[0], []);
    // Interest of the wait on the whole, then on what is left before each instalment.
    const interest = 6000 * 0.01 * (wait + (termMonths + 1) / 2);
    t.true(Math.abs(paid - 6000 - interest) < 1e-6, `${paid} of ${6000 + interest}`);
    t.true(Math.abs(lender.interestUsd - interest) < 1e-6);
    t.true(Math.abs(lender.repaidUsd - 6000) < 1e-6);
    t.is(lender.writtenOffUsd, 0);
  }
});

test("a default takes the pledged machines and no more, and leaves nobody below nothing", (t) => {
  for (const [cash, bills] of [
    [400, 100],
    [0, 900],
    [559, 0],
    [561, 0],
  ] as const) {
    const world = createLendingWorld("default", { credit: { ...credit, forcedSaleLoss: 0.5 } });
    const { books, fleet, population, ledger } = world;
    applySale(ledger, 0, ledger.coins[0]!);
    world.month = 1;
    applyDelivery(fleet, 0, 0, 10, 0, 1000);
    world.credit!.loans[0]!.push(createLoan());
    const before = fleet.units[0]!;
    books.cash[0] = cash;
    const month = createMonthBooks(population.size);
    fleet.billedWatts.fill(0);
    fleet.billedWatts[0] = bills / (population.electricityUsdPerJoule[0]! * world.market.hardware.pue);
    applyBills(world, month, 1, () => 1);
    t.true(books.cash[0] >= 0, `${books.cash[0]}`);
    // The instalment is 500, and the interest of a month 60.
    const isDefault = cash - bills < 560;
    t.is(world.credit!.failed.length, Number(isDefault));
    const afterBills = books.cash[0];
    t.true(Math.abs(afterBills - Math.max(0, cash - bills - (isDefault ? 0 : 560))) < 1e-6);
    applySeizures(world, world.credit!);
    t.is(fleet.units[0], before - (isDefault ? 10 : 0));
    const { recoveredUsd, writtenOffUsd } = world.credit!.lender;
    t.is(writtenOffUsd, isDefault ? 6000 : 0);
    t.true(recoveredUsd <= 6060 && (recoveredUsd === 6060 || books.cash[0] === afterBills));
    t.is(world.credit!.books.unpaidBills[0], isDefault ? Math.max(0, bills - cash) : 0);
  }
});

test("what seized machines bring beyond what was owed on them goes back to the borrower", (t) => {
  for (const leftUsd of [6000, 600]) {
    const world = createLendingWorld("surplus", { credit: { ...credit, forcedSaleLoss: 0.5 } });
    applyDelivery(world.fleet, 0, 0, 10, 0, 1000);
    const cash = world.books.cash[0]!;
    world.credit!.loans[0]!.push(createLoan({ leftUsd }));
    applyInterest(world.credit!);
    applyDebtService(world, world.credit!, 0, 0);
    applySeizures(world, world.credit!);
    // Ten machines of 1,000 USD and three years, a month old, sold at half of what they are worth.
    const broughtUsd = (10 * 1000 * 0.5 * 35) / 36;
    const owedUsd = leftUsd * 1.01;
    t.true(Math.abs(world.credit!.lender.recoveredUsd - Math.min(broughtUsd, owedUsd)) < 1e-6);
    t.true(Math.abs(world.books.cash[0]! - cash - Math.max(0, broughtUsd - owedUsd)) < 1e-6);
  }
});

test("pledged machines are not for sale, and are free when the loan is paid", (t) => {
  const world = createLendingWorld("pledge", withUsed);
  applyDelivery(world.fleet, 0, 0, 25, 0, 1000);
  const count = () => sum(listFreeBatches(world).flatMap(({ batch, units }) => (batch.party === 0 ? [units] : [])));
  const all = count();
  world.credit!.loans[0]!.push(createLoan(), createLoan({ units: 4 }));
  t.true(Math.abs(count() - (all - 14)) < 1e-9);
  for (world.month = 0; world.month < 12; world.month++) applyDebtService(world, world.credit!, 0, 1e9);
  t.true(Math.abs(count() - all) < 1e-9);
});

test("machines that are scrapped are worth nothing to the lender, and those on their way all that they are", (t) => {
  const world = createLendingWorld("gone");
  world.month = 3;
  applyDelivery(world.fleet, 0, 1, 12, 0, 1000);
  const loans = [
    { units: 10 },
    { units: 5 },
    { units: 4, scrapMonth: 37 },
    { units: 3, firstMonth: 4, scrapMonth: 40 },
  ];
  world.credit!.loans[0]!.push(...loans.map((loan) => createLoan({ device: 1, ...loan })));
  const view = computeMarketView(world);
  applyValuations(world, world.credit!, view);
  const price = createCollateralPrice(world, view);
  const worn = price(1, 32);
  t.true(worn > 0);
  t.deepEqual(
    world.credit!.loans[0]!.map(({ worthUsd }) => worthUsd),
    [10 * worn, 2 * worn, 0, 3 * price(1, 36)],
  );
});

test("a margin call takes what the machines no longer cover, or the machines", (t) => {
  for (const available of [1e6, 1000]) {
    const world = createLendingWorld("call");
    world.credit!.loans[0]!.push(createLoan({ marginCallAt: 0.8, worthUsd: 2500 }));
    const paid = applyDebtService(world, world.credit!, 0, available);
    t.is(paid, available === 1e6 ? 4000 : 0);
    t.is(world.credit!.failed.length, available === 1e6 ? 0 : 1);
  }
});

test("a borrower gives up machines that are worth far less than what it owes, and keeps its money", (t) => {
  for (const worthUsd of [3999, 4001]) {
    const world = createLendingWorld("walk");
    world.credit!.loans[0]!.push(createLoan({ walkAwayAt: 1.5, worthUsd }));
    const paid = applyDebtService(world, world.credit!, 0, 1e6);
    t.is(paid, worthUsd < 4000 ? 0 : 500);
    t.is(world.credit!.failed.length, worthUsd < 4000 ? 1 : 0);
  }
});

test("machines that a lender sells lower the price of used ones, and so what the next are worth to it", (t) => {
  let fell = 0;
  for (let seed = 0; seed < 8; seed++) {
    const sell = (units: number) => {
      const groups = [{ electricityUsdPerKwh: 0.19 }, { electricityUsdPerKwh: 0.02, initialHashrateShare: 0 }];
      const world = createLendingWorld(`${seed}`, { ...withUsed, groups });
      const lot = { party: 0, device: 0, scrapMonth: 36, month: 0, units, claimUsd: 1e9 };
      if (units > 0) world.credit!.stock.push(lot);
      const view = computeMarketView(world);
      const auctions = applyUsedTrades(world, view, new Float64Array(world.population.size));
      noteMarks(world, world.credit!, auctions);
      const auction = auctions.find(({ device, monthsLeft }) => device === 0 && monthsLeft === 35);
      const worthUsd = createCollateralPrice(world, view)(0, 35);
      return { priceUsd: auction?.clearing.priceUsd ?? Number.NaN, worthUsd, left: world.credit!.stock };
    };
    const sales = [0, 50, 200, 1e7].map(sell);
    const prices = sales.map(({ priceUsd }) => priceUsd);
    // A machine that cost 1,000 USD is at most worth what is left of it; all of this kind were sold at one age.
    for (const { priceUsd, worthUsd } of sales.slice(1)) {
      t.true(Math.abs(worthUsd - Math.min(priceUsd, (1000 * 35) / 36)) < 1e-9, `${worthUsd} of ${priceUsd}`);
    }
    prices.slice(1).forEach((price, index) => {
      t.false(price > prices[index]!, prices.join(", "));
    });
    if (prices.at(-1)! < 0.5 * prices[1]!) fell++;
    // What nobody bought is still there.
    t.true(sum(sell(1e7).left.map(({ units }) => units)) > 0);
  }
  t.true(fell >= 6, `${fell}`);
});

test("the price of a used machine is forgotten after a year", (t) => {
  const world = createLendingWorld("marks", withUsed);
  const view = computeMarketView(world);
  const worth = () => createCollateralPrice(world, view)(0, 30);
  const unknownUsd = worth();
  world.credit!.marks.set(0, { ratio: 0.25, month: 0 });
  for (const [month, isKnown] of [
    [0, true],
    [11, true],
    [12, false],
  ] as const) {
    world.month = month;
    t.is(worth(), isKnown ? (0.25 * 1000 * 30) / 36 : unknownUsd);
  }
});

test("what comes later changes no loan before it", async (t) => {
  const whole = await run(withUsed);
  const changed = await run({ ...withUsed, shocks: [{ kind: "price", date: "2014-02", factor: 5 }] });
  const past = whole.months.indexOf("2014-02");
  const columns = (result: RunResult) => Object.entries({ ...result.series, ...result.credit!.series });
  const others = new Map(columns(changed));
  for (const [name, values] of columns(whole)) {
    if (!looksAhead(name)) t.deepEqual(values.slice(0, past), others.get(name)!.slice(0, past), name);
  }
  t.true(whole.credit!.series.credit_debt_usd[past - 1]! > 0);
  t.notDeepEqual(whole.credit!.series, changed.credit!.series);
});

test("equal runs with loans are equal to the last bit", async (t) => {
  t.deepEqual(await run(withUsed), await run(withUsed));
});
