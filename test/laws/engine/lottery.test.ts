import test from "ava";
import { Fingerprint } from "../../../sim/engine/fingerprint.ts";
import { type BlockRace, createBlockRace, raceCompounding, raceFixed } from "../../../sim/engine/lottery.ts";
import { createStream, type RandomStream } from "../../../sim/engine/random-stream.ts";
import { WeightTree } from "../../../sim/engine/weight-tree.ts";
import { AliasTable } from "../../../sim/engine/weighted-draw.ts";

const MINERS = 7;
const WEIGHTS = Float64Array.of(5, 0, 3, 2, 11, 0.5, 7);

/** A race with its streams and counts; `run` is one call of the engine. */
interface Bout {
  readonly race: BlockRace;
  readonly wins: Float64Array;
  readonly fingerprint: Fingerprint;
  run(rate: number, until: number, maxBlocks: number): number;
  /** Numbers taken from the streams of waits and of winners. */
  draws(): readonly [number, number];
}

const kinds: Readonly<Record<string, (seed: string, start?: number) => Bout>> = {
  raceFixed: (seed, start = 0) => {
    const table = new AliasTable(WEIGHTS);
    return createBout(seed, start, (race, rate, until, maxBlocks, waits, winners, wins, fingerprint) =>
      raceFixed(race, rate, until, maxBlocks, table, waits, winners, wins, fingerprint),
    );
  },
  raceCompounding: (seed, start = 0) => {
    const tree = new WeightTree(WEIGHTS);
    return createBout(seed, start, (race, rate, until, maxBlocks, waits, winners, wins, fingerprint) =>
      raceCompounding(race, rate, until, maxBlocks, tree, 0.25, null, waits, winners, wins, fingerprint),
    );
  },
};

