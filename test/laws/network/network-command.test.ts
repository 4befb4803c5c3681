import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { loadNetwork } from "../../../scenarios/network/load-network.ts";
import { listNetworkPresets } from "../../../scenarios/network/network-presets.ts";
import { parseNetwork } from "../../../scenarios/network/parse-network.ts";
import { renderSettings } from "../../../scenarios/network/render-settings.ts";
import { runReplication } from "../../../scenarios/network/run-network.ts";
import { ScenarioErrors } from "../../../scenarios/scenario-errors.ts";
import { runWords } from "../../commands/run-words.ts";

const folder = mkdtempSync(join(tmpdir(), "network-"));
test.after.always(() => {
  rmSync(folder, { recursive: true });
});

const small = {
  name: "small",
  title: "A small network",
  blockIntervalSeconds: 20,
  blocks: 60,
  nodes: 25,
  replications: 2,
  relay: { blockBytes: 200_000, compact: { model: "compact" } },
};

const writeFile = (name: string, value: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
};

test("every preset is read, keeps its settings through a file, and runs", (t) => {
  const presets = listNetworkPresets();
  t.true(presets.length >= 6);
  for (const name of presets) {
    const settings = loadNetwork(name, { blocks: "20", nodes: "60", replications: "1" });
    t.deepEqual(parseNetwork(structuredClone(renderSettings(settings)), name), settings);
    const { forks } = runReplication(settings, 0);
    t.is(forks.found, 20);
    t.is(
      forks.miners.reduce((sum, { main, stale }) => sum + main + stale, 0),
      20,
    );
  }
});

test("a folder holds tables, trace and manifest, and the manifest makes the same bytes again", async (t) => {
  const path = writeFile("small.json", small);
  const first = join(folder, "first");
  const told = await runWords(["network", path, "--out", first, "--trace"]);
  t.is(told.code, 0, told.error);
  t.deepEqual(readdirSync(first).toSorted(), [
    "blocks.csv",
    "manifest.json",
    "pools.csv",
    "ro-crate-metadata.json",
    "summary.csv",
    "trace.jsonl",
  ]);
  const again = join(folder, "again");
  const repeated = await runWords(["network", join(first, "manifest.json"), "--out", again]);
  t.is(repeated.code, 0, repeated.error);
  for (const name of readdirSync(first)) t.deepEqual(readFileSync(join(again, name)), readFileSync(join(first, name)));
  const manifest = readFileSync(join(first, "manifest.json"), "utf8");
  writeFileSync(join(first, "manifest.json"), manifest.replace('"seed": "proofground"', '"seed": "another"'));
  const other = await runWords(["network", join(first, "manifest.json"), "--out", join(folder, "other")]);
  t.is(other.code, 1);
  t.regex(other.error, /Differ from the manifest: blocks.csv, summary.csv, trace.jsonl/);
});

test("a trace tells every block's finding, and its receipt by every node that the tables count", async (t) => {
  const out = join(folder, "traced");
  t.is((await runWords(["network", writeFile("traced.json", small), "--out", out, "--trace", "--quiet"])).code, 0);
  const lines = readFileSync(join(out, "trace.jsonl"), "utf8").trimEnd().split("\n");
  const events = lines.map((line) => JSON.parse(line) as { readonly event: string; readonly block?: number });
  const blocks = readFileSync(join(out, "blocks.csv"), "utf8")
    .split("\n")
    .filter((row) => row.startsWith("0,"));
  t.is(events.filter(({ event }) => event === "found").length, 60);
  t.is(events.filter(({ event }) => event === "node").length, 25);
  for (const row of blocks) {
    const cells = row.split(",");
    const receipts = events.filter(({ event, block }) => event === "received" && block === Number(cells[1])).length;
    t.is(receipts >= 25, cells[10] !== "", row);
  }
});

test("--json gives one object with estimates, and says where the files are", async (t) => {
  const { code, out } = await runWords(["network", writeFile("json.json", small), "--json", "--seed", "x"]);
  t.is(code, 0);
  const value = JSON.parse(out) as { seed: string; estimates: Record<string, { mean: number; n: number }> };
  t.is(value.seed, "x");
  t.is(value.estimates["stale_rate"]?.n, 2);
});

const pools = (shares: readonly number[], extra: object = {}) => ({
  model: "pools",
  pools: shares.map((share, index) => ({ name: `pool-${index}`, share, ...extra })),
});

const mistakes: Readonly<Record<string, readonly [object, RegExp]>> = {
  "a disconnected network": [
    {
      nodes: 4,
      connections: {
        model: "list",
        pairs: [
          [0, 1],
          [2, 3],
        ],
      },
    },
    /connections: expected a network in which every node can reach every other, got 2 parts/,
  ],
  "a latency below zero": [
    { internet: { model: "constant", latencySeconds: -0.1 } },
    /latencySeconds: expected .* got -0.1/,
  ],
  "shares that do not sum": [{ mining: pools([0.5, 0.4]) }, /mining.pools: expected shares that sum to 1, got 0.9/],
  "one node": [{ nodes: 1 }, /nodes: expected a whole number from 2 to/],
  "an unknown strategy": [
    { mining: pools([1], { strategy: { name: "selfless" } }) },
    /strategy.name: expected .*honest.* got "selfless"/,
  ],
  "an unknown key": [{ latency: 3 }, /latency: expected one of the keys .* got the unknown key/],
  "more pools than nodes": [{ nodes: 2, mining: pools([0.4, 0.3, 0.3]) }, /mining.pools: expected at most the 2 nodes/],
  "more connections than nodes": [{ nodes: 5 }, /connections.outbound: expected fewer than the 5 nodes/],
  "a pair of nodes that is not there": [
    { nodes: 3, connections: { model: "list", pairs: [[0, 3]] } },
    /connections.pairs\[0\]: expected two different nodes from 0 to 2/,
  ],
  "two pools of one name": [
    {
      mining: {
        model: "pools",
        pools: [
          { name: "a", share: 0.5 },
          { name: "a", share: 0.5 },
        ],
      },
    },
    /pools\[1\].name: expected a name that no other pool has/,
  ],
};

for (const [name, [change, message]] of Object.entries(mistakes)) {
  test(`${name} is told with its place and its cure, and exit code 2`, async (t) => {
    const path = writeFile(`${name.replaceAll(" ", "-")}.json`, { ...small, ...change });
    const { code, error, out } = await runWords(["network", path]);
    t.is(code, 2, error);
    t.regex(error, message);
    t.is(out, "");
  });
}

test("an unknown preset is told the nearest one, and a trace without a folder is refused", async (t) => {
  t.regex((await runWords(["network", "litecoi"])).error, /Did you mean "litecoin"\?/);
  t.regex((await runWords(["network", "litecoin", "--trace"])).error, /--trace: expected an --out/);
  t.throws(() => loadNetwork("litecoin", { blocks: "many" }), { instanceOf: ScenarioErrors });
});
