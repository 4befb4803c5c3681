import { createStream } from "../../sim/engine/random-stream.ts";
import { splitProRata } from "../../sim/reward-rules/split-pro-rata.ts";
import type { BenchCase } from "./bench-case.ts";
import { measureInTurns } from "./measure.ts";
import { splitPlainly } from "./split-plainly.ts";

const PARTIES = 200;
const SPLITS = 50;
const ROUNDS = 15;
const LARGEST_RATIO = 0.2;

/** [satoshi] that Bitcoin's schedule minted in a day of 2017. */
const DAY = 180_000_000_000;

export const splitProRataBench: BenchCase = {
  name: `pro rata to the unit: ${SPLITS} splits among ${PARTIES} parties`,
  aim: `at most ${LARGEST_RATIO} x of the same in BigInts, with the same shares`,
  run: () => {
    const draw = createStream("bench", "split");
    const splits = Array.from({ length: SPLITS }, () => Float64Array.from({ length: PARTIES }, () => 1e13 * draw()));
    for (const weights of splits) {
      if (splitProRata(DAY, weights).join() !== splitPlainly(DAY, weights).join()) throw new Error("the splits differ");
    }
    const seconds = measureInTurns(ROUNDS, {
      ours: () => splits.map((weights) => splitProRata(DAY, weights)),
      plain: () => splits.map((weights) => splitPlainly(DAY, weights)),
    });
    const ratio = seconds.ours / seconds.plain;
    return [
      { label: "doubles, BigInts where needed", value: (seconds.ours / SPLITS) * 1e6, unit: "us a split" },
      { label: "BigInts", value: (seconds.plain / SPLITS) * 1e6, unit: "us a split" },
      { label: "ratio", value: ratio, unit: "x", isMet: ratio <= LARGEST_RATIO },
    ];
  },
};
