import type { Experiment } from "../../experiments/experiment.ts";
import { createFigure, type Statement } from "../statement.ts";
import { STEADY_INTERVAL_SECONDS, STEADY_STAKE, steadyDifficulty, steadyShares } from "../steady-market.ts";
import { STANDARD_ERRORS } from "./standard-errors.ts";

const topic = "markets in which nothing changes";
/** Of retargets: mean and spread of 2016 over a gamma law of 2015 intervals. */
const RETARGET = "sim/difficulty/retarget-bias.ts: E[2016 / Gamma(2015)] = 2016 / 2014";

/** Blocks, difficulty and luck of whole runs, where closed forms know them. */
export function listMarketForms({ schemes }: Experiment): Statement[] {
  const get = (name: string) => {
    const found = schemes.find((scheme) => scheme.name === name);
    if (found === undefined) throw new Error(`steady market: no scheme ${name}`);
    return found.runs;
  };
  return [...listShares(get("bitcoin")), describeDifficulty(get("bitcoin")), describeStakeBlocks(get(STEADY_STAKE))];
}

type Runs = Experiment["schemes"][number]["runs"];

/** Blocks won are binomial: sd = sqrt(share (1 - share) / blocks). */
function listShares(runs: Runs): Statement[] {
  const won = steadyShares.map((_, miner) => runs.reduce((sum, run) => sum + run.parties[miner]!.blocksWon, 0));
  const blocks = won.reduce((sum, count) => sum + count, 0);
  return steadyShares.map((share, miner) =>
    createFigure({
      id: `closed-forms/market/share-${100 * share}`,
      topic,
      stated: `Part of ${blocks} blocks won by a miner with ${100 * share} % of the work`,
      expected: { kind: "near", value: share, tolerance: STANDARD_ERRORS * Math.sqrt((share * (1 - share)) / blocks) },
      found: won[miner]! / blocks,
      unit: "ratio",
      source: "binomial law",
    }),
  );
}

/** Every other month's end sees a difficulty of its own, for a retarget takes two weeks. */
function describeDifficulty(runs: Runs): Statement {
  const ratios = runs.flatMap(({ series }) =>
    [...series.difficulty].filter((_, month) => month % 2 === 1).map((difficulty) => difficulty / steadyDifficulty),
  );
  const deviation = 2016 / (2014 * Math.sqrt(2013 * ratios.length));
  return createFigure({
    id: "closed-forms/market/difficulty",
    topic,
    stated:
      "Mean difficulty by Bitcoin's rule at constant hashrate over that at which blocks come at the target interval",
    expected: { kind: "near", value: 2016 / 2014, tolerance: STANDARD_ERRORS * deviation },
    found: ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length,
    unit: "ratio",
    source: RETARGET,
  });
}

/** Blocks drawn by stake are a Poisson number, whatever is staked. */
function describeStakeBlocks(runs: Runs): Statement {
  const blocks = runs.reduce((sum, { series }) => sum + series.blocks.reduce((own, count) => own + count, 0), 0);
  const expected = (runs.length * (Date.UTC(2015, 0) - Date.UTC(2013, 0))) / 1000 / STEADY_INTERVAL_SECONDS;
  return createFigure({
    id: "closed-forms/market/stake-blocks",
    topic,
    stated: "Blocks drawn by stake over seconds by target interval",
    expected: { kind: "near", value: 1, tolerance: STANDARD_ERRORS / Math.sqrt(expected) },
    found: blocks / expected,
    unit: "ratio",
    source: "Poisson law",
  });
}
