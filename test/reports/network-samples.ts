import type { NetworkResult } from "../../scenarios/network/network-result.ts";
import { parseNetwork } from "../../scenarios/network/parse-network.ts";
import { runNetwork } from "../../scenarios/network/run-network.ts";

const common = { title: "A small network", replications: 3, blocks: 120 };

/** Networks that show each form of a report: many forks, none, pools, a strategy, more nodes than a ring holds. */
export const smallNetworks = {
  forks: {
    ...common,
    name: "forks",
    nodes: 60,
    blockIntervalSeconds: 8,
    relay: { blockBytes: 200_000 },
    mining: { model: "exponential" },
  },
  calm: { ...common, name: "calm", nodes: 40, blockIntervalSeconds: 1e6, relay: { blockBytes: 1000 } },
  pools: {
    ...common,
    name: "pools",
    nodes: 300,
    blockIntervalSeconds: 60,
    relay: { blockBytes: 300_000 },
    measured: "litecoin",
    mining: {
      model: "pools",
      pools: [
        { name: "large", share: 0.6, region: "asia-pacific" },
        { name: "near", share: 0.2, region: "asia-pacific" },
        { name: "middle", share: 0.15, region: "asia-pacific" },
        { name: "small", share: 0.05, region: "north-america" },
      ],
    },
  },
  selfish: {
    ...common,
    name: "selfish",
    nodes: 50,
    blockIntervalSeconds: 60,
    internet: { model: "constant", latencySeconds: 0.5 },
    relay: { blockBytes: 1000 },
    mining: {
      model: "pools",
      pools: [
        { name: "evil", share: 0.4, strategy: { name: "selfish" } },
        { name: "good", share: 0.6 },
      ],
    },
  },
} as const;

export type NetworkName = keyof typeof smallNetworks;

/** The result of one of them; `changes` replace its keys. */
export async function runSmallNetwork(name: NetworkName, changes: object = {}): Promise<NetworkResult> {
  return runNetwork(parseNetwork({ ...smallNetworks[name], ...changes }, name), () => undefined);
}
