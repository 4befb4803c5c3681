import { DEFAULT_NETWORK, listNetworkPresets } from "../network/network-presets.ts";
import type { Command, LoadParts } from "./command.ts";
import type { NetworkParts } from "./perform-network.ts";

/** `network`: blocks on their way through a network of nodes; forks, and who loses blocks to them. */
export function createNetworkCommand(loadParts: LoadParts<NetworkParts>): Command {
  return {
    name: "network",
    summary: "Let blocks travel through a network of nodes: spread, forks, and who loses by them",
    positionals: [
      {
        name: "network",
        description: `Preset (${listNetworkPresets().join(", ")}) or path of a YAML or JSON file; by default ${DEFAULT_NETWORK}`,
        isOptional: true,
      },
    ],
    options: {
      seed: { type: "text", description: "Seed of all luck; equal seeds give equal results" },
      replications: { type: "text", description: "Runs, each with a network and luck of its own" },
      blocks: { type: "text", description: "Blocks found in each run" },
      nodes: { type: "text", description: "Nodes of the network" },
      miners: { type: "text", description: "Folder of a run whose miners, with their work at its end, mine here" },
      out: { type: "text", description: "Folder to write; nothing is written where it is left out" },
      trace: { type: "flag", description: "Write what every node received in the first run, as JSON lines" },
      json: { type: "flag", description: "Print the results as JSON, and nothing else" },
      quiet: { type: "flag", description: "Print nothing" },
    },
    examples: [
      ["proofground network litecoin", "stale blocks, beside the rate that was measured"],
      ["proofground network bitcoin-2019 --blocks 100 --out results/net --trace", "and every receipt of the first run"],
      ["proofground network litecoin --miners results/gpu-vs-asic", "with the miners that a run ended with"],
      ["proofground network results/net/manifest.json --out results/again", "make an earlier run's bytes again"],
    ],
    perform: async (given, io) => (await import("./perform-network.ts")).performNetwork(given, io, loadParts),
  };
}
