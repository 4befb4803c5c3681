import test from "ava";
import type { MinerGroupInput } from "../../../sim/simulation-input.ts";
import { computeTullockEquilibrium } from "../../../sim/theory/tullock-contest.ts";
import {
  coinsPerYear,
  computeYearUsd,
  type FrictionlessMarket,
  runFrictionless,
  truth,
} from "./frictionless-market.ts";

// What the agents' equilibria once missed by up to 6 % (free entry) and 10 % (Tullock) was, measured one by one: luck of 2.2 %
// in the difficulty from which pay is read, by which whoever has bought in a good month stays too large (up to 4 % of the
// fleet); all the money of a month spent at once (4 %); devices that last for ever, so that dear firms kept what they had
// bought early (5 % of the fleet, 0.04 of their share). Devices cost a hundred thousandth of the prize each: nothing.
// Without luck, with a limit to what a month can bring, and over three lives of a device what is left goes with the month.

const PAY_USD_PER_YEAR = 1e8;

interface Firms {
  readonly groups: readonly Partial<MinerGroupInput>[];
  /** Closed form: devices of all, and each firm's share. */
  readonly units: number;
  readonly shares: readonly number[];
  readonly lifeYears: number;
}

/** Many who take pay as given: capital and electricity of the last device are what it earns. */
function createPriceTakers(electricityUsdPerKwh: number, lifeYears: number = truth.lifeYears): Firms {
  const units = PAY_USD_PER_YEAR / computeYearUsd(electricityUsdPerKwh, lifeYears);
  return { groups: [{ electricityUsdPerKwh, count: 5 }], units, shares: [1], lifeYears };
}

/** One firm a price, each of which counts its own impact. */
function createFirms(prices: readonly number[], lifeYears: number = truth.lifeYears): Firms {
  const { shares, effortOverPrize } = computeTullockEquilibrium(
    prices.map((price) => computeYearUsd(price, lifeYears)),
  );
  const groups = prices.map((electricityUsdPerKwh) => ({ electricityUsdPerKwh, ownImpact: "counted" }) as const);
  return { groups, units: PAY_USD_PER_YEAR * effortOverPrize, shares, lifeYears };
}

/** How far the last generation of devices was from the closed form. */
interface Gap {
  /** Of the fleet, relative: its mean over the months, and the month that is furthest off. */
  readonly mean: number;
  readonly worst: number;
  /** Of the share of the firm that is furthest off, in the mean over the months. */
  readonly share: number;
}

/** Makers sell twice of what wears out, so that pay can be followed both ways: part of the fleet a month. */
const computeMonthlyPart = ({ lifeYears }: Firms) => 2 / (12 * lifeYears);

function measureGap(firms: Firms, change: Partial<FrictionlessMarket> = {}): Gap {
  const { groups, units, shares, lifeYears } = firms;
  const { series, groups: outcomes } = runFrictionless({
    price: { model: "constant", usd: PAY_USD_PER_YEAR / coinsPerYear },
    years: 2.5 * lifeYears,
    lifeYears,
    startUnits: units / 100,
    unitsPerMonth: units * computeMonthlyPart(firms),
    groups,
    ...change,
  });
  const offs = lastGeneration(series.hashrate_hs).map((rate) => rate / (units * truth.device.workPerSecond) - 1);
  const shareOffs = shares.map(
    (share, firm) => computeMean(lastGeneration(outcomes[`firm-${firm}`]!.work_share)) - share,
  );
  return { mean: computeMean(offs), worst: findFurthest(offs), share: findFurthest(shareOffs) };

  function lastGeneration(months: Iterable<number>): number[] {
    return [...months].slice(-12 * lifeYears);
  }
}

const computeMean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const findFurthest = (values: readonly number[]) => Math.max(...values.map(Math.abs));

/** In the mean no further than a month of purchases, 0.4 % of the fleet; in no month further than two. */
function isReached(firms: Firms, { mean, worst, share }: Gap): boolean {
  const part = computeMonthlyPart(firms);
  return Math.abs(mean) < part && worst < 2 * part && share < part;
}

test("price takers enter until a device pays just its price and its electricity", (t) => {
  for (const electricityUsdPerKwh of [0.01, 0.1]) {
    const firms = createPriceTakers(electricityUsdPerKwh);
    const gap = measureGap(firms);
    t.true(isReached(firms, gap), JSON.stringify(gap));
  }
});

test("n equal firms that count their own impact spend (n - 1) / n of the prize, whatever they start with", (t) => {
  for (const count of [2, 3, 6]) {
    const prices = Array.from({ length: count }, () => 0.05);
    const firms = createFirms(prices);
    const symmetric = (((count - 1) / count ** 2) * PAY_USD_PER_YEAR) / computeYearUsd(0.05);
    t.true(Math.abs(firms.units / (count * symmetric) - 1) < 1e-12);
    const start = (firm: number) => (2 * (firm + 1)) / (count * (count + 1));
    const groups = firms.groups.map((group, firm) => ({ ...group, initialHashrateShare: start(firm) }));
    const gap = measureGap(firms, { groups });
    t.true(isReached(firms, gap), `${count}: ${JSON.stringify(gap)}`);
  }
});

