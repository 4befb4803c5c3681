import test from "ava";
import { layOutRing } from "../../reports/charts/ring-layout.ts";
import { drawSharesFigure, drawSpreadFigure, drawStaleFigure } from "../../reports/figures/network-figures.ts";
import { tabulateFigure } from "../../reports/figures/tabulate-figure.ts";
import { computeLanes } from "../../reports/network/block-lanes.ts";
import { makeReplay } from "../../reports/network/make-replay.ts";
import { computePlace, computeSeconds, createClock } from "../../reports/network/replay-clock.ts";
import { computeReplayState } from "../../reports/network/replay-state.ts";
import { sayNetwork } from "../../reports/network/say-network.ts";
import { MOST_NODES } from "../../scenarios/network/choose-nodes.ts";
import { MOST_BLOCKS } from "../../scenarios/network/choose-stretch.ts";
import { MOST_EVENTS, recordExcerpt } from "../../scenarios/network/trace-excerpt.ts";
import { renderTrace } from "../../scenarios/network/trace-lines.ts";
import { type NetworkName, runSmallNetwork, smallNetworks } from "./network-samples.ts";

const names = Object.keys(smallNetworks) as NetworkName[];
const results = new Map(await Promise.all(names.map(async (name) => [name, await runSmallNetwork(name)] as const)));
const samples = names.map((name) => {
  const result = results.get(name)!;
  const excerpt = recordExcerpt(result);
  return { name, result, excerpt, replay: makeReplay(result, excerpt) };
});

test("an excerpt is bounded, in the order of time, and a piece of the trace", (t) => {
  for (const { name, result, excerpt } of samples) {
    const { receipts, tips, nodes, stretch } = excerpt;
    t.true(nodes.length <= MOST_NODES && stretch.last - stretch.first < MOST_BLOCKS, name);
    for (const [kind, events] of Object.entries({ received: receipts, tip: tips })) {
      t.true(events.length > 0 && events.length <= MOST_EVENTS, name);
      t.true(events.every(({ seconds }, index) => index === 0 || seconds >= events[index - 1]!.seconds));
      const traced = new Set(listTraced(result.settings, kind));
      for (const { seconds, block, node } of events)
        t.true(traced.has(`${seconds} ${block} ${nodes[node]!.node}`), name);
    }
  }
});

test("every block has its parent before it, one higher, and the main chain alone stands in the middle row", (t) => {
  for (const { name, replay } of samples) {
    for (const [index, { parent, height, lane, fate }] of replay.blocks.entries()) {
      t.is(lane === 0, fate === "main", name);
      if (parent === null) continue;
      t.true(parent < index, name);
      t.is(replay.blocks[parent]!.height + 1, height);
    }
  }
});

test("a stretch with a fork shows the first block of the longest branch that lost", (t) => {
  for (const { name, result, excerpt, replay } of samples) {
    const { tree, fates } = result.runs[0]!;
    const depths = new Int32Array(tree.count);
    for (let block = 1; block < tree.count; block++) {
      if (fates[block] === "stale") depths[block] = depths[tree.parents[block]!]! + 1;
    }
    t.is(excerpt.stretch.forkBlocks, Math.max(...depths), name);
    t.is(
      replay.blocks.some(({ fate }) => fate === "stale"),
      excerpt.stretch.forkBlocks > 0,
      name,
    );
  }
});

test("two branches at one time never share a row, and a branch keeps its row", (t) => {
  const lanes = computeLanes([
    { parent: null, fate: "main" },
    { parent: 0, fate: "main" },
    { parent: 0, fate: "stale" },
    { parent: 0, fate: "stale" },
    { parent: 2, fate: "stale" },
    { parent: 2, fate: "stale" },
    { parent: 1, fate: "main" },
  ]);
  t.deepEqual(lanes, [0, 0, 1, -1, 1, 2, 0]);
});

test("the clock is true within a spread, cuts silence, and can be turned back", (t) => {
  const clock = createClock([0, 1, 2, 3, 1003, 1004], 5);
  t.deepEqual(clock, { seconds: [0, 3, 1003, 1004], places: [0, 3 / 9, 8 / 9, 1] });
  for (const seconds of [0, 0.7, 3, 503, 1003.5, 1004]) {
    t.true(Math.abs(computeSeconds(clock, computePlace(clock, seconds)) - seconds) < 1e-9);
  }
  for (const { replay } of samples) {
    const places = replay.tipSeconds.map((seconds) => computePlace(replay.clock, seconds));
    t.true(places.every((place, index) => place >= 0 && place <= 1 && (index === 0 || place >= places[index - 1]!)));
  }
});

