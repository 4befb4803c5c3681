import { computeBitsFromTarget, computeTargetFromBits } from "../../sim/difficulty/compact-bits.ts";
import { computeHashesPerBlock, POW_LIMIT_BITS } from "../../sim/difficulty/difficulty.ts";
import type { DifficultyRule, HeaderRule } from "../../sim/difficulty/difficulty-rule.ts";
import { createHeaderHistory, pushHeader } from "../../sim/difficulty/header-history.ts";
import type { SchemeResult } from "../experiments/experiment.ts";
import type { ListStatements } from "./list-statements.ts";
import { type LwmaExample, readLwmaExample } from "./read-vectors.ts";
import { type Bound, createFigure, type Statement } from "./statement.ts";
import { STEADY_INTERVAL_SECONDS } from "./steady-market.ts";

/** Every difficulty rule: on schedule nothing changes, and at constant hashrate blocks come at the target interval. */
export const listDifficultyStatements: ListStatements = async ({ difficultyRules, vectorFolder, getSteadyMarket }) => {
  const rules = Object.entries(difficultyRules);
  const { schemes } = await getSteadyMarket();
  return [
    ...rules.map(([name, rule]) => describeSchedule(name, rule)),
    ...rules.map(([name, rule]) => describeInterval(name, rule, schemes)),
    ...describeLwma(difficultyRules["lwma"], readLwmaExample(vectorFolder)),
  ];
};

const START_BITS = 0x1b0404cb;
/** Blocks on schedule that a rule by headers is shown. */
const BLOCKS_SHOWN = 5;

/** Targets are kept to 16 bits or more: nearer than this no rule can be. */
const ROUNDING = 2 ** -13;

function describeSchedule(name: string, rule: DifficultyRule): Statement {
  const texts = { id: `difficulty/schedule/${name}`, topic: "on schedule", source: rule.source };
  if (!Number.isFinite(rule.intervalBlocks))
    return { ...texts, ...untried(`The difficulty rule ${name} keeps the target of blocks on schedule`) };
  return createFigure({
    ...texts,
    stated: `${name}: hashes for a block after blocks on schedule over those before`,
    expected: { kind: "near", value: 1, tolerance: ROUNDING },
    found: computeHashesPerBlock(computeOnSchedule(rule)) / computeHashesPerBlock(START_BITS),
    unit: "ratio",
  });
}

function untried(stated: string): Pick<Statement, "stated" | "measure" | "notes"> {
  return {
    stated,
    measure: { kind: "untried", reason: "The rule never retargets: no block of it is drawn by work." },
    notes: [],
  };
}

/** [compact] target after a window, or a few blocks, that took the time they should. */
function computeOnSchedule(rule: DifficultyRule): number {
  const parameters = getDefaults(rule);
  const targetIntervalSeconds = STEADY_INTERVAL_SECONDS;
  if (rule.retargets === "by-window") {
    const lastTime = rule.intervalBlocks * targetIntervalSeconds;
    return rule.computeNextBits({ oldBits: START_BITS, firstTime: 0, lastTime, targetIntervalSeconds }, parameters);
  }
  const history = createHistory(rule, { time: 1.6e9, bits: START_BITS, targetIntervalSeconds });
  let bits = START_BITS;
  for (let block = 0; block < BLOCKS_SHOWN; block++) {
    pushHeader(history, history.times.at(-1)! + targetIntervalSeconds, bits);
    bits = rule.computeNextBits(history, parameters);
  }
  return bits;
}

function getDefaults(rule: DifficultyRule): Record<string, number> {
  return Object.fromEntries(Object.entries(rule.parameters).map(([name, spec]) => [name, spec.default]));
}

function createHistory(
  rule: HeaderRule,
  start: { readonly time: number; readonly bits: number; readonly targetIntervalSeconds: number },
  parameters = getDefaults(rule),
) {
  return createHeaderHistory({ headers: rule.countHeaders(parameters), height: 1000, ...start });
}

/**
 * Mean interval over the target at constant hashrate. A window of 2016 blocks is timed by 2015 intervals, whose inverse
 * has mean 1 / 2014: 2016 / 2014. LWMA's mean of times that set each other is 0.7 % too long. Tolerances: four standard
 * errors over 420,000 blocks, as measured; feedback keeps clocks nearer to schedule than free waits would.
 */
