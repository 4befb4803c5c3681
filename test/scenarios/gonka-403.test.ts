import test from "ava";
import { readTable } from "../../scenarios/fit/read-table.ts";
import { loadScenario } from "../../scenarios/loading/load-scenario.ts";
import { readNonceRates } from "../../scenarios/work/nonce-rates.ts";
import { computeConsensusWeight, modelCoefficients } from "../../sim/reward-rules/gonka/consensus-weight.ts";

const nodes = readTable("gonka_epoch403_nodes.csv", ["host", "gpu", "gpu_count", "model", "poc_weight"]);
const hosts = [...new Set(nodes.map(({ host }) => host))];
const models = Object.keys(modelCoefficients) as (keyof typeof modelCoefficients)[];

const sumRaw = (rows: typeof nodes) => rows.reduce((sum, row) => sum + Number(row.poc_weight), 0);

/** Consensus weight of each host. */
const weights = hosts.map((host) => {
  const own = nodes.filter((row) => row.host === host);
  const raw = models.map((model) => BigInt(sumRaw(own.filter((row) => row.model === model))));
  return Number(computeConsensusWeight(raw, Object.values(modelCoefficients)));
});

test("the nodes of epoch 403 have the raw weights that the chain shows, 27 hosts and 673 GPUs", (t) => {
  t.deepEqual(
    models.map((model) => sumRaw(nodes.filter((row) => row.model === model))),
    [1_529_552, 154_671, 25_771],
  );
  t.is(hosts.length, 27);
  t.is(nodes.length, 172);
  t.is(
    nodes.reduce((sum, row) => sum + Number(row.gpu_count), 0),
    673,
  );
});

test("the coefficients make of them the chain's consensus weight, its largest shares and its concentration", (t) => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // Truncation of each host and model takes up to one unit each from the 516,564 published.
  t.true(total <= 516_564 && total > 516_564 - 3 * hosts.length, String(total));
  const shares = weights.map((weight) => weight / total).sort((one, other) => other - one);
  t.deepEqual(
    shares.slice(0, 4).map((share) => Math.round(1000 * share) / 10),
    [25.7, 22.5, 9.4, 9],
  );
  const herfindahl = shares.reduce((sum, share) => sum + share ** 2, 0);
  t.is(Math.round(herfindahl * 1000) / 1000, 0.145);
});

test("the preset has every host with its GPUs, and shares of nonces near the real shares of weight", (t) => {
  const { scenario, devices } = loadScenario("gonka-403", []);
  t.is(scenario.miners.length, hosts.length);
  const rates = scenario.miners.map(({ initialFleet }) =>
    Object.entries(initialFleet).reduce((sum, [name, units]) => {
      const device = devices.find((candidate) => candidate.name === name);
      return sum + units * device!.workPerSecond;
    }, 0),
  );
  const units = scenario.miners.flatMap(({ initialFleet }) => Object.values(initialFleet));
  t.is(
    units.reduce((sum, count) => sum + count, 0),
    673,
  );
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  const allWeight = weights.reduce((sum, weight) => sum + weight, 0);
  // One median rate for each GPU, and all on one model: up to four points off, as the preset says.
  for (const [host, rate] of rates.entries()) t.true(Math.abs(rate / total - weights[host]! / allWeight) < 0.045);
});

test("observed rates are medians of the nodes, benchmarked ones those of the table", (t) => {
  const rateOf = (rates: "observed" | "prefill" | "decode", gpu: string, model = "MiniMax-M2.7") =>
    readNonceRates({ kernel: "poc-nonce", model, rates }).find((rate) => rate.gpu === gpu)!;
  t.is((rateOf("observed", "H100").noncesPerSecond * 2.54 * 60).toFixed(6), "1623.500000");
  t.is((rateOf("observed", "B300").noncesPerSecond * 2.54 * 60).toFixed(6), "8610.000000");
  t.is(rateOf("prefill", "H100").noncesPerSecond, 4736 / 8 / 60);
  t.is(rateOf("decode", "B200", "GLM-5.3-Flash").noncesPerSecond, 4202 / 8 / 60);
  t.is(rateOf("prefill", "B300").tokensPerSecond, 746);
  t.is(rateOf("prefill", "H100").tokensPerSecond, undefined);
});

test("a model that nobody has measured is refused with the known ones", (t) => {
  const error = t.throws(() => loadScenario("gonka-403", ["work.model=Llama-3.1-8B"]));
  t.regex(error.message, /work\.model: expected a model whose nonces have been measured/);
});

test("tokens that nobody measured are told relative to the H200, which they are measured at", (t) => {
  const { devices } = loadScenario("gonka-403", []);
  const tokensOf = (name: string) => devices.find((device) => device.name === name)?.usefulPerSecond ?? 0;
  t.is(tokensOf("NVIDIA H200 SXM"), 350);
  t.is(tokensOf("NVIDIA B300 (Blackwell Ultra)"), 746);
  // Eight H100 have 24/35 of the bandwidth and a half of the memory of eight H200.
  const h100 = tokensOf("NVIDIA H100 SXM5 80GB");
  t.true(h100 > 350 * 0.5 && h100 < 350, String(h100));
  t.true(devices.every(({ usefulPerSecond }) => usefulPerSecond !== undefined && usefulPerSecond > 0));
});
