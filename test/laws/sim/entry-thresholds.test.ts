import test, { type ExecutionContext } from "ava";
import type { RunResult } from "../../../sim/run-result.ts";
import { computeEntryBarrier } from "../../../sim/theory/entry-barrier.ts";
import { computeInactionBand } from "../../../sim/theory/hashrate-hysteresis.ts";
import { computeSwitchingThresholds } from "../../../sim/theory/switching-thresholds.ts";
import {
  coinsPerYear,
  computeAnnuity,
  computePowerUsd,
  type FrictionlessMarket,
  runFrictionless,
  truth,
} from "./frictionless-market.ts";

// A price that climbs or falls by the same small part every month crosses each threshold once: agents act in the first month
// beyond it, and the month before lies on this side.

const UNITS = 1e5;
const YEARS = 20;
const electricityUsdPerKwh = 0.05;
const powerUsd = computePowerUsd(electricityUsdPerKwh);
const band = computeInactionBand({
  fixedUsdPerUnit: truth.device.priceUsd,
  capitalChargePerYear: 1 / computeAnnuity(truth.lifeYears),
  operatingUsdPerUnitYear: powerUsd,
  units: UNITS,
  coinsPerYear,
});
/** Price of a coin at which pay just covers electricity. */
const breakEvenUsd = (UNITS * powerUsd) / coinsPerYear;

interface Crossing {
  /** Closed form. */
  readonly thresholdUsd: number;
  /** The path's first and last price over the threshold. */
  readonly from: number;
  readonly to: number;
  readonly groups: FrictionlessMarket["groups"];
  readonly hardware?: FrictionlessMarket["hardware"];
  /** Months in which agents act, by what the run recorded. */
  readonly hasActed: (result: RunResult, month: number) => boolean;
}

/** What every agent that is told of it gets wrong. */
type Change = Pick<FrictionlessMarket, "hardware" | "devicePriceUsd">;

/** Price at which agents first acted over the threshold, less one, in steps of a month; NaN where they never did. */
function measureSteps(crossing: Crossing, change: Change = {}): number {
  const { thresholdUsd, from, to, groups, hardware, hasActed } = crossing;
  const driftPerYear = Math.log(to / from) / YEARS;
  const result = runFrictionless({
    price: {
      model: "geometric-brownian-motion",
      initialUsd: from * thresholdUsd,
      driftPerYear,
      volatilityPerYear: 0,
    },
    years: YEARS,
    lifeYears: truth.lifeYears,
    startUnits: UNITS,
    unitsPerMonth: 1,
    groups,
    ...change,
    hardware: { ...hardware, ...change.hardware },
  });
  const month = result.months.findIndex((_, index) => hasActed(result, index));
  return month < 0 ? Number.NaN : Math.log(result.series.price_usd[month]! / thresholdUsd) / (driftPerYear / 12);
}

/** The month of the act lies beyond the threshold, the one before does not: no step early, less than one late. */
const isMet = (steps: number) => steps > -1e-6 && steps < 1 + 1e-6;

function checkCrossing(t: ExecutionContext, crossing: Crossing, errors: readonly Change[]): void {
  const steps = measureSteps(crossing);
  t.true(isMet(steps), `${steps} steps from ${crossing.thresholdUsd}`);
  for (const change of errors) {
    const wrong = measureSteps(crossing, change);
    t.false(isMet(wrong), `${JSON.stringify(change)} must be seen: ${wrong} steps`);
  }
}

const { priceUsd } = truth.device;
const errorsOfValue: readonly Change[] = [{ devicePriceUsd: priceUsd / 1.05 }, { devicePriceUsd: priceUsd / 0.95 }];
const noCooling: Change = { hardware: { pue: 1 } };
const buyers = { electricityUsdPerKwh, capitalUsd: 1e5 };
const hasBought: Crossing["hasActed"] = ({ series }, month) => series.hardware_spend_usd[month]! > 0;

test("newcomers enter where the price pays for capital and electricity, and owners leave where it pays for neither", (t) => {
  const entry = { thresholdUsd: band.entryPriceUsd, from: 0.85, to: 1.15, groups: [buyers], hasActed: hasBought };
  checkCrossing(t, entry, [...errorsOfValue, noCooling]);
  const exit: Crossing = {
    thresholdUsd: band.exitPriceUsd,
    from: 1.15,
    to: 0.85,
    groups: [{ electricityUsdPerKwh, reinvestShare: 0 }],
    // Who leaves at a month's end is gone in the next.
    hasActed: ({ series }, month) => series.hashrate_hs[month + 1] === 0,
  };
  // What devices cost is sunk: no error about it moves the exit.
  checkCrossing(t, exit, [noCooling]);
  for (const change of errorsOfValue) t.true(isMet(measureSteps(exit, change)));
});