const intervals: Readonly<Record<string, Bound>> = {
  bitcoin: { kind: "near", value: 2016 / 2014, tolerance: 4 * (2016 / 2014) * Math.sqrt(2 / 2014 / 208) },
  asert: { kind: "near", value: 1, tolerance: 0.002 },
  lwma: { kind: "near", value: 1.0073, tolerance: 0.003 },
  ethereum: { kind: "near", value: 1, tolerance: 0.006 },
};

function describeInterval(name: string, rule: DifficultyRule, schemes: readonly SchemeResult[]): Statement {
  const texts = { id: `difficulty/interval/${name}`, topic: "at constant hashrate", source: rule.source };
  const expected = intervals[name];
  const scheme = schemes.find((one) => one.name === name);
  if (scheme === undefined || expected === undefined)
    return { ...texts, ...untried(`The difficulty rule ${name} keeps the target interval`) };
  const blocks = scheme.runs.reduce((sum, { series }) => sum + series.blocks.reduce((own, count) => own + count, 0), 0);
  const seconds = (scheme.runs.length * (Date.UTC(2015, 0) - Date.UTC(2013, 0))) / 1000;
  return createFigure({
    ...texts,
    stated: `${name}: mean time between ${blocks} simulated blocks at constant hashrate over the target interval`,
    expected,
    found: seconds / blocks / STEADY_INTERVAL_SECONDS,
    unit: "ratio",
  });
}

/** LWMA-1 in terms of difficulties: 99 / 100 of the mean difficulty times what the times say. */
const PUBLISHED_FACTOR = 0.99;

/** Difficulties that LWMA's author published, and those of a coin that went by an earlier version. */
function describeLwma(rule: DifficultyRule | undefined, { rows, N, T, tolerance }: LwmaExample): Statement[] {
  if (rule?.retargets !== "every-block") return [];
  const source = "zawy12/difficulty-algorithms: blocks of an example of LWMA-1";
  const limit = computeTargetFromBits(POW_LIMIT_BITS);
  const toBits = (difficulty: number) => computeBitsFromTarget(limit / BigInt(difficulty));
  const [first] = rows;
  const history = createHistory(
    rule,
    { time: 1.6e9, bits: toBits(first![2]), targetIntervalSeconds: T },
    { windowBlocks: N },
  );
  let [time, furthest] = [1.6e9, 0];
  for (const [index, [, solveSeconds, difficulty]] of rows.entries()) {
    if (index > N) {
      const found = Number(limit) / Number(computeTargetFromBits(rule.computeNextBits(history, { windowBlocks: N })));
      furthest = Math.max(
        furthest,
        Math.abs((PUBLISHED_FACTOR * found * compareMeans(rows.slice(index - N, index))) / difficulty - 1),
      );
    }
    time += solveSeconds;
    pushHeader(history, time, toBits(difficulty));
  }
  return [
    createFigure({
      id: "difficulty/lwma/published",
      topic: "published LWMA",
      stated: `lwma: furthest off of ${rows.length - N - 1} published difficulties, which were rounded to three digits, with the mean and the factor of 0.99 of the published code`,
      expected: { kind: "at most", value: tolerance },
      found: furthest,
      unit: "ratio",
      source,
    }),
    {
      id: "difficulty/lwma/bitcoin-gold",
      topic: "published LWMA",
      stated: "lwma gives the target of Bitcoin Gold's test",
      measure: { kind: "untried", reason: "Bitcoin Gold went by an earlier LWMA, whose targets are scaled by 0.998." },
      notes: [],
      source: "BTCGPU/BTCGPU, src/test/pow_tests.cpp",
    },
  ];
}

/** Mean difficulty over the inverse of the mean of inverse difficulties: the example averages the one, the rule the other. */
function compareMeans(rows: LwmaExample["rows"]): number {
  const mean = (map: (difficulty: number) => number) =>
    rows.reduce((sum, [, , difficulty]) => sum + map(difficulty), 0) / rows.length;
  return mean((difficulty) => difficulty) * mean((difficulty) => 1 / difficulty);
}
