import { createClock } from "../../sim/engine/clock.ts";
import { createStream, drawExponential } from "../../sim/engine/random-stream.ts";
import { loadSimJs } from "../../sim/engine/simjs.ts";
import type { SimJs } from "../../sim/engine/simjs-types.ts";
import type { BenchCase } from "./bench-case.ts";
import { measureInTurns } from "./measure.ts";

const EVENTS = 300_000;
const PENDING = [100, 10_000, 100_000];
const SMALLEST_RATIO = 1.5;

export const clockBench: BenchCase = {
  name: "Clock: events that schedule their successors",
  aim: `at least ${SMALLEST_RATIO} x the events/s of simjs's own timers`,
  run: async () => {
    const simJs = await loadSimJs();
    return PENDING.flatMap((pending) => {
      const seconds = measureInTurns(7, {
        clock: () => {
          runClock(simJs, pending);
        },
        timers: () => {
          runTimers(simJs, pending);
        },
      });
      const ratio = seconds.timers / seconds.clock;
      const size = `${pending.toLocaleString("en")} pending`;
      return [
        { label: `${size}: our clock`, value: EVENTS / seconds.clock / 1e6, unit: "M events/s" },
        { label: `${size}: simjs's timers`, value: EVENTS / seconds.timers / 1e6, unit: "M events/s" },
        { label: `${size}: our clock / simjs's timers`, value: ratio, unit: "x", isMet: ratio >= SMALLEST_RATIO },
      ];
    });
  },
};

/** Every chain of events ticks once a second on average, so `pending` of them make `EVENTS` in this time. */
function computeEndSeconds(pending: number): number {
  return EVENTS / pending;
}

function runClock(simJs: SimJs, pending: number): void {
  const clock = createClock(simJs, 0);
  const draw = createStream("clock", "delays");
  for (let i = 0; i < pending; i++) {
    const tick = (): void => {
      clock.schedule(clock.now() + drawExponential(draw), tick);
    };
    tick();
  }
  clock.runUntil(computeEndSeconds(pending));
}

function runTimers(simJs: SimJs, pending: number): void {
  const sim = new simJs.Sim();
  const draw = createStream("clock", "delays");
  class Ticker extends simJs.Entity {
    readonly #tick = (): void => {
      this.start();
    };
    start(): void {
      this.setTimer(drawExponential(draw)).done(this.#tick);
    }
  }
  for (let i = 0; i < pending; i++) sim.addEntity(Ticker);
  sim.simulate(computeEndSeconds(pending));
}
