import test from "ava";
import { createStream } from "../../../sim/engine/random-stream.ts";
import {
  addMesh,
  drawConnections,
  listCompleteConnections,
  listStarConnections,
} from "../../../sim/network/connections.ts";
import { countParts, createGraph } from "../../../sim/network/network-graph.ts";
import { computeChiSquareZ, Z_LIMIT } from "../engine/goodness-of-fit.ts";

test("every link has one that runs back, and nobody is linked with itself or twice with the same", (t) => {
  for (const [nodes, outbound] of [
    [2, 1],
    [10, 3],
    [10, 9],
    [10, 40],
    [300, 8],
  ] as const) {
    const connections = drawConnections(new Int32Array(nodes).fill(outbound), createStream(`${nodes}`, "links"));
    const { firstLink, target, reverse } = createGraph(nodes, connections);
    for (let node = 0; node < nodes; node++) {
      const others = target.subarray(firstLink[node], firstLink[node + 1]);
      t.is(new Set(others).size, others.length);
      t.false(others.includes(node));
      t.true(others.length >= Math.min(outbound, nodes - 1));
    }
    t.true(target.every((_, link) => reverse[reverse[link]!] === link && target[reverse[link]!] !== target[link]));
  }
});

test("whom a node connects to is drawn evenly", (t) => {
  const counts = new Float64Array(20);
  for (let seed = 0; seed < 4000; seed++) {
    const outbound = new Int32Array(20);
    outbound[7] = 3;
    for (const [, other] of drawConnections(outbound, createStream(`${seed}`, "even"))) counts[other]! += 1;
  }
  const others = counts.filter((_, node) => node !== 7);
  t.true(Math.abs(computeChiSquareZ(others, new Float64Array(19).fill((4000 * 3) / 19))) < Z_LIMIT);
  t.is(counts[7], 0);
});

test("groups that cannot reach each other are counted", (t) => {
  t.is(countParts(createGraph(5, [])), 5);
  t.is(
    countParts(
      createGraph(5, [
        [0, 1],
        [1, 2],
        [3, 4],
      ]),
    ),
    2,
  );
  t.is(countParts(createGraph(6, listStarConnections(6))), 1);
  t.is(countParts(createGraph(6, listCompleteConnections(6))), 1);
});

test("a mesh adds what is missing between its members and nothing else", (t) => {
  const meshed = createGraph(6, addMesh(6, listStarConnections(6), [0, 2, 4, 2]));
  t.is(meshed.target.length, 2 * (5 + 1));
  t.deepEqual([...meshed.target.subarray(meshed.firstLink[2], meshed.firstLink[3])].toSorted(), [0, 4]);
});

test("a connection to nowhere, to itself or given twice is refused", (t) => {
  for (const connections of [
    [[0, 3]],
    [[1, 1]],
    [
      [0, 1],
      [1, 0],
    ],
    [[0, 0.5]],
    [[-1, 0]],
  ] as [number, number][][]) {
    t.throws(() => createGraph(3, connections), { instanceOf: RangeError });
  }
});
