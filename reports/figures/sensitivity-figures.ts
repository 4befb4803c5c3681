import type { SensitivityMethod } from "../../scenarios/statistics/sensitivity.ts";
import type { MetricSensitivity } from "../../scenarios/store/study-sensitivity.ts";
import type { StudyMetric, StudyResult } from "../../scenarios/studies/study-result.ts";
import { getIndexUnit, indexNames, rankFactors, sayConvergence, saySensitivity } from "../study/say-sensitivity.ts";
import { nameStudyMetric, underScheme } from "../study/study-words.ts";
import type { Figure, Line, RankedFigure, ResponseFigure } from "./figure.ts";
import { getGroupHue } from "./hues.ts";

const MOST_LINES = 8;

export interface SensitivityPart {
  readonly result: StudyResult;
  readonly metric: StudyMetric;
  readonly own: MetricSensitivity;
  readonly kind: SensitivityMethod["kind"];
}

/** Ranked indices of one metric under one scheme, and how they settled. */
export function drawSensitivityFigures(part: SensitivityPart): Figure[] {
  const { result, metric, own } = part;
  const id = `${metric.name}-${own.scheme}`.replaceAll(/[^a-z0-9]+/gi, "-");
  if (own.rows.length === 0) {
    const takeaway = `${nameStudyMetric(metric)}${underScheme(result, own.scheme)}: no indices`;
    const note = "It is missing at most points, or never differs.";
    return [{ kind: "empty", id: `ranked-${id}`, takeaway, subtitle: metric.definition, note }];
  }
  return [drawRankedFigure(part, `ranked-${id}`), ...drawConvergence(part, `settled-${id}`)];
}

function drawRankedFigure({ result, metric, own, kind }: SensitivityPart, id: string): RankedFigure {
  const { mainTitle, besideTitle } = indexNames[kind];
  const [takeaway = ""] = saySensitivity(result, metric, own, kind);
  const meaning =
    kind === "morris"
      ? "Bar: mean size of the effect of taking a factor across its whole range (Morris' mu*); diamond: how much that effect differs from place to place (sigma)."
      : "Bar: share of the variance that would go if the factor were known, all that it takes part in included (total index); diamond: what it accounts for by itself (first-order index).";
  const dropped =
    own.dropped === 0
      ? ""
      : ` ${own.dropped} of ${own.used + own.dropped} were left out, for a point of theirs has no value.`;
  return {
    kind: "ranked",
    id,
    takeaway: takeaway.replace(/\.$/, ""),
    subtitle: `${nameStudyMetric(metric)}${underScheme(result, own.scheme)}. ${meaning} Line: 95% interval by bootstrap; dashed: what luck alone would give a factor without effect.`,
    note: `From ${own.used} ${kind === "morris" ? "walks through the factors" : "rows of the sample"}.${dropped}`,
    unit: getIndexUnit(metric, kind),
    valueTitle: mainTitle,
    markTitle: besideTitle,
    bars: rankFactors(own.rows, result, kind).map(({ name, main, beside }) => ({
      label: name,
      value: main.value,
      low: main.low,
      high: main.high,
      mark: beside?.value ?? null,
      noiseFloor: main.noiseFloor,
    })),
  };
}

/** The ranking index of the first factors after ever more of the sample; none where there is one stage only. */
function drawConvergence({ result, metric, own, kind }: SensitivityPart, id: string): ResponseFigure[] {
  const stages = own.stages.filter(({ rows }) => rows.length > 0);
  if (stages.length < 2) return [];
  const shown = rankFactors(own.rows, result, kind).slice(0, MOST_LINES);
  const { main } = indexNames[kind];
  const lines = shown.map(({ name, main: { factor } }, index): Line => {
    const rows = stages.map((stage) => stage.rows.find((row) => row.index === main && row.factor === factor));
    return {
      label: name,
      hue: getGroupHue(index),
      dash: index,
      values: rows.map((row) => row?.value ?? null),
      low: rows.map((row) => row?.low ?? null),
      high: rows.map((row) => row?.high ?? null),
    };
  });
  const size = kind === "morris" ? "walks" : "rows";
  return [
    {
      kind: "response",
      id,
      takeaway: sayConvergence(own, kind),
      subtitle: `${nameStudyMetric(metric)}${underScheme(result, own.scheme)}: the ranking index from the first ${size} alone, ever more of them. Band: 95% interval by bootstrap. An index that still moves needs a larger sample.`,
      note: shown.length < rankFactors(own.rows, result, kind).length ? `The first ${MOST_LINES} factors.` : "",
      unit: getIndexUnit(metric, kind),
      scale: "linear",
      panels: [
        {
          title: `${size} used`,
          scale: "log",
          isNumeric: true,
          stops: stages.map((stage) => ({ at: stage.size, label: `${stage.size} ${size}` })),
          lines,
        },
      ],
    },
  ];
}
