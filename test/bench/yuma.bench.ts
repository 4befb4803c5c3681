import { createStream, type RandomStream } from "../../sim/engine/random-stream.ts";
import { bittensor } from "../../sim/reward-rules/bittensor/bittensor-rule.ts";
import { computeYuma } from "../../sim/reward-rules/bittensor/yuma/yuma-kernel.ts";
import type { YumaParameters } from "../../sim/reward-rules/bittensor/yuma/yuma-parameters.ts";
import type { Epoch } from "../../sim/reward-rules/epoch-rule.ts";
import { computePlainYuma } from "../laws/reward-rules/plain-yuma.ts";
import { createParameters } from "../laws/reward-rules/small-epoch.ts";
import type { BenchCase } from "./bench-case.ts";
import { measureInTurns } from "./measure.ts";

const VALIDATORS = 64;
const NEURONS = 256;
const EPOCHS_PER_YEAR = 7305;
const SMALLEST_RATIO = 3;
const MOST_SECONDS = 2;

const parameters: YumaParameters = {
  version: "yuma3",
  kappa: 32_767 / 65_535,
  bondsPenalty: 1,
  bondsMovingAverage: 0.9,
  bondStorage: "u16",
};

export const yumaBench: BenchCase = {
  name: "Yuma consensus: 64 validators weigh 256 neurons",
  aim: `at least ${SMALLEST_RATIO} x the epochs/s of plain arrays, and a year of tempos of subnet 64 in ${MOST_SECONDS} s`,
  run: () => {
    const random = createStream("bench", "yuma");
    const rows = Array.from({ length: VALIDATORS }, () => drawShares(NEURONS, random));
    const stake = drawShares(VALIDATORS, random);
    const bonds = rows.map((row) => row.map(() => random()));
    const input = {
      stake: Float64Array.from(stake),
      columns: NEURONS,
      weights: Float64Array.from(rows.flat()),
      bonds: Float64Array.from(bonds.flat()),
    };
    const seconds = measureInTurns(15, {
      flat: () => computeYuma(input, parameters),
      plain: () => computePlainYuma(stake, rows, bonds, parameters),
    });
    const years = measureInTurns(1, {
      subnet64: () => runYear(17, 23, 0.1),
      exact: () => runYear(64, 192, 0),
      full: () => runYear(64, 192, 0.1),
    });
    const ratio = seconds.plain / seconds.flat;
    return [
      { label: "flat arrays", value: 1 / seconds.flat, unit: "epochs/s" },
      { label: "plain arrays", value: 1 / seconds.plain, unit: "epochs/s" },
      { label: "flat / plain", value: ratio, unit: "x", isMet: ratio >= SMALLEST_RATIO },
      {
        label: "a year of 17 validators and 23 miners, noisy scores",
        value: years.subnet64,
        unit: "s",
        isMet: years.subnet64 <= MOST_SECONDS,
      },
      { label: "a year of 64 validators and 192 miners, exact scores", value: years.exact, unit: "s" },
      { label: "a year of 64 validators and 192 miners, noisy scores", value: years.full, unit: "s" },
    ];
  },
};

/** Shares spread like those of a real subnet: lognormal would do too. */
function drawShares(count: number, random: RandomStream): number[] {
  const draws = Array.from({ length: count }, () => random() ** 2);
  const sum = draws.reduce((total, draw) => total + draw, 0);
  return draws.map((draw) => draw / sum);
}

function runYear(validators: number, miners: number, scoreNoise: number): number {
  const random = createStream("bench", "year");
  const rule = createParameters(bittensor, { scoreNoise });
  const parties = validators + miners;
  const draw = (isIn: boolean, scale: number) => (isIn ? Math.floor(scale * (1 + 50 * random())) : 0);
  const epoch: Epoch = {
    index: 0,
    startSeconds: 0,
    seconds: 4320,
    work: Float64Array.from({ length: parties }, (_, party) => draw(party >= validators, 1e6)),
    stake: Float64Array.from({ length: parties }, (_, party) => draw(party < validators, 1e9)),
    validatorOf: Int32Array.from({ length: parties }, (_, party) => party),
    fees: 0,
    scheduledIssuance: 180e6,
    supply: 11.3e12,
    carried: 0,
    unitsPerCoin: 1e6,
    random,
  };
  let memory = bittensor.createMemory(rule, parties);
  for (let index = 0; index < EPOCHS_PER_YEAR; index++) {
    ({ memory } = bittensor.settle({ ...epoch, index }, memory, rule));
  }
  return memory.bonds.length;
}
