import test from "ava";
import { loadScenario } from "../../scenarios/loading/load-scenario.ts";
import { listJobs } from "../../scenarios/runners/list-jobs.ts";
import { simulateJob } from "../../scenarios/runners/simulate-job.ts";
import { loadSimJs } from "../../sim/engine/simjs.ts";
import { computeDefaultParameters } from "../../sim/reward-rules/default-parameters.ts";
import { rewardRules } from "../../sim/reward-rules/registry.ts";
import { createMarket, runSmall } from "../laws/sim/small-market.ts";

const simJs = await loadSimJs();
const load = (...sets: string[]) => loadScenario("tiny", sets);
const catchMessage = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

const scheme = (rule: string) => `schemes=[{name: only, rule: {name: ${rule}}}]`;
const price = "price={model: constant, usd: 3000}";
/** Coins that cannot be counted in their own smallest units, and what else their scenarios say. */
const tooFine: readonly (readonly string[])[] = [
  ["chain.unitsPerCoin=1e18"],
  ["chain.unitsPerCoin=1e18", "chain.startSupplyCoins=1.2e8"],
  ["chain.unitsPerCoin=1e18", "chain.startSupplyCoins=1.2e8", scheme("ethereum, emission: own")],
  ["chain.unitsPerCoin=1e18", "chain.startSupplyCoins=0"],
  ["chain.unitsPerCoin=1e9"],
  ["chain.startSupplyCoins=1e15"],
  ["chain.startSupplyCoins=3e7", "end=2023-12", price, scheme("cosmos, emission: own")],
  ["chain.startSupplyCoins=8e7", "end=2016-12", price, scheme("gonka, emission: own")],
  ["chain.startSupplyCoins=8e7", "chain.startHeight=0"],
];

test("a coin too fine to be counted is refused before the run, and the unit that the error names is taken", (t) => {
  for (const sets of tooFine) {
    const message = catchMessage(() => load(...sets));
    t.regex(
      message,
      /^tiny: chain\.unitsPerCoin: expected at most 2\^53 .*, got .* coins at the start/,
      sets.join(" "),
    );
    const cure = /larger units: write ([\de+]+),/.exec(message)?.[1];
    t.truthy(cure, message);
    t.notThrows(() => load(...sets, `chain.unitsPerCoin=${cure}`), sets.join(" "));
    const tenth = 10 * Number(cure);
    t.throws(() => load(...sets, `chain.unitsPerCoin=${tenth}`), undefined, `${sets.join(" ")}: ${cure} is the finest`);
  }
});

test("more coins than there are whole doubles are refused with another cure", (t) => {
  const inflating = scheme("cosmos, emission: own, mostInflation: 1");
  const message = catchMessage(() => load("chain.startSupplyCoins=1e15", "end=2023-12", price, inflating));
  t.regex(message, /Count in larger coins, at a higher price each, or let the run end earlier/);
});

const holders = { count: 5, paretoShape: 1.16, stakedShare: 1, requiredYieldPerYear: 0 };

for (const [name, rule] of Object.entries(rewardRules)) {
  if (rule.kind !== "epoch" || !("emission" in rule.choices)) continue;
  test(`${name}: its own schedule mints no more than it says that it can, and not much less`, async (t) => {
    const { parameters, choices } = computeDefaultParameters(rule);
    const own = { name, parameters, choices: { ...choices, emission: "own" } };
    const supplyCoins = 1e7;
    const chain = { ...createMarket().chain, startSupplyCoins: supplyCoins, unitsPerCoin: 1e6 };
    const market = createMarket({ chain, holders: [{ ...holders, name: "holders", supplyShare: 1 }] });
    const difficulty = { name: "none", parameters: {}, choices: {} };
    const { flows, months } = await runSmall({ market, scheme: { name, rule: own, difficulty }, rule });
    const most = rule.computeMostOwnIssuance?.(supplyCoins, months.length / 12, own) ?? Number.NaN;
    t.true(flows.issued / 1e6 <= most, `${flows.issued / 1e6} of ${most}`);
    t.true(flows.issued / 1e6 > most / 4, `${flows.issued / 1e6} of ${most}`);
  });
}

test("units that run out in the middle of a run are the input's fault, with place and cure", (t) => {
  const { scenario, devices, history } = load("chain.startSupplyCoins=1e6");
  // As if blocks came faster than the check reckons with.
  const fine = { ...scenario, chain: { ...scenario.chain, unitsPerCoin: 8e9 } };
  const asked = { world: { devices, history }, seed: "supply", replications: 1 };
  const outcome = simulateJob(listJobs(fine, fine.schemes, asked)[0]!, simJs);
  t.is(outcome.kind, "failure");
  if (outcome.kind !== "failure") return;
  t.regex(
    outcome.failure.userError?.where ?? "",
    /^chain\.unitsPerCoin \(scheme proof-of-work, replication 0, block \d+\)$/,
  );
  t.regex(outcome.failure.message, /expected at most 2\^53 .* make unitsPerCoin a tenth/);
});

test("customers who owe more than all coins for sale are worth end the run at once, and the price that suffices does not", (t) => {
  const runFirst = (usd: number) => {
    const loaded = loadScenario("ai-race", [`price.usd=${usd}`, "demand.startUsdPerChipHour=100"]);
    const { devices, history } = loaded;
    const scenario = { ...loaded.scenario, end: "2026-01" };
    const asked = { world: { devices, history }, seed: "supply", replications: 1 };
    return simulateJob(listJobs(scenario, scenario.schemes, asked)[0]!, simJs);
  };
  const outcome = runFirst(1);
  t.is(outcome.kind, "failure");
  if (outcome.kind !== "failure") return;
  t.is(outcome.failure.userError?.where, "price (scheme proof-of-work, replication 0)");
  const [, found, owed] = /coins worth ([\d.e+]+) USD in 2026-01, when customers owe ([\d.e+]+) USD/.exec(
    outcome.failure.message,
  )!;
  const enough = Number(owed) / Number(found);
  t.is(runFirst(0.9 * enough).kind, "failure");
  t.is(runFirst(1.2 * enough).kind, "result");
});