for (const [name, create] of Object.entries(kinds)) {
  test(`${name}: cutting a race anywhere changes no winner and moves no block by more than rounding`, (t) => {
    for (const start of [0, 1.7e9]) {
      for (let seed = 0; seed < 20; seed++) {
        const whole = create(`cut ${seed}`, start);
        const pieces = create(`cut ${seed}`, start);
        const cuts = createStream(`cut ${seed}`, "cuts");
        whole.run(1 / 600, start + 1e6, Infinity);
        while (pieces.race.timeSeconds < start + 1e6) {
          const until = Math.min(start + 1e6, pieces.race.timeSeconds + 3000 * cuts());
          pieces.run(1 / 600, until, cuts() < 0.3 ? Math.trunc(3 * cuts()) : Infinity);
        }
        t.deepEqual(pieces.wins, whole.wins);
        t.is(pieces.race.blocks, whole.race.blocks);
        t.true(Math.abs(pieces.race.residual - whole.race.residual) < 1e-6);
      }
    }
  });

  test(`${name}: at changing rates every block comes when the integral of the rate reaches its time at rate one`, (t) => {
    for (let seed = 0; seed < 20; seed++) {
      const unit = create(`change ${seed}`);
      const changing = create(`change ${seed}`);
      const draw = createStream(`change ${seed}`, "rates");
      let integral = 0;
      while (changing.race.blocks < 500) {
        const rate = draw() < 0.2 ? 0 : 3 * draw();
        const until = changing.race.timeSeconds + 5 * draw();
        for (let isFound = true; isFound; ) {
          const from = changing.race.timeSeconds;
          isFound = changing.run(rate, until, 1) === 1;
          integral += rate * (changing.race.timeSeconds - from);
          if (!isFound) continue;
          unit.run(1, Infinity, 1);
          t.true(Math.abs(unit.race.timeSeconds - integral) < 1e-9, `block ${unit.race.blocks}`);
        }
      }
      t.deepEqual(changing.wins, unit.wins);
    }
  });

  test(`${name}: stopped by the number of blocks, it stands at the last one's time`, (t) => {
    const steps = create("stop");
    const times = Array.from({ length: 50 }, () => {
      t.is(steps.run(0.1, Infinity, 1), 1);
      return steps.race.timeSeconds;
    });
    const bout = create("stop");
    t.is(bout.run(0.1, Infinity, 20), 20);
    t.is(bout.race.timeSeconds, times[19]!);
    t.is(bout.run(0.1, times[49]!, 100), 30);
    t.is(bout.race.timeSeconds, times[49]!);
    t.is(bout.race.blocks, 50);
  });

  test(`${name}: a block due at the very end is found, and the race then stands at the end`, (t) => {
    const bout = create("end", 100);
    bout.race.residual = 2;
    t.is(bout.run(0.5, 103.9, Infinity), 0);
    t.is(bout.race.timeSeconds, 103.9);
    bout.race.residual = 2;
    bout.race.timeSeconds = 100;
    t.is(bout.run(0.5, 104, 1), 1);
    t.is(bout.race.timeSeconds, 104);
  });

  test(`${name}: without hashrate no block is found and the wait stays as long`, (t) => {
    const bout = create("rest");
    const residual = bout.race.residual;
    t.is(bout.run(0, 1e9, Infinity), 0);
    t.deepEqual(bout.race, { timeSeconds: 1e9, residual, blocks: 0 });
    t.is(bout.run(1, 1e9, Infinity), 0);
    t.is(bout.run(1, 2e9, 0), 0);
    t.is(bout.race.timeSeconds, 1e9);
  });

  test(`${name}: each block takes one number of each stream, and the first wait one more`, (t) => {
    for (const rates of [[1], [0.1, 0, 5, 2]]) {
      const bout = create("draws");
      for (let i = 0; bout.race.blocks < 100; i++) bout.run(rates[i % rates.length]!, bout.race.timeSeconds + 3, 7);
      t.deepEqual(bout.draws(), [bout.race.blocks + 1, bout.race.blocks]);
    }
  });

  test(`${name}: fingerprints are equal for equal races and differ for others`, (t) => {
    const prints = ["one", "one", "other"].map((seed) => {
      const bout = create(seed);
      bout.run(1, Infinity, 100);
      return bout.fingerprint.hex();
    });
    t.is(prints[0], prints[1]);
    t.not(prints[0], prints[2]);
  });

  test(`${name}: a race that would run backwards or for ever is refused and left as it was`, (t) => {
    const bout = create("refused", 1000);
    const before = { ...bout.race };
    for (const [rate, until, maxBlocks] of [
      [-1, 2000, 1],
      [Number.NaN, 2000, 1],
      [Infinity, 2000, 1],
      [1, 999, 1],
      [1, Number.NaN, 1],
      [1, 2000, -1],
      [1, 2000, Number.NaN],
      [1, Infinity, Infinity],
      [0, Infinity, 1],
    ] as const) {
      t.throws(() => bout.run(rate, until, maxBlocks), { instanceOf: RangeError, message: /race: expected/ });
      t.deepEqual(bout.race, before);
    }
  });
}

test("too little room for the winners or for their compounding is refused", (t) => {
  const draw = createStream("room", "all");
  const race = createBlockRace(0, draw);
  const table = new AliasTable(WEIGHTS);
  const tree = new WeightTree(WEIGHTS);
  const small = new Float64Array(MINERS - 1);
  const wins = new Float64Array(MINERS);
  t.throws(() => raceFixed(race, 1, 10, 5, table, draw, draw, small), { instanceOf: RangeError });
  t.throws(() => raceCompounding(race, 1, 10, 5, tree, 1, null, draw, draw, small), { instanceOf: RangeError });
  t.throws(() => raceCompounding(race, 1, 10, 5, tree, 1, small, draw, draw, wins), { instanceOf: RangeError });
});

type Call = (
  race: BlockRace,
  rate: number,
  until: number,
  maxBlocks: number,
  waits: RandomStream,
  winners: RandomStream,
  wins: Float64Array,
  fingerprint: Fingerprint,
) => number;

function createBout(seed: string, start: number, call: Call): Bout {
  const counts: [number, number] = [0, 0];
  const [waits, winners] = ["waits", "winners"].map((name, i): RandomStream => {
    const draw = createStream(seed, name);
    return () => {
      counts[i]! += 1;
      return draw();
    };
  }) as [RandomStream, RandomStream];
  const race = createBlockRace(start, waits);
  const wins = new Float64Array(MINERS);
  const fingerprint = new Fingerprint();
  const run: Bout["run"] = (rate, until, maxBlocks) =>
    call(race, rate, until, maxBlocks, waits, winners, wins, fingerprint);
  return { race, wins, fingerprint, run, draws: () => counts };
}
