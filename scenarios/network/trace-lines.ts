import { NetworkRun } from "../../sim/network/network-run.ts";
import { buildNetwork } from "./build-network.ts";
import type { NetworkSettings } from "./network-schema.ts";

/**
 * The trace of a replication as JSON lines, made by running it again, in pieces of one block found each, so that a trace
 * of any length needs little memory. The first line describes nodes and links; then every finding, receipt and change of
 * tip, in order. Times in seconds; `abandoned` blocks of the node's former chain are given up.
 */
export function* renderTrace(settings: NetworkSettings, replication: number): Generator<string> {
  let lines = "";
  const write = (value: object): void => {
    lines += `${JSON.stringify(value)}\n`;
  };
  const input = buildNetwork(settings, replication, {
    onFound: (time, block, node) => {
      write({ event: "found", time, block, parent: run.tree.parents[block], height: run.tree.heights[block], node });
    },
    onReceived: (time, block, node, from) => {
      write({ event: "received", time, block, node, from });
    },
    onTip: (time, block, node, abandoned) => {
      write({ event: "tip", time, block, node, abandoned });
    },
  });
  const run = new NetworkRun(input);
  const { nodes, firstLink, target } = input.graph;
  const miners = input.miners.map(({ name, node, power }) => ({ name, node, power }));
  write({ event: "network", replication, nodes, miners });
  for (let node = 0; node < nodes; node++) {
    const others = [...target.subarray(firstLink[node], firstLink[node + 1])].filter((other) => other > node);
    write({ event: "node", node, region: input.regions?.[node] ?? null, links: others });
  }
  yield lines;
  for (let found = 0; found < settings.blocks; found++) {
    lines = "";
    run.findBlock();
    yield lines;
  }
  lines = "";
  run.finish();
  yield lines;
}
