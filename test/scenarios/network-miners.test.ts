import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { loadNetwork } from "../../scenarios/network/load-network.ts";
import { readMinerPools } from "../../scenarios/network/read-miners.ts";

function writeMiners(lines: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "proofground-miners-"));
  writeFileSync(join(folder, "miners.csv"), `${lines.join("\n")}\n`);
  return folder;
}

const header = "scheme,replication,group,name,final_hashrate_hs";

test("the miners of a run's end mine in a network, each with its share of the work", (t) => {
  const folder = writeMiners([
    header,
    "stake,0,gpu,gpu/1,0",
    "work,0,gpu,gpu/1,3e15",
    "work,0,gpu,gpu/2,0",
    "work,0,asic,asic/1,1e15",
    "work,1,asic,asic/1,7e15",
    "other,0,asic,asic/1,9e15",
  ]);
  const pools = [
    { name: "gpu-1", share: 0.75 },
    { name: "asic-1", share: 0.25 },
  ];
  t.deepEqual(readMinerPools(folder), pools);
  const { mining } = loadNetwork("litecoin", { miners: folder });
  t.is(mining.model, "pools");
  t.deepEqual(mining.model === "pools" ? mining.pools : [], pools);
});

test("tokens count as hashes do", (t) => {
  const folder = writeMiners(["scheme,replication,group,name,final_token_rate_tok_s", "work,0,a,a/1,5"]);
  t.deepEqual(readMinerPools(folder), [{ name: "a-1", share: 1 }]);
});

test("a folder in which nobody works, or without miners, is refused with its cure", (t) => {
  t.throws(() => readMinerPools(writeMiners([header, "stake,0,gpu,gpu/1,0"])), {
    message: /expected miners of whom one works at the run's end, got none/,
  });
  t.throws(() => readMinerPools(writeMiners(["name,share", "a,1"])), { message: /no column of work/ });
  t.throws(() => readMinerPools(join(tmpdir(), "proofground-no-such-run")), { name: "ScenarioError" });
});
