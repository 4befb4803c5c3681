import test from "ava";
import { type Metric, seriesMetrics } from "../../../sim/metrics/series-metrics.ts";
import { summaryMetrics } from "../../../sim/metrics/summary-metrics.ts";
import { HASHES_PER_DIFFICULTY } from "../../../sim/units.ts";
import { describeMetrics, sayInWork, workKinds } from "../../../sim/work-kind.ts";
import { createDevice, createGroup, createMarket, runSmall, workScheme } from "./small-market.ts";

const devices = [
  createDevice({ workPerSecond: 1e9 }),
  createDevice({ name: "better", kind: "gpu", workPerSecond: 3e9 }),
];
const miners = [
  createGroup({ name: "few", count: 2, initialHashrateShare: 0.25, capitalUsd: 1e5, reinvestShare: 0.5 }),
  createGroup({ name: "many", count: 5, initialHashrateShare: 0.75, capitalUsd: 1e5, reinvestShare: 0.5 }),
];
// 2^48 draws for a block in either unit, exactly.
const drawsPerBlock = 2 ** 48;

function createWorkMarket(startDifficulty: number) {
  const { chain } = createMarket();
  return createMarket({ miners, chain: { ...chain, startDifficulty, startHashrate: drawsPerBlock / 600 } });
}

test("the simulator does not care what the work is: equal rates give equal blocks, pay and purchases", async (t) => {
  const scheme = { ...workScheme, difficulty: { name: "none", parameters: {}, choices: {} } };
  const hashes = await runSmall({ market: createWorkMarket(0xffff), scheme, devices });
  const tokens = await runSmall({ market: createWorkMarket(2 ** 48), work: workKinds["llm-tokens"], scheme, devices });
  t.is(tokens.fingerprint, hashes.fingerprint);
  t.deepEqual(tokens.parties, hashes.parties);
  t.deepEqual(tokens.purchases, hashes.purchases);
  t.true(hashes.purchases.length > 0);
});

test("under retargets, too, tokens are paid as hashes are, but for the last digits of a target", async (t) => {
  const hashes = await runSmall({ market: createWorkMarket(0xffff), devices });
  const tokens = await runSmall({ market: createWorkMarket(2 ** 48), work: workKinds["llm-tokens"], devices });
  for (const [index, month] of hashes.months.entries()) {
    const ratio = tokens.series.difficulty[index]! / hashes.series.difficulty[index]!;
    t.true(Math.abs(ratio / HASHES_PER_DIFFICULTY - 1) < 1e-3, `${month}: ${ratio}`);
  }
  t.deepEqual(
    tokens.parties.map(({ blocksWon }) => Math.round(blocksWon / 100)),
    hashes.parties.map(({ blocksWon }) => Math.round(blocksWon / 100)),
  );
});

test("energy and cost are told for the amounts of the kind of work", async (t) => {
  const scheme = { ...workScheme, difficulty: { name: "none", parameters: {}, choices: {} } };
  const hashes = await runSmall({ market: createWorkMarket(0xffff), scheme, devices });
  const tokens = await runSmall({ market: createWorkMarket(2 ** 48), work: workKinds["llm-tokens"], scheme, devices });
  const ratio = (name: keyof typeof seriesMetrics) => hashes.series[name][3]! / tokens.series[name][3]!;
  t.true(Math.abs(ratio("efficiency_j_per_th") / 1e12 - 1) < 1e-12);
  t.true(Math.abs(ratio("cost_usd_per_eh") / 1e12 - 1) < 1e-12);
  t.true(Math.abs(ratio("hashprice_usd_per_ph_day") / 1e15 - 1) < 1e-12);
});

test("hashes keep every word of the catalogue of metrics, and tokens have no word of hashing left", (t) => {
  const catalogues: Readonly<Record<string, Metric>>[] = [seriesMetrics, summaryMetrics];
  for (const metrics of catalogues) {
    t.deepEqual(describeMetrics(metrics, workKinds.sha256d), metrics);
    for (const [name, { title, unit, definition }] of Object.entries(
      describeMetrics(metrics, workKinds["llm-tokens"]),
    )) {
      const told = [sayInWork(name, workKinds["llm-tokens"]), title, unit, definition].join(" ");
      t.notRegex(told, /hash|_hs|j_per_th|J\/TH|_eh|\bEH\b|terahash/i, name);
    }
  }
});
