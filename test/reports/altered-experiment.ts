import type { Estimate, Experiment } from "../../scenarios/experiments/experiment.ts";
import type { SeriesMetricName } from "../../sim/metrics/series-metrics.ts";

/** The experiment with every estimate given a visible interval. */
export function spreadEstimates(experiment: Experiment): Experiment {
  const spread = (estimate: Estimate | null): Estimate | null => {
    if (estimate === null) return null;
    const half = 0.1 * Math.abs(estimate.mean) + 1e-7;
    return { ...estimate, low: estimate.mean - half, high: estimate.mean + half };
  };
  return {
    ...experiment,
    schemes: experiment.schemes.map((scheme) => ({
      ...scheme,
      summary: Object.fromEntries(Object.entries(scheme.summary).map(([name, value]) => [name, spread(value)])),
    })),
    differences: experiment.differences.map((pair) => ({ ...pair, difference: spread(pair.difference) })),
  };
}

/** The experiment without the summary metrics named; all of them where no name is given. */
export function dropSummary(experiment: Experiment, names?: readonly string[]): Experiment {
  const drop = (name: string) => names === undefined || names.includes(name);
  return {
    ...experiment,
    schemes: experiment.schemes.map((scheme) => ({
      ...scheme,
      summary: Object.fromEntries(
        Object.entries(scheme.summary).map(([name, value]) => [name, drop(name) ? null : value]),
      ),
    })),
    differences: experiment.differences.map((pair) => (drop(pair.metric) ? { ...pair, difference: null } : pair)),
  };
}

/** The experiment in which a monthly series exists nowhere; every one where no name is given. */
export function dropSeries(experiment: Experiment, name?: SeriesMetricName): Experiment {
  const nothing = experiment.months.map(() => null);
  const empty = { mean: nothing, low: nothing, high: nothing };
  return {
    ...experiment,
    schemes: experiment.schemes.map((scheme) => ({
      ...scheme,
      series: Object.fromEntries(
        Object.entries(scheme.series).map(([metric, band]) => [
          metric,
          name === undefined || metric === name ? empty : band,
        ]),
      ) as typeof scheme.series,
      lorenz: name === undefined ? [] : scheme.lorenz,
      groups: name === undefined ? [] : scheme.groups,
    })),
  };
}

export const hostileTexts = [
  "<script>globalThis.hacked = 1</script>",
  "</script><img src=x onerror='globalThis.hacked = 1'>",
  "\"><svg onload=globalThis.hacked=1> & 'quoted'",
  "\u202Eevil \u0645\u0646\u062c\u0645 \u05DE\u05DB\u05E8\u05D4",
  `=HYPERLINK("http://example.org")`,
  "\u001b[31mred\u001b[2J\u0007",
  `name-${"x".repeat(300)}`,
] as const;

/** The experiment with hostile texts wherever a scenario or a data file can put one. */
export function poisonTexts(experiment: Experiment): Experiment {
  const text = (index: number) => hostileTexts[index % hostileTexts.length]!;
  const renamed = new Map(
    (experiment.schemes[0]?.groups ?? []).map(({ name }, index) => [name, `${name} ${text(index + 2)}`]),
  );
  const rename = (name: string) => {
    const [kind, group, metric] = name.split(":");
    return kind === "group" ? `group:${renamed.get(group!) ?? ""}:${metric ?? ""}` : name;
  };
  const schemes = experiment.schemes.map((scheme, index) => ({
    ...scheme,
    name: `${scheme.name} ${text(index)}`,
    pays: text(index + 1),
    groups: scheme.groups.map((group) => ({ ...group, name: renamed.get(group.name)! })),
    summary: Object.fromEntries(Object.entries(scheme.summary).map(([name, value]) => [rename(name), value])),
  }));
  return {
    ...experiment,
    schemes,
    title: hostileTexts.join(" "),
    question: hostileTexts.join(" "),
    name: text(0),
    seed: text(1),
    command: text(2),
    scenarioYaml: hostileTexts.join("\n"),
    summaryMetrics: Object.fromEntries(
      Object.entries(experiment.summaryMetrics).map(([name, metric]) => [
        rename(name),
        { ...metric, title: `${metric.title} ${name.startsWith("group:") ? text(1) : ""}` },
      ]),
    ),
    differences: experiment.differences.map((pair) => ({
      ...pair,
      metric: rename(pair.metric),
      scheme: schemes[1]?.name ?? "",
      baseline: schemes[0]?.name ?? "",
    })),
    assumptions: hostileTexts.map((each) => ({ path: each, title: each, value: each, unit: each, source: each })),
    devices: experiment.devices.map((device, index) => ({
      ...device,
      name: text(index),
      maker: text(index + 1),
      source: text(index + 2),
    })),
    references: experiment.references.map((reference) => ({ ...reference, title: text(1), source: text(0) })),
  };
}
