import {
  type GroupMetricName,
  groupMetrics,
  type SeriesMetricName,
  seriesMetrics,
} from "../../sim/metrics/series-metrics.ts";
import { type SideMetricName, sideMetrics } from "../../sim/metrics/side-metrics.ts";
import type { RewardRule } from "../../sim/reward-rules/reward-rule.ts";
import type { RunResult } from "../../sim/run-result.ts";
import { sayInWork, type WorkKind } from "../../sim/work-kind.ts";
import type { SchemeChoice } from "../scenario.ts";
import { computeBand } from "./band.ts";
import { estimateCredit } from "./credit-estimates.ts";
import { computeEstimate } from "./estimate.ts";
import type { Band, Estimate, SchemeResult } from "./experiment.ts";
import { estimateFlows } from "./flow-estimates.ts";
import { listMeanLorenzCurves } from "./mean-lorenz.ts";
import { estimateServing } from "./serving-estimates.ts";

/** What the replications of a scheme come to. Pure, and free of files: a page does it too. */
export function describeScheme(
  scheme: SchemeChoice,
  {
    rule,
    work,
    runs,
    unitsPerCoin,
  }: {
    readonly rule: RewardRule;
    readonly work: WorkKind;
    readonly runs: readonly RunResult[];
    readonly unitsPerCoin: number;
  },
): SchemeResult {
  const first = runs[0]!;
  const bandOf = <Name extends string>(names: readonly Name[], get: (run: RunResult, name: Name) => Float64Array) =>
    Object.fromEntries(names.map((name) => [name, computeBand(runs.map((run) => get(run, name)))])) as Record<
      Name,
      Band
    >;
  const summaryNames = Object.keys(first.summary);
  return {
    name: scheme.name,
    rule: scheme.rule.name,
    difficulty: scheme.difficulty.name,
    pays: sayInWork(rule.pays, work),
    runs,
    series: bandOf(Object.keys(seriesMetrics) as SeriesMetricName[], (run, name) => run.series[name]),
    ...(first.side === undefined
      ? {}
      : {
          side: bandOf(Object.keys(sideMetrics) as SideMetricName[], ({ side }, name) =>
            Float64Array.from(side!.series[name], (value) => value ?? Number.NaN),
          ),
        }),
    groups: Object.keys(first.groups).map((group) => ({
      name: group,
      series: bandOf(Object.keys(groupMetrics) as GroupMetricName[], (run, name) => run.groups[group]![name]),
    })),
    ...estimateCredit(runs),
    ...estimateServing(runs),
    summary: Object.fromEntries(
      summaryNames.map((name): [string, Estimate | null] => [
        name,
        computeEstimate(runs.map((run) => run.summary[name] ?? null)),
      ]),
    ),
    lorenz: listMeanLorenzCurves(runs),
    flows: estimateFlows(runs, unitsPerCoin),
  };
}