test("after a block that all can see more and more nodes are up to date, until the next is found", (t) => {
  for (const { name, replay } of samples) {
    for (const [index, { foundSeconds, publishedSeconds }] of replay.blocks.entries()) {
      const end = replay.blocks[index + 1]?.foundSeconds ?? replay.endSeconds;
      if (publishedSeconds !== foundSeconds) continue;
      let before = 0;
      for (let step = 0; step < 8; step++) {
        const { isLit } = computeReplayState(replay, foundSeconds + ((end - foundSeconds) * step) / 8);
        const lit = isLit.reduce((sum, one) => sum + one, 0);
        t.true(lit >= before, `${name}: block ${index}`);
        before = lit;
      }
    }
    const { leaders } = computeReplayState(replay, replay.endSeconds);
    t.true(leaders.reduce((sum, { nodeShare }) => sum + nodeShare, 0) > 0.5, name);
  }
});

test("a node is up to date where no shown block is higher than its tip; at first it is the finder's alone", (t) => {
  for (const { name, replay } of samples) {
    for (const [index, { foundSeconds, publishedSeconds, height, parent, miner }] of replay.blocks.entries()) {
      const state = computeReplayState(replay, foundSeconds);
      const shown = replay.blocks.filter((block) => (block.publishedSeconds ?? Infinity) <= foundSeconds);
      const highest = Math.max(0, ...shown.map((block) => block.height));
      for (const [node, tip] of state.tips.entries()) {
        t.is(state.isLit[node] === 1, tip >= 0 && replay.blocks[tip]!.height >= highest, name);
      }
      const isFirst = replay.blocks.slice(0, index).every((block) => block.height < height);
      if (!isFirst || parent === null || publishedSeconds !== foundSeconds) continue;
      const lit = replay.nodes.filter((_, node) => state.isLit[node] === 1);
      t.deepEqual(
        lit.map((node) => node.miner),
        [miner],
        name,
      );
    }
  }
});

test("nodes of a ring stand inside it, and large miners do not cover each other", (t) => {
  for (const { replay } of samples) {
    for (const size of [300, 520]) {
      const { places } = layOutRing(replay, size);
      t.is(places.length, replay.nodes.length);
      for (const { x, y, radius } of places) t.true(Math.hypot(x, y) + radius <= size / 2);
      const large = places.filter((_, index) => replay.nodes[index]!.powerShare >= 0.02);
      for (const [index, one] of large.entries()) {
        for (const other of large.slice(index + 1)) {
          t.true(Math.hypot(one.x - other.x, one.y - other.y) > 0.97 * (one.radius + other.radius));
        }
      }
    }
  }
});

test("figures hold what the tables hold", (t) => {
  for (const { name, result } of samples) {
    const stale = drawStaleFigure(result);
    t.deepEqual(
      stale.rows.slice(0, -1).map(({ mean }) => mean),
      result.runs.map(({ metrics }) => metrics["stale_rate"]),
    );
    t.is(stale.rows.at(-1)!.mean, result.estimates["stale_rate"]!.mean);
    const spread = drawSpreadFigure(result);
    t.is(spread.kind, "distribution");
    if (spread.kind !== "distribution") continue;
    for (const { values } of spread.curves) {
      t.is(values.length, 101);
      t.true(
        values.every((value, percent) => percent === 0 || value >= values[percent - 1]!),
        name,
      );
    }
    t.is(tabulateFigure(spread).rows.length, 101);
    const shares = drawSharesFigure(result);
    if (shares.kind === "empty") t.is(result.settings.mining.model, "equal");
    else {
      const sums = (key: "mean" | "mark") => shares.rows.reduce((sum, row) => sum + (row[key] ?? 0), 0);
      t.true(Math.abs(sums("mean") - 1) < 1e-9 && Math.abs(sums("mark") - 1) < 1e-9, name);
    }
  }
});

test("the answer tells the stale rate with its interval, the measured one, and what a strategy brought", (t) => {
  t.regex(sayNetwork(results.get("pools")!).join(" "), /\d% \(.* to .*%\) did not stay on the main chain/);
  t.regex(sayNetwork(results.get("pools")!).join(" "), /Litecoin, 2015 and 2016, had 0.273% .* times that/);
  t.regex(
    sayNetwork(results.get("selfish")!).join(" "),
    /evil, which plays selfish, has 40% of the hash power and got/,
  );
});

function listTraced(settings: Parameters<typeof renderTrace>[0], kind: string): string[] {
  return [...renderTrace(settings, 0)].flatMap((lines) =>
    lines.split("\n").flatMap((line) => {
      if (!line.startsWith(`{"event":"${kind}"`)) return [];
      const { time, block, node } = JSON.parse(line) as { time: number; block: number; node: number };
      return [`${time} ${block} ${node}`];
    }),
  );
}
