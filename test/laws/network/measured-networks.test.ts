import test from "ava";
import { loadNetwork } from "../../../scenarios/network/load-network.ts";
import { runNetwork } from "../../../scenarios/network/run-network.ts";
import { listNetworkStatements } from "../../../scenarios/verify/network-statements.ts";
import { judgeStatement } from "../../../scenarios/verify/statement.ts";
import { plainParts } from "../../commands/run-words.ts";

test("stale blocks are within a factor of 3 of those measured, in every network that somebody measured", async (t) => {
  const judged = (await listNetworkStatements(plainParts.createVerifyContext(), () => undefined)).map(judgeStatement);
  t.is(judged.length, 5);
  t.deepEqual(
    judged.filter(({ verdict }) => verdict !== "holds").map(({ id }) => id),
    [],
  );
});

test("pools at ordinary nodes lose more blocks than pools linked with each other, and those more than on a relay", async (t) => {
  const rates: number[] = [];
  for (const name of ["bitcoin-2015-slow", "bitcoin-2015", "bitcoin-2015-relay"]) {
    const { estimates } = await runNetwork(loadNetwork(name, { nodes: "300", replications: "3" }), () => undefined);
    rates.push(estimates["stale_rate"]!.mean);
  }
  t.true(rates[0]! > rates[1]! && rates[1]! > rates[2]!, rates.join());
});
