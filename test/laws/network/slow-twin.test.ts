import test from "ava";
import { simulateNetwork } from "../../../sim/network/network-run.ts";
import { listHappenings } from "./slow-twin.ts";
import { compactRelay, createMiners, directRelay, drawNetwork, requestRelay, watch } from "./small-networks.ts";

const relays = {
  direct: directRelay,
  request: requestRelay,
  "request, all blocks": { ...requestRelay, relays: "all" },
  compact: compactRelay,
  "compact, all blocks": { ...compactRelay, relays: "all" },
} as const;

for (const [name, relay] of Object.entries(relays)) {
  test(`every finding, receipt and change of tip is that of the slow twin: ${name}`, (t) => {
    let abandoned = 0;
    for (const [seed, nodes, outbound, intervalSeconds] of [
      ["a", 12, 2, 2],
      ["b", 25, 3, 5],
      ["c", 40, 4, 20],
      ["d", 9, 8, 0.5],
    ] as const) {
      const { graph, speeds } = drawNetwork(seed, nodes, outbound);
      const miners = createMiners(Array.from({ length: nodes }, (_, node) => 1 + (node % 5)));
      const common = {
        graph,
        speeds,
        relay,
        seed,
        miners,
        blockIntervalSeconds: intervalSeconds,
        uncles: "none",
      } as const;
      const { input, happenings } = watch(common);
      const run = simulateNetwork(input, 120);
      const expected = listHappenings(input, 120);
      const at = expected.findIndex((happening, index) => String(happening) !== String(happenings[index]));
      t.is(at, -1, `seed ${seed}: ${happenings[at]?.join() ?? ""}, the twin ${expected[at]?.join() ?? ""}`);
      t.is(happenings.length, expected.length, `seed ${seed}`);
      abandoned += run.propagation.abandonedCounts.reduce((sum, count) => sum + count, 0);
    }
    t.true(abandoned > 100, `only ${abandoned} reorganisations were tried`);
  });
}
