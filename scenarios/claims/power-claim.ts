import { computeHashrateFactor } from "../experiments/observed-history.ts";
import { createSaid } from "./article.ts";
import { ALL_IN_SOURCE, ALL_IN_WATTS, readCards } from "./blackwell-cards.ts";
import type { Claim, Part } from "./claim.ts";
import { type ClaimContext, getRun } from "./claim-context.ts";
import { describeRun, getScheme } from "./claim-runs.ts";
import { claimTitles } from "./claim-titles.ts";
import { readClouds } from "./cloud-power.ts";
import { createPoint, type Evidence, listEstimate, mapRange, type Range } from "./evidence.ts";
import { listFlips } from "./list-flips.ts";
import { getPowerYear } from "./parse-power-years.ts";
import { judgeAtLeast } from "./verdict.ts";

const CLAIMED_WATTS = 16e9;
const CLAIMED_CARDS = 1e7;
const INDEX = "sim/markets/data/cbeci_annual.csv (Cambridge Bitcoin Electricity Consumption Index, best guess)";
const CLOUDS = "hardware-models/data/cloud_capacity.csv";
/** 138 TWh in a year of 8766 h. */
export const SURVEY_WATTS = 138e12 / 8766;
/** What the index itself multiplies by for cooling and losses. */
const PUE = 1.1;

/** Claim 2: the power of Bitcoin mining, in cards and against the clouds. */
export const powerClaim = {
  number: 2,
  title: claimTitles[2],
  said: createSaid(
    "In 15 years Bitcoin mining passed 16 GW, power enough for 10 million Blackwell GPUs and more than OpenAI, Azure, AWS, Google and xAI have together.",
  ),
  sources: [INDEX, "hardware-models/data/ai_accelerators.csv", CLOUDS, ALL_IN_SOURCE],
  runs: ["bitcoin"],
  evaluate: (context) => {
    const power = readPower(context);
    const cards = readCards(context.accelerators, CLAIMED_WATTS);
    const clouds = readClouds(context);
    return {
      data: [...power.evidence, ...cards.evidence, ...clouds.evidence],
      model: listSimulated(context),
      parts: [judgePower(context, power.found), judgeCards(cards.found), judgeClouds(clouds.found)],
      caveats: [
        "The index is itself a model: devices that pay at 0.05 USD/kWh, weighted by age. Its hard bounds for 2025 are about 10 to 12 GW (all on the best device) and 39 to 52 GW (all on the worst that pays).",
        "The simulated network serves as no evidence for the verdict: nobody told it the hashrate, and how far it is off stands beside its power.",
        "Figures of clouds mix power of chips, of sites and of contracts, and OpenAI rents from others in the list.",
      ],
    };
  },
} as const satisfies Claim;

function readPower({ powerYears }: ClaimContext) {
  const years = [2023, 2024, 2025, 2026].map((year) => getPowerYear(powerYears, year));
  const { powerWatts } = getPowerYear(powerYears, 2025);
  const found: Range = {
    value: powerWatts,
    low: Math.min(SURVEY_WATTS, powerWatts),
    high: Math.max(SURVEY_WATTS, powerWatts),
  };
  const evidence: Evidence[] = [
    ...years.map(({ year, months, powerWatts: watts }) =>
      createPoint(watts, {
        statement: `Mean power of Bitcoin mining in ${year}${months < 12 ? ` (${months} months)` : ""}`,
        unit: "W",
        source: INDEX,
      }),
    ),
    createPoint(SURVEY_WATTS, {
      statement: "Mean power of Bitcoin mining in 2024 by a survey of miners: 138 TWh",
      unit: "W",
      source: "Cambridge Digital Mining Industry Report, April 2025 (as quoted by secondary pages)",
    }),
  ];
  return { found, evidence };
}

function judgePower({ history }: ClaimContext, found: Range): Part {
  const hashrate = history.find(({ month }) => month === "2025-08")!.hashrateHashesPerSecond;
  const judge = (range: Range) => judgeAtLeast(CLAIMED_WATTS, range);
  return {
    statement: "Bitcoin mining draws 16 GW",
    reading: "said",
    rule: "16 GW over the power found (the index of 2025 down to the survey), whole range against 1.5",
    verdict: judge(found),
    flips: [
      ...listFlips({
        assumption: "the mean machine in service (cooling at 1.1 on top) spent this energy on a terahash",
        unit: "J/TH",
        now: (found.value / hashrate / PUE) * 1e12,
        towards: 1,
        judge: (joules) => {
          const watts = (joules / 1e12) * hashrate * PUE;
          return judge({ value: watts, low: watts, high: watts });
        },
      }),
    ],
  };
}

function judgeCards(found: Range): Part {
  const judge = (range: Range) => judgeAtLeast(CLAIMED_CARDS, range);
  return {
    statement: "16 GW are enough for 10 million Blackwell GPUs",
    reading: "said",
    rule: "10 million over the number found, whole range against 1.5",
    verdict: judge(found),
    flips: [
      ...listFlips({
        assumption: "a GPU with its machine and cooling drew this power",
        unit: "W",
        now: ALL_IN_WATTS,
        towards: 10 * ALL_IN_WATTS,
        judge: (watts) => {
          const value = CLAIMED_WATTS / watts;
          return judge({ value, low: value, high: Math.max(value, found.high) });
        },
      }),
    ],
  };
}

function judgeClouds(found: Range): Part {
  const judge = (range: Range) => judgeAtLeast(1, mapClouds(range), { tolerance: 1 });
  return {
    statement: "16 GW are more than OpenAI, Azure, AWS, Google and xAI have together",
    reading: "said",
    rule: "power of the clouds over 16 GW, the whole range of ways to count them against 1",
    verdict: judge(found),
    flips: [
      ...listFlips({
        assumption: "the most that may be counted as theirs came to this power",
        unit: "W",
        now: found.high,
        towards: 1e9,
        judge: (most) => judge(mapRange(found, (watts) => Math.min(watts, most))),
      }),
    ],
  };
}

/** 16 GW over what the clouds have: ends change places. */
function mapClouds({ value, low, high }: Range): Range {
  return { value: CLAIMED_WATTS / value, low: CLAIMED_WATTS / high, high: CLAIMED_WATTS / low };
}

function listSimulated(context: ClaimContext): Evidence[] {
  const experiment = getRun(context, "bitcoin");
  const source = describeRun("bitcoin");
  const factor = computeHashrateFactor(experiment.hashrateErrors);
  const statement = "Factor by which that hashrate is off the observed one (root mean square over the years)";
  return [
    ...listEstimate(getScheme(experiment, "proof-of-work").summary["power_gw_last_year"] ?? null, {
      statement: "Simulated mining, 2010 to 2026: mean power from 2025-06 to 2026-05",
      unit: "GW",
      source,
    }),
    ...(factor === null ? [] : [createPoint(factor, { statement, unit: "1", source })]),
  ];
}
