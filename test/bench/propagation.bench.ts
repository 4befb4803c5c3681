import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { raceWithConstantDelay } from "../../sim/network/constant-delay-race.ts";
import { MessageHeap } from "../../sim/network/message-heap.ts";
import { MessageQueue } from "../../sim/network/message-queue.ts";
import type { BenchCase, BenchRow } from "./bench-case.ts";
import { measureInTurns } from "./measure.ts";
import { simulateSize } from "./propagation-run.ts";

const SMALLEST_RATIO = 0.5;
const MOST_MEGABYTES = 150;
const RACE_BLOCKS = 1000;
const RACE_MINERS = 300;
const MOST_RACE_SECONDS = 0.03;

/** Networks to run, with the seconds that each may take; at Infinity only memory is bounded. */
const sizes = [
  { nodes: 300, blocks: 1000, mostSeconds: 1, rounds: 5 },
  { nodes: 1000, blocks: 1000, mostSeconds: 3.5, rounds: 3 },
  { nodes: 10_000, blocks: 100, mostSeconds: Infinity, rounds: 1 },
] as const;

export const propagationBench: BenchCase = {
  name: "Propagation: every block to every node, compact blocks over the lines of 2019",
  aim:
    `at least ${SMALLEST_RATIO} of the speed of a bare typed heap that does the same pushes and pops; 300 x 1,000 ` +
    `under 1 s, 1,000 x 1,000 under 3.5 s, each process under ${MOST_MEGABYTES} MB; 1,000 blocks of 300 miners who ` +
    `hear of each other after a delay under ${MOST_RACE_SECONDS} s`,
  run: () => [...sizes.flatMap(measureSize), measureRace()],
};

function measureSize({ nodes, blocks, mostSeconds, rounds }: (typeof sizes)[number]): BenchRow[] {
  const steps = recordSteps(nodes, blocks);
  const { propagation } = simulateSize(nodes, blocks);
  const seconds = measureInTurns(rounds, {
    network: () => simulateSize(nodes, blocks),
    heap: () => replayInHeap(steps),
  });
  const ratio = seconds.heap / seconds.network;
  const megabytes = measureMegabytes(nodes, blocks);
  const sent = propagation.delivered + propagation.vainAnnouncements;
  const of = `${nodes.toLocaleString("en")} nodes x ${blocks.toLocaleString("en")} blocks:`;
  const speed = { label: `${of} speed / bare heap's`, value: ratio, unit: "x" };
  const time = { label: `${of} time`, value: seconds.network, unit: "s" };
  return [
    mostSeconds < Infinity ? { ...time, isMet: seconds.network < mostSeconds } : time,
    { label: `${of} messages sent, in vain too`, value: sent / seconds.network / 1e6, unit: "M/s" },
    { label: `${of} messages delivered`, value: propagation.delivered / seconds.network / 1e6, unit: "M/s" },
    mostSeconds < Infinity ? { ...speed, isMet: ratio >= SMALLEST_RATIO } : speed,
    { label: `${of} memory of the process`, value: megabytes, unit: "MB", isMet: megabytes < MOST_MEGABYTES },
  ];
}

const POP = -1;

/** What the network asks of its queue: the time of every push, and `POP`. */
function recordSteps(nodes: number, blocks: number): Float64Array {
  let steps = new Float64Array(1 << 16);
  let count = 0;
  const note = (step: number): void => {
    if (count === steps.length) {
      const longer = new Float64Array(2 * count);
      longer.set(steps);
      steps = longer;
    }
    steps[count++] = step;
  };
  const restore = watchQueue(
    (time) => {
      note(time);
    },
    () => {
      note(POP);
    },
  );
  try {
    simulateSize(nodes, blocks);
  } finally {
    restore();
  }
  return steps.subarray(0, count);
}

/** Listens to every queue made from now on; the network itself has no place to listen. */
function watchQueue(onPush: (time: number) => void, onPop: () => void): () => void {
  const own = Object.getOwnPropertyDescriptors(MessageQueue.prototype);
  const push = own.push.value as MessageQueue["push"];
  const popUntil = own.popUntil.value as MessageQueue["popUntil"];
  MessageQueue.prototype.push = function (this: MessageQueue, time, code, row) {
    onPush(time);
    push.call(this, time, code, row);
  };
  MessageQueue.prototype.popUntil = function (this: MessageQueue, limit) {
    const isTaken = popUntil.call(this, limit);
    if (isTaken) onPop();
    return isTaken;
  };
  return () => {
    Object.defineProperties(MessageQueue.prototype, { push: own.push, popUntil: own.popUntil });
  };
}

function replayInHeap(steps: Float64Array): number {
  const heap = new MessageHeap();
  for (let step = 0; step < steps.length; step++) {
    const time = steps[step]!;
    if (time === POP) heap.pop();
    else heap.push(time, step, 0);
  }
  return heap.time;
}

function measureMegabytes(nodes: number, blocks: number): number {
  const program = fileURLToPath(new URL("./propagation-process.js", import.meta.url));
  return Number(execFileSync(process.execPath, [program, String(nodes), String(blocks)], { encoding: "utf8" }));
}

function measureRace(): BenchRow {
  const powers = Array.from({ length: RACE_MINERS }, () => 1);
  const input = { powers, blockIntervalSeconds: 600, delaySeconds: 2, seed: "race" };
  const { race } = measureInTurns(9, { race: () => raceWithConstantDelay(input, RACE_BLOCKS) });
  const label = `${RACE_MINERS} miners, ${RACE_BLOCKS.toLocaleString("en")} blocks, one delay: time`;
  return { label, value: race, unit: "s", isMet: race < MOST_RACE_SECONDS };
}
