import { readFileSync } from "node:fs";
import test from "ava";
import { parse } from "yaml";
import { readBittensorSubnets } from "../../../scenarios/store/read-bittensor-subnets.ts";
import { computeCrossSectionFit, FITTED_BAR_2026_08_02 } from "../../../sim/reward-rules/bittensor/cross-section.ts";
import {
  computeMeasuredShares,
  computeNetworkFlow,
  type FlowMeasure,
  type NetworkFlow,
} from "../../../sim/reward-rules/bittensor/network-flow.ts";

const subnets = readBittensorSubnets();
const settings = { bar: { kind: "fixed", theta: FITTED_BAR_2026_08_02 }, gateSteepness: 3 } as const;
const gate: FlowMeasure = { kind: "tao-share", strategy: "gate", settings };
const spot: FlowMeasure = { kind: "alpha-at-spot" };
const rest = { netuid: 64, rootProportion: 0.135, validatorTake: 0.18 };

function flowOf(measure: FlowMeasure): NetworkFlow {
  return computeNetworkFlow(subnets, { ...rest, measure });
}

test("subnet 64's miners get 5.26 % of emission by TAO share and 2.7 % by alpha at spot", (t) => {
  // Figures of the cross-section, with 0.41 for the miners' part; the rule's part is 0.410002.
  const byShare = flowOf(gate);
  const bySpot = flowOf(spot);
  for (const [found, expected] of [
    [byShare.subnetShare, 0.1283],
    [byShare.subnetMiners, 0.0526],
    [byShare.otherMiners, 0.35],
    [byShare.minersBurned, 0.007],
    [bySpot.subnetMiners, 0.027],
    [bySpot.otherMiners, 0.263],
    [bySpot.minersBurned, 0.12],
  ] as const) {
    t.true(Math.abs(found - expected) < 0.0006, `${found} against ${expected}`);
  }
});

test("owners, validators and stakers get 59 % whatever the share rule and the measure; all parts add up to 1", (t) => {
  const plain: FlowMeasure = { kind: "tao-share", strategy: "price-plain", settings };
  const price: FlowMeasure = { kind: "tao-share", strategy: "price", settings };
  const quantile: FlowMeasure = {
    kind: "tao-share",
    strategy: "gate",
    settings: { ...settings, bar: { kind: "quantile", cumulativeShare: 0.75 } },
  };
  for (const measure of [gate, spot, plain, price, quantile]) {
    const { subnetShare, ...parts } = flowOf(measure);
    const { owners, validators, rootStakers, alphaStakers } = parts;
    t.true(Math.abs(owners + validators + rootStakers + alphaStakers - 0.59) < 1e-5);
    t.true(Math.abs(Object.values(parts).reduce((sum, part) => sum + part, 0) - 1) < 1e-12);
    t.true(Math.abs(rootStakers + 0.18 * 0.135 * 0.41 - 0.135 * 0.41) < 1e-6);
    t.true(subnetShare > 0 && subnetShare < 1);
  }
});

test("the gate's bar at 75 % of the weights is close to the fitted one, and gives subnet 64 about the same", (t) => {
  const bar = { kind: "quantile", cumulativeShare: 0.75 } as const;
  const { subnetShare } = flowOf({ kind: "tao-share", strategy: "gate", settings: { ...settings, bar } });
  t.true(Math.abs(subnetShare - 0.1283) < 0.002, String(subnetShare));
});

test("the gate's shares are the chain's injections where the cap does not bind", (t) => {
  const {
    subnets: compared,
    median,
    low,
    high,
  } = computeCrossSectionFit(subnets, computeMeasuredShares(subnets, gate), 0.5);
  t.is(compared, 25);
  t.true(Math.abs(median! - 0.9927) < 1e-4 && Math.abs(low! - 0.9564) < 1e-4 && Math.abs(high! - 1.0483) < 1e-4);
});

test("what is no such question is refused", (t) => {
  t.throws(() => computeNetworkFlow(subnets, { ...rest, netuid: 129, measure: gate }), { message: /netuid 129/ });
  t.throws(() => flowOf({ kind: "tao-share", strategy: "flow", settings }), { message: /userFlowEma/ });
  t.throws(() => flowOf({ kind: "tao-share", strategy: "price-root", settings }), { message: /rootProportion/ });
});

test("the preset's subnet 64 has the share that the gate gives it, and the others burn what they burned", (t) => {
  const text = readFileSync("scenarios/presets/bittensor-128.yaml", "utf8");
  const { schemes } = parse(text) as { readonly schemes: readonly [{ readonly rule: Record<string, number> }] };
  const { subnetShare, subnetMiners, otherMiners, minersBurned } = flowOf(gate);
  t.true(subnetMiners > 0);
  t.is(schemes[0].rule["subnetShare"], Number(subnetShare.toFixed(4)));
  t.is(schemes[0].rule["othersBurned"], Number((minersBurned / (otherMiners + minersBurned)).toFixed(3)));
});
