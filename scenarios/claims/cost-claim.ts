import { createSaid } from "./article.ts";
import type { Claim, Part } from "./claim.ts";
import { claimTitles } from "./claim-titles.ts";
import { createPoint, createRanged, type Evidence, mapRange, type Range } from "./evidence.ts";
import { listFlips } from "./list-flips.ts";
import { getTrend, type TrendRow } from "./parse-trends.ts";
import { listRaceCost } from "./serving-race.ts";
import { listElectricity, listFloors, listSimulated } from "./token-cost.ts";
import { judgeAtLeast } from "./verdict.ts";

/** "A few years" and "nearly nothing" are not numbers: these are the readings, and the flips tell where they turn. */
const YEARS = 3;
const FALL = 100;
const TRENDS = "hardware-models/data/trends.csv";

/** Claim 6: running a model for nearly nothing. */
export const costClaim = {
  number: 6,
  title: claimTitles[6],
  said: createSaid("In a few years running a model costs nearly nothing."),
  sources: [TRENDS, "hardware-models/data/energy_per_operation.csv", "hardware-models/data/electricity_prices.csv"],
  runs: ["tokens", "race"],
  evaluate: (context) => {
    const { trends } = context;
    const falls = readFalls(trends);
    const hardware = getTrend(trends, "hardware share of the fall").value;
    return {
      data: [...falls.evidence, ...listFrontier(trends), ...listElectricity(context)],
      model: [...listFloors(context), ...listSimulated(context), ...listRaceCost(context)],
      parts: [judgeFixed(falls.perYear), judgeFixedOpen(falls.open), judgeHardware(hardware), judgeBest(trends)],
      caveats: [
        `The words have no figure. Read here: in ${YEARS} years, a ${FALL}th of today's price.`,
        "Prices at fixed quality have fallen like this without a network that rewards it; list prices hold margins and subsidies.",
        "Trends are drawn on; the ranges are 90 % confidence limits of their regressions.",
      ],
    };
  },
} as const satisfies Claim;

/** Fall of the price at a fixed quality in a year, by benchmark. */
function readFalls(trends: readonly TrendRow[]) {
  const read = (licence: string) => getTrend(trends, `price fall GPQA, Pareto, ${licence}`);
  const perYear = read("all licences");
  const open = read("open licence");
  const text = (statement: string, source: string) => ({
    statement,
    unit: "factor",
    range: "90 % confidence limits",
    source: `${TRENDS}: ${source}`,
  });
  const older = getTrend(trends, "Epoch: price at fixed performance");
  const evidence: Evidence[] = [
    createRanged(perYear, text("Fall of the price at fixed quality in a year, all models", perYear.source)),
    createRanged(open, text("The same, open models", open.source)),
    createRanged(older, {
      ...text("The same by another study, over milestones", older.source),
      range: "hardest to easiest milestone",
    }),
    createPoint(getTrend(trends, "hardware share of the fall").value, {
      statement: "Of the fall in a year, due to hardware",
      unit: "factor",
      source: `${TRENDS}: ${perYear.source}`,
    }),
  ];
  return { perYear, open, evidence };
}

/** The best model of its day did not get cheaper alike. */
function listFrontier(trends: readonly TrendRow[]): Evidence[] {
  return (
    [
      ["GPT-3 davinci (launch) output", "2020-06"],
      ["gpt-4 8k output", "2023-03"],
      ["gpt-5 output", "2025-08"],
    ] as const
  ).map(([item, date]) => {
    const { value, source } = getTrend(trends, item, date);
    return createPoint(value, {
      statement: `List price of the leading model, ${date}: ${item}`,
      unit: "USD/Mtok",
      source: `${TRENDS}: ${source}`,
    });
  });
}

function judgeFixed(perYear: Range): Part {
  const judge = (range: Range, years = YEARS) =>
    judgeAtLeast(
      FALL,
      mapRange(range, (fall) => fall ** years),
    );
  return {
    statement: `At fixed quality the price falls ${FALL}-fold in ${YEARS} years, as the trend goes on`,
    reading: "said",
    rule: `${FALL} over the fall drawn on (all models, confidence limits), whole range against 1.5`,
    verdict: judge(perYear),
    flips: [
      ...listFlips({
        assumption: "a few years were this many",
        unit: "years",
        now: YEARS,
        towards: 20,
        judge: (years) => judge(perYear, years),
      }),
      ...listFlips({
        assumption: "nearly nothing were today's price over this",
        unit: "factor",
        now: FALL,
        towards: 2,
        judge: (fall) =>
          judgeAtLeast(
            fall,
            mapRange(perYear, (rate) => rate ** YEARS),
          ),
      }),
    ],
  };
}

function judgeFixedOpen(open: Range): Part {
  return {
    statement: "The same for open models, which a network of anybody's machines can run",
    reading: "other",
    rule: `${FALL} over the fall drawn on (open models), whole range against 1.5`,
    verdict: judgeAtLeast(
      FALL,
      mapRange(open, (fall) => fall ** YEARS),
    ),
    flips: [],
  };
}

/** What chips alone bring, the model and its software staying as they are. */
function judgeHardware(perYear: number): Part {
  const judge = (rate: number) => {
    const fall = rate ** YEARS;
    return judgeAtLeast(FALL, { value: fall, low: fall, high: fall });
  };
  return {
    statement: `Better hardware alone makes the same model ${FALL} times cheaper in ${YEARS} years`,
    reading: "other",
    rule: `${FALL} over the fall due to hardware, drawn on, against 1.5`,
    verdict: judge(perYear),
    flips: [
      ...listFlips({
        assumption: "hardware made the same model cheaper by this factor a year",
        unit: "factor",
        now: perYear,
        towards: 20,
        judge,
      }),
    ],
  };
}

/** The leading model of 2025 against that of 2023, list prices. */
function judgeBest(trends: readonly TrendRow[]): Part {
  const then = getTrend(trends, "gpt-4 8k output", "2023-03").value;
  const now = getTrend(trends, "gpt-5 output", "2025-08").value;
  const fall = (then / now) ** (YEARS / (29 / 12));
  return {
    statement: `The leading model of the day gets ${FALL} times cheaper in ${YEARS} years`,
    reading: "other",
    rule: `${FALL} over the fall from 2023-03 to 2025-08, drawn on, against 1.5`,
    verdict: judgeAtLeast(FALL, { value: fall, low: fall, high: fall }),
    flips: [],
  };
}
