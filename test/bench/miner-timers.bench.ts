import { createBlockRace, raceFixed } from "../../sim/engine/lottery.ts";
import { createStream, drawExponential } from "../../sim/engine/random-stream.ts";
import { loadSimJs } from "../../sim/engine/simjs.ts";
import type { SimJs, SimRequest } from "../../sim/engine/simjs-types.ts";
import { AliasTable } from "../../sim/engine/weighted-draw.ts";
import type { BenchCase } from "./bench-case.ts";
import { measureInTurns } from "./measure.ts";

const BLOCKS = 10_000;
const MINERS = 300;
const SMALLEST_RATIO = 30;

export const minerTimersBench: BenchCase = {
  name: `One race or many timers: ${BLOCKS.toLocaleString("en")} blocks, ${MINERS} miners`,
  aim: `the superposed race is at least ${SMALLEST_RATIO} x as fast as one simjs timer a miner, restarted at each block`,
  run: async () => {
    const simJs = await loadSimJs();
    const restarted = measureInTurns(2, {
      race: runRace,
      timers: () => {
        runRestartedTimers(simJs);
      },
    });
    const kept = measureInTurns(9, {
      race: runRace,
      timers: () => {
        runKeptTimers(simJs);
      },
    });
    const ratio = restarted.timers / restarted.race;
    return [
      { label: "superposed race", value: BLOCKS / kept.race / 1e6, unit: "M blocks/s" },
      { label: "timers restarted at each block / race", value: ratio, unit: "x", isMet: ratio >= SMALLEST_RATIO },
      { label: "only the winner's timer set anew / race", value: kept.timers / kept.race, unit: "x" },
    ];
  },
};

function runRace(): void {
  const waits = createStream("timers", "waits");
  const race = createBlockRace(0, waits);
  const table = new AliasTable(new Float64Array(MINERS).fill(1));
  raceFixed(race, 1, Infinity, BLOCKS, table, waits, createStream("timers", "winners"), new Float64Array(MINERS));
}

/** What an agent model does that knows of hashrates only: a block calls off every wait, and all start anew. */
function runRestartedTimers(simJs: SimJs): void {
  const sim = new simJs.Sim();
  const draw = createStream("timers", "restarted");
  const timers: SimRequest[] = [];
  let blocks = 0;
  const restart = (): void => {
    for (const timer of timers) timer.cancel();
    timers.length = 0;
    if (blocks++ < BLOCKS) for (const miner of miners) timers.push(miner.mine());
  };
  class Miner extends simJs.Entity {
    start(): void {
      // Waits for the first restart.
    }
    mine(): SimRequest {
      return this.setTimer(MINERS * drawExponential(draw)).done(restart);
    }
  }
  const miners = Array.from({ length: MINERS }, () => sim.addEntity(Miner));
  restart();
  sim.simulate(Infinity);
}

/** As exact at fixed rates, the exponential law having no memory; a change of rates would have to restart all. */
function runKeptTimers(simJs: SimJs): void {
  const sim = new simJs.Sim();
  const draw = createStream("timers", "kept");
  let blocks = 0;
  class Miner extends simJs.Entity {
    start(): void {
      this.setTimer(MINERS * drawExponential(draw)).done(() => {
        if (blocks++ < BLOCKS) this.start();
      });
    }
  }
  for (let i = 0; i < MINERS; i++) sim.addEntity(Miner);
  sim.simulate(Infinity);
}
