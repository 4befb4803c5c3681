import test from "ava";
import type { Device } from "../../../hardware-models/device.ts";
import { loadSimJs } from "../../../sim/engine/simjs.ts";
import { scaleDesignCost } from "../../../sim/factors.ts";
import { listChipPlans } from "../../../sim/markets/chip-plans.ts";
import { simulate } from "../../../sim/simulate.ts";
import type { FactorInput, MarketInput } from "../../../sim/simulation-input.ts";
import { hardwareMarket, technology } from "./made-market.ts";
import { createDevice, createGroup, createInput, createMarket } from "./small-market.ts";

const simJs = await loadSimJs();

test("factors of 1 change nothing", (t) => {
  const ones = { tokenPrice: 1, electricityPrice: 1, asicWork: 1, devicePrice: 1, designCost: 1 };
  t.is(run({ factors: ones }), run({}));
});

test("a factor of the token price is that many times the price", (t) => {
  const before = run({ price: { model: "constant", usd: 50 }, factors: { tokenPrice: 3 } });
  t.is(before, run({ price: { model: "constant", usd: 150 } }));
  t.not(before, run({ price: { model: "constant", usd: 50 } }));
});

test("a factor of the price of electricity is that many times each group's, whatever its law", (t) => {
  const laws = [
    [0.25, 0.5],
    [
      { distribution: "lognormal", median: 0.25, sigma: 0.5 },
      { distribution: "lognormal", median: 0.5, sigma: 0.5 },
    ],
    [
      { distribution: "uniform", low: 0.125, high: 0.25 },
      { distribution: "uniform", low: 0.25, high: 0.5 },
    ],
    [
      { distribution: "pareto", minimum: 0.125, shape: 2 },
      { distribution: "pareto", minimum: 0.25, shape: 2 },
    ],
  ] as const;
  for (const [single, double] of laws) {
    const scaled = run({ miners: [createGroup({ electricityUsdPerKwh: single })], factors: { electricityPrice: 2 } });
    t.is(scaled, run({ miners: [createGroup({ electricityUsdPerKwh: double })] }));
    t.not(scaled, run({ miners: [createGroup({ electricityUsdPerKwh: single })] }));
  }
});

test("a factor of an ASIC's work changes ASICs alone", (t) => {
  const asic = createDevice({ name: "an asic", kind: "asic", priceUsd: 500 });
  const faster = { ...asic, workPerSecond: asic.workPerSecond * 4 };
  const miners = [createGroup({ capitalUsd: 20_000 })];
  t.is(run({ miners, factors: { asicWork: 4 } }, [asic]), run({ miners }, [faster]));
  t.not(run({ miners, factors: { asicWork: 4 } }, [asic]), run({ miners }, [asic]));
  const card = createDevice({ name: "a card", kind: "gpu", priceUsd: 500 });
  t.is(run({ miners, factors: { asicWork: 4 } }, [card]), run({ miners }, [card]));
});

test("a factor of the price of devices is that many times the price of each, whatever its kind", (t) => {
  const miners = [createGroup({ capitalUsd: 20_000 })];
  for (const kind of ["gpu", "asic"] as const) {
    const device = createDevice({ name: `a new ${kind}`, kind, priceUsd: 500 });
    const scaled = simulatePriced(miners, 2, [device]);
    t.is(scaled, simulatePriced(miners, 1, [{ ...device, priceUsd: 1000 }]));
    t.not(scaled, simulatePriced(miners, 1, [device]));
  }
});

test("a factor of the design cost multiplies design and masks, and nothing else", (t) => {
  const plans = listChipPlans(technology, hardwareMarket, "mid");
  const scaled = scaleDesignCost(plans, { designCost: 2 });
  t.deepEqual(
    scaled,
    plans.map((plan) => ({ ...plan, nreUsd: 2 * plan.nreUsd, masksUsd: 2 * plan.masksUsd })),
  );
});

/** What is bought, for how much, and when, where the card of the start costs what it did. */
function simulatePriced(miners: MarketInput["miners"], devicePrice: number, devices: readonly Device[]): string {
  const start = createDevice({ kind: "gpu", priceUsd: createDevice({}).priceUsd / devicePrice });
  const input = createInput({
    market: createMarket({ miners, factors: { devicePrice } }),
    devices: [start, ...devices],
  });
  return JSON.stringify(simulate(input, simJs).purchases);
}

/** Fingerprint and summary of two years that start with a graphics card. */
function run(
  change: Partial<MarketInput> & { readonly factors?: FactorInput },
  devices: readonly Device[] = [],
): string {
  const market = createMarket(change);
  const start = createDevice({ kind: "gpu" });
  const { fingerprint, summary } = simulate(createInput({ market, devices: [start, ...devices] }), simJs);
  return `${fingerprint} ${JSON.stringify(summary)}`;
}
