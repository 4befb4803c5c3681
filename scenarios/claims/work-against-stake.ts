import { computeEstimate } from "../experiments/estimate.ts";
import type { Experiment, SchemeResult } from "../experiments/experiment.ts";
import type { Part } from "./claim.ts";
import { type ClaimContext, getRun } from "./claim-context.ts";
import { type ClaimRunName, describeRun, getScheme } from "./claim-runs.ts";
import { type Evidence, getRange, listEstimate } from "./evidence.ts";
import { judgeGreater } from "./verdict.ts";

/** More money for hardware under pay for work than under pay for stake, on the same market and luck. */
export function judgeSpending(context: ClaimContext, run: ClaimRunName, words: string): Part {
  return {
    statement: `Pay ${words} puts more money into hardware than pay for stake`,
    reading: "said",
    rule: "paired difference of money spent on hardware, work less stake: its 95 % interval against 0",
    verdict: judgeGreater(getRange(getSpending(context, run))),
    flips: [],
  };
}

function getSpending(context: ClaimContext, run: ClaimRunName) {
  const found = getRun(context, run).differences.find(
    ({ metric, scheme }) => metric === "hardware_usd_total" && scheme === "proof-of-stake",
  );
  const difference = found?.difference ?? null;
  if (difference === null) return null;
  return { mean: -difference.mean, low: -difference.high, high: -difference.low, n: difference.n };
}

export function listSpending(context: ClaimContext): Evidence[] {
  return (["hashes", "tokens"] as const).flatMap((run) =>
    listEstimate(getSpending(context, run), {
      statement: `Money spent on hardware under pay for work less under pay for stake (${run})`,
      unit: "USD",
      source: describeRun(run),
    }),
  );
}

/** Does more pay for work buy faster progress? All of the pay against half of it. */
export function judgeHalf(context: ClaimContext): Part {
  return {
    statement: "The more of the pay is for work, the more efficient the machines in service",
    reading: "other",
    rule: "log10 of the fleet's gain in hashes for a joule, all pay for work less half of it, paired: 95 % interval against 0",
    verdict: judgeGreater(getRange(computeHalfDifference(context))),
    flips: [],
  };
}

function computeHalfDifference(context: ClaimContext) {
  const experiment = getRun(context, "half-paid");
  const whole = listLogGains(getScheme(experiment, "proof-of-work"));
  const half = listLogGains(getScheme(experiment, "half"));
  return computeEstimate(whole.map((gain, index) => (gain === null ? null : gain - (half[index] ?? Number.NaN))));
}

export function listGains(context: ClaimContext): Evidence[] {
  const gain = (run: "hashes" | "tokens", statement: string) =>
    listEstimate(estimateGain(getRun(context, run)), { statement, unit: "factor", source: describeRun(run) });
  return [
    ...gain(
      "hashes",
      "Fleet paid for hashes, 2012 to 2016: hashes for a joule at the end over the start (geometric mean)",
    ),
    ...gain(
      "tokens",
      "Fleet paid for tokens, 2019 to 2025: tokens for a joule at the end over the start (geometric mean)",
    ),
    ...listEstimate(computeHalfDifference(context), {
      statement: "log10 of the fleet's gain: all pay for work less half of the pay for work",
      unit: "1",
      source: describeRun("half-paid"),
    }),
  ];
}

function estimateGain(experiment: Experiment) {
  const logs = computeEstimate(listLogGains(getScheme(experiment, "proof-of-work")));
  if (logs === null) return null;
  return { mean: 10 ** logs.mean, low: 10 ** logs.low, high: 10 ** logs.high, n: logs.n };
}

/** log10(joules for work in the first month / mean of the last year), one a replication. */
function listLogGains({ runs }: SchemeResult): (number | null)[] {
  return runs.map(({ series, summary }) => {
    const first = series.efficiency_j_per_th.find((joules) => joules > 0);
    const last = summary["efficiency_j_per_th_last_year"] ?? null;
    return first === undefined || last === null ? null : Math.log10(first / last);
  });
}
