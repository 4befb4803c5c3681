import test from "ava";
import type { Device } from "../../../hardware-models/device.ts";
import {
  computeStakeEntry,
  computeWorkEntry,
  ENTRY_HORIZON_MONTHS,
  type EntryMarket,
} from "../../../sim/metrics/entry-payback.ts";

const MONTHS = 60;
const MONTH_SECONDS = 2_592_000;

const machine: Device = {
  name: "machine",
  kind: "asic",
  maker: "nobody",
  releaseTime: 0,
  workPerSecond: 100,
  powerWatts: 1000,
  priceUsd: 1000,
  priceIsEstimated: false,
  processNanometres: null,
  citations: { performance: "test", releaseDate: "test", price: "test", process: "test" },
  note: "",
};

/** 100 USD a month for the machine after electricity, and a tenth of a coin a year for a coin, unless told otherwise. */
function createMarket(told: Partial<EntryMarket> = {}): EntryMarket {
  const column = (value: number) => new Float64Array(MONTHS).fill(value);
  const electricityUsdPerJoule = 1e-8;
  const electricityUsdPerSecond = machine.powerWatts * electricityUsdPerJoule;
  return {
    monthStarts: Float64Array.from({ length: MONTHS + 1 }, (_, month) => 1 + month * MONTH_SECONDS),
    priceUsd: column(50),
    payUsdPerWork: column((100 / MONTH_SECONDS + electricityUsdPerSecond) / machine.workPerSecond),
    stakeYield: column(0.1 / 12),
    devices: [machine],
    electricityUsdPerJoule: column(electricityUsdPerJoule),
    pue: 1,
    deliveryMonths: 2,
    ...told,
  };
}

test("a machine at a constant pay is back after its lead time and price over profit", (t) => {
  // One month to the first chance to earn, less what the lead time takes: earning starts in month 3 after the order.
  const { paybackMonths, moneyMultiple } = computeWorkEntry(createMarket(), 5);
  t.is(paybackMonths, 2 + 10);
  t.true(Math.abs(moneyMultiple - (ENTRY_HORIZON_MONTHS - 2) * 0.1) < 1e-9, String(moneyMultiple));
});

test("staked coins at a constant price earn themselves back in one over the yield, and are still there", (t) => {
  const { paybackMonths, moneyMultiple } = computeStakeEntry(
    createMarket({ stakeYield: new Float64Array(60).fill(0.05) }),
    5,
  );
  t.true(paybackMonths === 20 || paybackMonths === 21);
  t.true(Math.abs(moneyMultiple - (1 + ENTRY_HORIZON_MONTHS * 0.05)) < 1e-9);
});

test("where pay falls, the early do better; where it is below electricity, nobody buys", (t) => {
  const falling = createMarket().payUsdPerWork.map((pay, month) => pay * 0.97 ** month);
  const market = createMarket({ payUsdPerWork: falling });
  const multiples = [0, 6, 12, 18].map((month) => computeWorkEntry(market, month).moneyMultiple);
  for (let index = 1; index < multiples.length; index++) t.true(multiples[index]! < multiples[index - 1]!);
  const dear = createMarket({ electricityUsdPerJoule: new Float64Array(MONTHS).fill(1) });
  t.deepEqual(computeWorkEntry(dear, 0), { paybackMonths: Number.NaN, moneyMultiple: Number.NaN });
});

test("a device is bought on what the month itself shows, and not before it is on sale", (t) => {
  const later: Device = { ...machine, name: "later", workPerSecond: 200, releaseTime: 1 + 10 * MONTH_SECONDS };
  const market = createMarket({ devices: [machine, later] });
  t.is(computeWorkEntry(market, 9).paybackMonths, 12);
  t.true(computeWorkEntry(market, 10).paybackMonths < 12);
  const changed = market.payUsdPerWork.slice();
  for (let month = 0; month < 30; month++) changed[month] = Number.NaN;
  t.deepEqual(computeWorkEntry({ ...market, payUsdPerWork: changed }, 30), computeWorkEntry(market, 30));
});

test("what the run does not show is not told", (t) => {
  const market = createMarket();
  t.true(Number.isNaN(computeWorkEntry(market, MONTHS - 3).paybackMonths));
  t.true(Number.isNaN(computeWorkEntry(market, MONTHS - ENTRY_HORIZON_MONTHS).moneyMultiple));
  t.false(Number.isNaN(computeWorkEntry(market, MONTHS - ENTRY_HORIZON_MONTHS - 1).moneyMultiple));
  t.true(
    Number.isNaN(
      computeStakeEntry(createMarket({ stakeYield: new Float64Array(60).fill(Number.NaN) }), 0).moneyMultiple,
    ),
  );
});
