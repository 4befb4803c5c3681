import { Fingerprint } from "../../sim/engine/fingerprint.ts";
import { createBlockRace, raceCompounding, raceFixed } from "../../sim/engine/lottery.ts";
import { createStream, drawExponential } from "../../sim/engine/random-stream.ts";
import { WeightTree } from "../../sim/engine/weight-tree.ts";
import { AliasTable } from "../../sim/engine/weighted-draw.ts";
import type { BenchCase, BenchRow } from "./bench-case.ts";
import { measureInTurns } from "./measure.ts";

const BLOCKS = 900_000;
const MINERS = 300;
const SECONDS_PER_BLOCK = 600;
const SECONDS_PER_MONTH = 2_629_800;
const LARGEST_RATIO = 1.2;

export const blockRaceBench: BenchCase = {
  name: `Block race: ${BLOCKS.toLocaleString("en")} blocks, ${MINERS} miners`,
  aim: `raceFixed takes at most ${LARGEST_RATIO} x of a bare loop with the same draws`,
  run: () => {
    const seconds = measureInTurns(15, createVariants());
    const compare = (label: string, name: keyof typeof seconds, other: keyof typeof seconds): BenchRow => ({
      label,
      value: seconds[name] / seconds[other],
      unit: "x",
    });
    const main = compare("raceFixed / bare loop", "fixed", "bare");
    return [
      { label: "raceFixed", value: BLOCKS / seconds.fixed / 1e6, unit: "M blocks/s" },
      { label: "raceCompounding", value: BLOCKS / seconds.compounding / 1e6, unit: "M blocks/s" },
      { ...main, isMet: main.value <= LARGEST_RATIO },
      compare("raceFixed, cut every month / bare loop", "monthly", "bare"),
      compare("raceFixed with fingerprint / without", "printed", "fixed"),
      compare("raceCompounding / raceFixed", "compounding", "fixed"),
    ];
  },
};

/** The streams start anew in every call, so that all variants draw the same numbers. */
function createVariants() {
  const draw = createStream("bench", "weights");
  const stakes = Float64Array.from({ length: MINERS }, () => Math.round(1e9 * Math.exp(3 * draw())));
  const table = new AliasTable(stakes);
  const tree = new WeightTree(stakes);
  const wins = new Float64Array(MINERS);
  const raceTo = (stepSeconds: number, fingerprint: Fingerprint | null): void => {
    const [waits, winners] = createStreams();
    const race = createBlockRace(0, waits);
    while (race.blocks < BLOCKS) {
      const until = race.timeSeconds + stepSeconds;
      raceFixed(race, 1 / SECONDS_PER_BLOCK, until, BLOCKS - race.blocks, table, waits, winners, wins, fingerprint);
    }
  };
  return {
    bare: () => {
      const [waits, winners] = createStreams();
      let time = 0;
      for (let block = 0; block < BLOCKS; block++) {
        time += drawExponential(waits) * SECONDS_PER_BLOCK;
        wins[table.draw(winners())]! += 1;
      }
      return time;
    },
    fixed: () => {
      raceTo(Infinity, null);
    },
    monthly: () => {
      raceTo(SECONDS_PER_MONTH, null);
    },
    printed: () => {
      raceTo(Infinity, new Fingerprint());
    },
    compounding: () => {
      const [waits, winners] = createStreams();
      const race = createBlockRace(0, waits);
      tree.refill(stakes);
      raceCompounding(race, 1 / SECONDS_PER_BLOCK, Infinity, BLOCKS, tree, 6.25e8, null, waits, winners, wins);
    },
  };
}

function createStreams() {
  return [createStream("bench", "waits"), createStream("bench", "winners")] as const;
}