test("unequal firms reach the shares of Tullock's contest, and those who pay too much leave it", (t) => {
  for (const [prices, active] of [
    [[0.02, 0.05, 0.08], 3],
    [[0.04, 0.06, 0.08, 0.2], 3],
    [[0.03, 0.03, 0.07, 0.07, 0.3, 0.3], 4],
  ] as const) {
    const firms = createFirms(prices);
    t.is(firms.shares.filter((share) => share > 0).length, active);
    const gap = measureGap(firms);
    t.true(isReached(firms, gap), `${prices.join(", ")}: ${JSON.stringify(gap)}`);
  }
});

test("a firm with money for all answers a rival w in one step by sqrt(V w / c) - w, and buys no more", (t) => {
  for (const [rival, electricityUsdPerKwh] of [
    [20_000, 0.02],
    [50_000, 0.05],
    [100_000, 0.03],
  ] as const) {
    const answer = Math.sqrt((PAY_USD_PER_YEAR * rival) / computeYearUsd(electricityUsdPerKwh)) - rival;
    const firm = { electricityUsdPerKwh, ownImpact: "counted", capitalUsd: 1e12, initialHashrateShare: 1e-3 } as const;
    const still = { electricityUsdPerKwh: 0.001, initialHashrateShare: 1 - 1e-3, reinvestShare: 0 };
    const { series } = runFrictionless({
      price: { model: "constant", usd: PAY_USD_PER_YEAR / coinsPerYear },
      years: 1,
      lifeYears: truth.lifeYears,
      startUnits: rival / (1 - 1e-3),
      unitsPerMonth: 1e9,
      groups: [firm, still],
    });
    for (const rate of series.hashrate_hs.slice(1)) {
      const reached = rate / truth.device.workPerSecond - rival;
      t.true(Math.abs(reached / answer - 1) < 1e-4, `${reached} against ${answer}`);
    }
  }
});

test("what is left of the gap goes with the month's part of the fleet", (t) => {
  for (const lifeYears of [6, 18]) {
    for (const firms of [createPriceTakers(0.05, lifeYears), createFirms([0.04, 0.06, 0.2], lifeYears)]) {
      const gap = measureGap(firms);
      t.true(isReached(firms, gap), `${lifeYears} years: ${JSON.stringify(gap)}`);
    }
  }
});

test("agents who value devices 5 % wrong, forget the cooling or their own impact are seen to miss", (t) => {
  const wrong = [
    { devicePriceUsd: truth.device.priceUsd / 1.05 },
    { devicePriceUsd: truth.device.priceUsd / 0.95 },
    { hardware: { pue: 1 } },
  ];
  for (const firms of [createPriceTakers(0.1), createFirms([0.03, 0.06, 0.2])]) {
    for (const change of wrong) {
      const gap = measureGap(firms, change);
      t.false(isReached(firms, gap), `${JSON.stringify(change)}: ${JSON.stringify(gap)}`);
      t.true(Math.abs(gap.mean) > 2 * computeMonthlyPart(firms), JSON.stringify(gap));
    }
  }
  const firms = createFirms([0.03, 0.06, 0.2]);
  const proud = firms.groups.map((group, firm) => (firm === 1 ? { ...group, ownImpact: "ignored" as const } : group));
  t.false(isReached(firms, measureGap(firms, { groups: proud })));
});

// Blocks by lot: pay is read off a difficulty that luck moves by 2.2 %. Makers sell twice of what wears out, so price takers
// buy in every second month, the better half, and the fleet settles where the median month just pays. Firms of a contest do
// not buy at the median: those with few devices left buy more rarely, so that the dear ones keep 0.03 too much of the share
// and all together are 2 to 3 % too many. That is the model's luck, not its equilibrium, and is not tested here.

test("with Bitcoin's luck and difficulty price takers reach the same fleet within 1 %, and errors of 5 % are seen", (t) => {
  const measure = (electricityUsdPerKwh: number, change: Partial<FrictionlessMarket> = {}) => {
    const firms = createPriceTakers(electricityUsdPerKwh, 12);
    return computeMean([0, 1].map((replication) => measureGap(firms, { replication, ...change }).mean));
  };
  for (const electricityUsdPerKwh of [0.01, 0.1]) {
    const gap = measure(electricityUsdPerKwh);
    t.true(Math.abs(gap) < 0.01, `${gap}`);
  }
  t.true(measure(0.01, { devicePriceUsd: truth.device.priceUsd / 1.05 }) > 0.02);
  t.true(measure(0.1, { hardware: { pue: 1 } }) > 0.04);
});
