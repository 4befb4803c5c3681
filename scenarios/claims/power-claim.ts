import type { Accelerator } from "../../hardware-models/accelerator.ts";
import { createSaid } from "./article.ts";
import type { Claim, Part } from "./claim.ts";
import { type ClaimContext, getRun } from "./claim-context.ts";
import { describeRun, getScheme } from "./claim-runs.ts";
import { createPoint, createRanged, type Evidence, listEstimate, mapRange, type Range } from "./evidence.ts";
import { listFlips } from "./list-flips.ts";
import { sumClouds } from "./parse-clouds.ts";
import { getPowerYear } from "./parse-power-years.ts";
import { judgeAtLeast } from "./verdict.ts";

const CLAIMED_WATTS = 16e9;
const CLAIMED_CARDS = 1e7;
const INDEX = "sim/markets/data/cbeci_annual.csv (Cambridge Bitcoin Electricity Consumption Index, best guess)";
const CLOUDS = "hardware-models/data/cloud_capacity.csv";
/** 138 TWh in a year of 8766 h. */
const SURVEY_WATTS = 138e12 / 8766;
/** Power of a machine with its cooling for each B200 in it. */
const ALL_IN_WATTS = 2170;
const ALL_IN_SOURCE = "SemiAnalysisAI/InferenceX-app @ 77ca49a6: all-in power for each GPU";
/** What the index itself multiplies by for cooling and losses. */
const PUE = 1.1;

/** Claim 2: the power of Bitcoin mining, in cards and against the clouds. */
export const powerClaim = {
  number: 2,
  title: "Sixteen gigawatts",
  said: createSaid(
    "In 15 years Bitcoin mining passed 16 GW, power enough for 10 million Blackwell GPUs and more than OpenAI, Azure, AWS, Google and xAI have together.",
  ),
  sources: [INDEX, "hardware-models/data/ai_accelerators.csv", CLOUDS, ALL_IN_SOURCE],
  runs: ["bitcoin"],
  evaluate: (context) => {
    const power = readPower(context);
    const cards = readCards(context.accelerators);
    const clouds = readClouds(context);
    return {
      data: [...power.evidence, ...cards.evidence, ...clouds.evidence],
      model: listSimulated(context),
      parts: [judgePower(context, power.found), judgeCards(cards.found), judgeClouds(clouds.found)],
      caveats: [
        "The index is itself a model: devices that pay at 0.05 USD/kWh, weighted by age. Its hard bounds for 2025 are about 10 to 12 GW (all on the best device) and 39 to 52 GW (all on the worst that pays).",
        "The simulated network draws half again what the index says; the report of the preset bitcoin shows its error by year.",
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

function readCards(accelerators: readonly Accelerator[]) {
  const cards = accelerators.filter(
    ({ name, thermalDesignWatts }) => /\bG?B[23]00\b/.test(name) && thermalDesignWatts !== null,
  );
  const watts = cards.map(({ thermalDesignWatts }) => thermalDesignWatts!);
  if (watts.length === 0) throw new Error("claims: no Blackwell chip in the catalogue");
  const found: Range = {
    value: CLAIMED_WATTS / ALL_IN_WATTS,
    low: CLAIMED_WATTS / Math.max(ALL_IN_WATTS, ...watts),
    high: CLAIMED_WATTS / Math.min(...watts),
  };
  const evidence: Evidence[] = [
    ...cards.map(({ name, thermalDesignWatts, source }) =>
      createPoint(thermalDesignWatts!, { statement: `Power of ${name}, the chip alone`, unit: "W", source }),
    ),
    createPoint(ALL_IN_WATTS, {
      statement: "Power for each B200 with its machine and cooling",
      unit: "W",
      source: ALL_IN_SOURCE,
    }),
    createRanged(found, {
      statement: "Blackwell GPUs that 16 GW could run",
      unit: "GPUs",
      range: "from all-in power to the bare chip of the thriftiest",
      source: "16 GW over the rows above",
    }),
  ];
  return { found, evidence };
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

/** Power of the five, by three ways to count it. */
function readClouds({ clouds }: ClaimContext) {
  const megawatt = 1e6;
  const builders = (scope: string) => ["Amazon", "Microsoft", "Google"].map((owner) => [owner, scope] as const);
  const others = [
    ["xAI", "xAI Colossus"],
    ["OpenAI (users, rented)", "compute available"],
  ] as const;
  const rented = sumClouds(clouds, "power_mw", [["xAI", "xAI Colossus"]]) + getRented(clouds);
  const all = (sumClouds(clouds, "power_mw", builders("self-built + leased")) + rented) * megawatt;
  const live = (sumClouds(clouds, "power_mw", builders("live (DC Byte)")) + rented) * megawatt;
  const chips = sumClouds(clouds, "h100_equivalents", [
    ...builders("cumulative AI chips owned"),
    ["xAI", "cumulative AI chips owned"],
  ]);
  const perWatt =
    sumClouds(clouds, "h100_equivalents", [["xAI", others[0][1]]]) /
    (sumClouds(clouds, "power_mw", [["xAI", others[0][1]]]) * megawatt);
  const ai = chips / perWatt;
  const found: Range = { value: live, low: Math.min(ai, live, all), high: Math.max(ai, live, all) };
  const text = (statement: string) => ({ statement, unit: "W", source: CLOUDS });
  const evidence: Evidence[] = [
    createPoint(all, text("The five, all data centres, leased ones too (2025-11; OpenAI counted again on top)")),
    createPoint(live, text("The five, data centres in service by a stricter count (2025-11)")),
    createPoint(
      ai,
      text("AI chips of Google, Microsoft, Amazon and xAI (2025-12) at the chips for a watt of xAI's sites"),
    ),
  ];
  return { found, evidence };
}

/** [MW] that OpenAI had for use at the end of 2025. */
function getRented(clouds: ClaimContext["clouds"]): number {
  const rows = clouds.filter(({ owner, date }) => owner.startsWith("OpenAI (users") && date === "2025-12");
  return sumClouds(rows, "power_mw", [["OpenAI (users, rented)", "compute available"]]);
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
  const scheme = getScheme(getRun(context, "bitcoin"), "proof-of-work");
  const estimate = scheme.summary["power_gw_last_year"] ?? null;
  return listEstimate(estimate, {
    statement: "Simulated mining, 2010 to 2026: mean power from 2025-06 to 2026-05",
    unit: "GW",
    source: describeRun("bitcoin"),
  });
}
