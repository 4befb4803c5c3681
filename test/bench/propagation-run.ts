import { buildNetwork } from "../../scenarios/network/build-network.ts";
import { loadNetwork } from "../../scenarios/network/load-network.ts";
import { type NetworkRun, simulateNetwork } from "../../sim/network/network-run.ts";

/** The network of the benchmark: the preset of 2019, compact blocks, every node a miner. */
export function simulateSize(nodes: number, blocks: number): NetworkRun {
  const settings = loadNetwork("bitcoin-2019", { nodes: String(nodes), blocks: String(blocks) });
  return simulateNetwork(buildNetwork({ ...settings, mining: { model: "exponential" } }, 0, null), blocks);
}
