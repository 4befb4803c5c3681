import type { SensitivityFindings } from "../../scenarios/store/sensitivity-file.ts";
import type { MetricSensitivity } from "../../scenarios/store/study-sensitivity.ts";
import { parseStudy } from "../../scenarios/studies/read-study.ts";
import type { StudyColumn, StudyFactor, StudyResult } from "../../scenarios/studies/study-result.ts";
import { createStream } from "../../sim/engine/random-stream.ts";

export const hostileText = `<img src=x onerror=alert(1)></script><script>globalThis.hacked=1</script>\u202e&"'`;

const schemes = ["proof-of-work", "proof-of-stake"];
const metrics = [
  { name: "hashrate_hs_last_year", title: "Hashrate", unit: "H/s", definition: "Mean hashrate." },
  { name: "gini_pay_last_year", title: "Gini of pay", unit: "1", definition: "Gini coefficient of pay." },
  { name: "workers_share_total", title: "Share to workers", unit: "1", definition: "Coins for work over all." },
];

/** A study whose truth is known: hashrate is 1e12 (1 + 9 share + 2 trust), all else is luck or nothing. */
export function synthesiseStudy(points: number, changes: Partial<StudyResult> = {}): StudyResult {
  const stream = createStream("study", "synthetic");
  const shares = Array.from({ length: points }, () => stream());
  const prices = Array.from({ length: points }, () => 0.03 * 5 ** stream());
  const rules = Array.from({ length: points }, () => (stream() < 0.5 ? "bitcoin" : "none"));
  const factors: StudyFactor[] = [
    makeFactor("rule.workShare", "Share for work", { values: shares, range: "0 to 1" }),
    makeFactor("miners[0].electricityUsdPerKwh", "Price of electricity", {
      values: prices,
      unit: "USD/kWh",
      scale: "log",
      range: "0.03 to 0.15",
    }),
    makeFactor("difficulty", "Difficulty rule", { values: rules, range: "bitcoin, none" }),
  ];
  const columns = metrics.flatMap(({ name }) =>
    schemes.map((scheme) =>
      makeColumn(
        name,
        scheme,
        shares.map((share, place) => {
          if (scheme === "proof-of-stake" && name !== "gini_pay_last_year")
            return name === "workers_share_total" ? 0 : null;
          const trust = rules[place] === "bitcoin" ? 1 : 0;
          return name === "hashrate_hs_last_year" ? 1e12 * (1 + 9 * share + 2 * trust) : 0.2 + 0.6 * stream();
        }),
      ),
    ),
  );
  const study = parseStudy(
    {
      name: "synthetic",
      scenario: "tiny",
      factors: [{ path: "rule.workShare", low: 0, high: 1 }],
      design: { kind: "sobol", size: Math.max(2, points) },
      replications: 3,
    },
    "study",
  );
  return {
    version: "0.0.0",
    source: "tiny",
    title: "A synthetic study",
    question: "What moves the hashrate?",
    work: "sha256d",
    coin: "bitcoin",
    study,
    schemes,
    factors,
    metrics,
    otherMetrics: 3,
    points: shares.map((_, place) => place),
    pointsTotal: points,
    columns,
    runs: points * schemes.length * 3,
    failed: 1,
    failures: [
      {
        point: 1,
        scheme: "proof-of-work",
        replication: 0,
        error: "no miner",
        command: "proofground run tiny --set a=1",
      },
    ],
    assumptions: [{ path: "rule.workShare", title: "Share for work", value: "0.5", unit: "1", source: "assumption" }],
    scenarioSha256: "a".repeat(64),
    pointsSha256: "b".repeat(64),
    resultsSha256: "c".repeat(64),
    ...changes,
  };
}

/** The same with every text of a scenario and a study hostile. */
export function poisonStudy(result: StudyResult): StudyResult {
  return {
    ...result,
    source: hostileText,
    title: hostileText,
    question: hostileText,
    study: { ...result.study, name: hostileText, scenario: hostileText, set: [hostileText], seed: hostileText },
    schemes: [hostileText, ...result.schemes.slice(1)],
    factors: result.factors.map((factor) => ({
      ...factor,
      path: hostileText,
      title: hostileText,
      unit: hostileText,
      range: hostileText,
      values: factor.values.map((value) => (typeof value === "string" ? `${value}${hostileText}` : value)),
    })),
    columns: result.columns.map((column) => ({
      ...column,
      scheme: column.scheme === schemes[0] ? hostileText : column.scheme,
    })),
    failures: result.failures.map((failure) => ({
      ...failure,
      scheme: hostileText,
      error: hostileText,
      command: hostileText,
    })),
    assumptions: [
      { path: hostileText, title: hostileText, value: hostileText, unit: hostileText, source: hostileText },
    ],
  };
}

/** Indices by Morris of two factors: one far above luck, one inside it. */
export function synthesiseFindings(): SensitivityFindings {
  const rows = (scale: number) =>
    [
      { factor: "rule.workShare", index: "mu_star", value: 9e12 * scale, low: 8e12, high: 1e13, noiseFloor: 1e11 },
      { factor: "rule.workShare", index: "sigma", value: 1e12, low: null, high: null, noiseFloor: null },
      { factor: "difficulty", index: "mu_star", value: 8e10, low: 1e10, high: 2e11, noiseFloor: 1e11 },
      { factor: "difficulty", index: "sigma", value: 5e10, low: null, high: null, noiseFloor: null },
    ] as const;
  const own: MetricSensitivity = {
    scheme: "proof-of-work",
    metric: "hashrate_hs_last_year",
    used: 16,
    dropped: 1,
    rows: rows(1),
    stages: [4, 8, 16].map((size) => ({ size, rows: rows(1 + 1 / size) })),
  };
  const none = { ...own, scheme: "proof-of-stake", rows: [], stages: [] };
  return { method: { kind: "morris", trajectories: 17, levels: 4 }, sensitivities: [own, none] };
}

function makeFactor(
  path: string,
  title: string,
  rest: Pick<StudyFactor, "values" | "range"> & Partial<StudyFactor>,
): StudyFactor {
  return { path, title, unit: "1", scale: "linear", ...rest };
}

function makeColumn(metric: string, scheme: string, mean: readonly (number | null)[]): StudyColumn {
  return {
    metric,
    scheme,
    mean,
    low: mean.map((value) => (value === null ? null : 0.98 * value)),
    high: mean.map((value) => (value === null ? null : 1.02 * value)),
    n: mean.map((value) => (value === null ? 0 : 3)),
  };
}