test("between the two prices nobody comes and nobody goes", (t) => {
  const middle = Math.sqrt(band.entryPriceUsd * band.exitPriceUsd);
  const part = Math.sqrt(band.entryPriceUsd / band.exitPriceUsd);
  for (const [from, to] of [
    [1.001 / part, 0.999 * part],
    [0.999 * part, 1.001 / part],
  ] as const) {
    const hasMoved: Crossing["hasActed"] = ({ series }, month) =>
      hasBought({ series } as RunResult, month) || series.hashrate_hs[month] !== series.hashrate_hs[0];
    t.is(
      measureSteps({ thresholdUsd: middle, from, to, groups: [buyers], hasActed: hasMoved }),
      Number.NaN,
      `${from} to ${to}`,
    );
  }
});

test("miners who can wait enter at the barrier of Prat and Walter", (t) => {
  for (const entryBarrier of [
    { volatility: 0.1, progressPerYear: 0.01 },
    { volatility: 0.5, progressPerYear: 0.5 },
    { volatility: 0.8, progressPerYear: 0.6 },
  ]) {
    for (const priceGrowthPerYear of [0, 0.05]) {
      const { payoffUsdPerYear } = computeEntryBarrier({
        discountPerYear: truth.discountPerYear,
        driftPerYear: priceGrowthPerYear,
        ...entryBarrier,
        capexUsd: priceUsd,
        electricityUsdPerYear: powerUsd,
      });
      const thresholdUsd = (payoffUsdPerYear * UNITS) / coinsPerYear;
      const groups = [{ ...buyers, entryBarrier, priceGrowthPerYear }];
      const crossing = { thresholdUsd, from: 0.85, to: 1.15, groups, hasActed: hasBought };
      checkCrossing(t, crossing, [...errorsOfValue, noCooling]);
      const calmer = [{ ...groups[0]!, entryBarrier: { ...entryBarrier, volatility: entryBarrier.volatility / 1.1 } }];
      t.false(isMet(measureSteps({ ...crossing, groups: calmer })), "a tenth less volatility must be seen");
    }
  }
});

/** A few with dear power among many with cheap: when they stop, pay for work rises by their thousandth. */
const FEW = 1e-3;
const switchers = [
  { electricityUsdPerKwh, initialHashrateShare: FEW, reinvestShare: 0 },
  { electricityUsdPerKwh: 0.001, initialHashrateShare: 1 - FEW, reinvestShare: 0 },
];
const isOn = ({ groups }: RunResult, month: number) => groups["firm-0"]!.work_share[month]! > 0;

test("running miners stop, and idle ones return, at the thresholds of Dixit", (t) => {
  const discounted = { discountPerYear: truth.discountPerYear };
  for (const costs of [
    { volatility: 0.8, restartUsdPerWatt: 0.02, stopUsdPerWatt: 0.01, takeOrPayShare: 0.5, contractMonths: 3 },
    { volatility: 0.3, restartUsdPerWatt: 0.2, stopUsdPerWatt: 0.05, takeOrPayShare: 0, contractMonths: 0 },
  ]) {
    const yearUsdPerWatt = powerUsd / truth.device.powerWatts;
    const { start, stop } = computeSwitchingThresholds({
      volatility: costs.volatility,
      ...discounted,
      restartYears: costs.restartUsdPerWatt / yearUsdPerWatt,
      stopYears: costs.stopUsdPerWatt / yearUsdPerWatt + (costs.takeOrPayShare * costs.contractMonths) / 12,
    });
    const switching = { ...costs, ...discounted };
    const errors: Change[] = [
      noCooling,
      { hardware: { switching: { ...switching, restartUsdPerWatt: 0 } } },
      { hardware: { switching: { ...switching, volatility: costs.volatility / 1.1 } } },
    ];
    const stopping: Crossing = {
      thresholdUsd: stop * breakEvenUsd,
      from: 1.15,
      to: 0.85,
      groups: switchers,
      hardware: { switching },
      hasActed: (result, month) => isOn(result, month) && !isOn(result, month + 1),
    };
    checkCrossing(t, stopping, errors);
    const returning: Crossing = {
      ...stopping,
      thresholdUsd: start * breakEvenUsd * (1 - FEW),
      // They begin running, at a price at which they stop.
      from: (0.95 * stop) / start,
      to: 1.05,
      hasActed: (result, month) => month > 0 && !isOn(result, month) && isOn(result, month + 1),
    };
    checkCrossing(t, returning, errors);
  }
});
