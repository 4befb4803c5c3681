import test from "ava";
import { loadNetwork } from "../../../scenarios/network/load-network.ts";
import { runNetwork } from "../../../scenarios/network/run-network.ts";

for (const name of ["bitcoin-2013", "bitcoin-2015", "litecoin", "dogecoin", "ethereum-like"]) {
  test(`stale blocks are within a factor of 3 of those measured: ${name}`, async (t) => {
    const { comparison } = await runNetwork(loadNetwork(name, { nodes: "300", replications: "3" }), () => undefined);
    t.true(comparison?.isNear, `${comparison?.ratio}`);
  });
}

test("pools at ordinary nodes lose more blocks than pools linked with each other, and those more than on a relay", async (t) => {
  const rates: number[] = [];
  for (const name of ["bitcoin-2015-slow", "bitcoin-2015", "bitcoin-2015-relay"]) {
    const { estimates } = await runNetwork(loadNetwork(name, { nodes: "300", replications: "3" }), () => undefined);
    rates.push(estimates["stale_rate"]!.mean);
  }
  t.true(rates[0]! > rates[1]! && rates[1]! > rates[2]!, rates.join());
});
