import { createSaid } from "./article.ts";
import { listReward, listWafers } from "./capacity-needs.ts";
import type { Claim, Part } from "./claim.ts";
import type { ClaimContext } from "./claim-context.ts";
import { claimTitles } from "./claim-titles.ts";
import { getEfficiencyGrowth, tellEfficiencyGrowth } from "./efficiency-growth.ts";
import { createPoint, createRanged, type Evidence, markExtrapolated, type Range } from "./evidence.ts";
import { listFlips } from "./list-flips.ts";
import { sumClouds } from "./parse-clouds.ts";
import { getPowerYear } from "./parse-power-years.ts";
import { judgeRaceCapacity, listRaceCapacity } from "./serving-race.ts";
import { judgeAtLeast } from "./verdict.ts";

const CLAIMED = 1000;
const YEARS = 10;
const CLOUDS = "hardware-models/data/cloud_capacity.csv";
const TRENDS = "hardware-models/data/trends.csv";
const OWNERS = ["Google", "Microsoft", "Amazon", "Meta", "Oracle", "xAI"] as const;
/** Growth of the clouds' own computing in a year, far below the 3.3 of today: a cautious base. */
const CLOUD_GROWTH = 1.5;
/** 31,000 TWh in a year of 8766 h. */
const WORLD_WATTS = 31_000e12 / 8766;

/** Claim 5: thousands of times the computing of the clouds, in ten years. */
export const capacityClaim = {
  number: 5,
  title: claimTitles[5],
  said: createSaid(
    "In ten years such a network could hold thousands of times the computing power of the centralised clouds.",
  ),
  sources: [CLOUDS, TRENDS, "sim/markets/data/cbeci_annual.csv"],
  runs: ["tokens", "race"],
  evaluate: (context) => {
    const base = readBase(context);
    const found = computeMultiple(base, base.powerWatts);
    const needed = (CLAIMED * base.clouds) / (base.perWatt * (1 + base.growth.value) ** YEARS);
    return {
      data: listData(context, base),
      model: [
        ...listResult(found),
        markExtrapolated(
          createPoint(needed, {
            statement: `Power for ${CLAIMED} times the clouds of 2025 with chips of ten years on`,
            unit: "W",
            source: "rows above",
          }),
        ),
        markExtrapolated(
          createPoint(needed / WORLD_WATTS, {
            statement: "The same over the world's mean use of electricity",
            unit: "share",
            source: "about 31,000 TWh in 2024 (recalled, unverified)",
          }),
        ),
        ...listWafers(context, CLAIMED * base.clouds),
        ...listReward(context, needed),
        ...listRaceCapacity(context),
      ],
      parts: [judgeFrozen(base, found), judgeGrowing(found), judgeRaceCapacity(context, CLAIMED)],
      caveats: [
        "All of it draws trends on for ten years; H100-equivalents hide precision and memory.",
        "Read in favour of the claim: 1000 is the least that thousands can mean, and the clouds are those of today.",
      ],
    };
  },
} as const satisfies Claim;

interface Base {
  /** H100-equivalents of the six largest owners outside China. */
  readonly clouds: number;
  /** H100-equivalents for a watt at the densest site of today, whose chips are the newest. */
  readonly perWatt: number;
  /** Growth of computing for a watt in a year. */
  readonly growth: Range;
  /** What Bitcoin draws: what a reward of that size has been seen to mobilise. */
  readonly powerWatts: number;
}

function readBase({ clouds, trends, powerYears }: ClaimContext): Base {
  const chips = sumClouds(
    clouds,
    "h100_equivalents",
    OWNERS.map((owner) => [owner, "cumulative AI chips owned"] as const),
  );
  const sites = clouds.filter(
    ({ source, power_mw }) => source.includes("Frontier Data Centers") && Number(power_mw) > 0,
  );
  const densities = sites.map((row) => Number(row.h100_equivalents) / (Number(row.power_mw) * 1e6));
  return {
    clouds: chips,
    perWatt: Math.max(...densities),
    growth: getEfficiencyGrowth(trends),
    powerWatts: getPowerYear(powerYears, 2025).powerWatts,
  };
}

/** The network's computing after ten years over that of the clouds today. */
function computeMultiple({ perWatt, growth, clouds }: Base, powerWatts: number): Range {
  const at = (rate: number) => (powerWatts * perWatt * (1 + rate) ** YEARS) / clouds;
  return { value: at(growth.value), low: at(growth.low), high: at(growth.high) };
}

function listData({ trends }: ClaimContext, { clouds, perWatt, powerWatts }: Base): Evidence[] {
  return [
    createPoint(clouds, {
      statement: `AI chips of ${OWNERS.join(", ")}, end of 2025`,
      unit: "H100-equivalents",
      source: CLOUDS,
    }),
    createPoint(perWatt * 1000, {
      statement: "Computing for a kilowatt at the densest of the largest sites, end of 2025",
      unit: "H100-equivalents/kW",
      source: `${CLOUDS}: rows of single sites`,
    }),
    createPoint(powerWatts, {
      statement: "What Bitcoin's reward mobilised after 15 years: mean power in 2025",
      unit: "W",
      source: "sim/markets/data/cbeci_annual.csv",
    }),
    tellEfficiencyGrowth(trends),
  ];
}

function listResult(found: Range): Evidence[] {
  const grown = CLOUD_GROWTH ** YEARS;
  const text = { unit: "factor", range: "growth of computing for a watt", source: "rows above" };
  return [
    createRanged(found, {
      ...text,
      statement: "A network with Bitcoin's power and chips of ten years on, over the clouds of 2025",
    }),
    createRanged(
      { value: found.value / grown, low: found.low / grown, high: found.high / grown },
      { ...text, statement: `The same over clouds that grow ${CLOUD_GROWTH}-fold a year (they grew 3.3-fold)` },
    ),
  ].map(markExtrapolated);
}

function judgeFrozen(base: Base, found: Range): Part {
  const judge = (range: Range) => judgeAtLeast(CLAIMED, range);
  const now = base.growth.value;
  return {
    statement: "In ten years the network holds a thousand times what the clouds have today",
    reading: "said",
    rule: "1000 over the multiple that Bitcoin's power would give, whole range against 1.5",
    verdict: judge(found),
    flips: [
      ...listFlips({
        assumption: "the network drew this power",
        unit: "W",
        now: base.powerWatts,
        towards: base.powerWatts * 1e4,
        judge: (watts) => judge(computeMultiple(base, watts)),
      }),
      ...listFlips({
        assumption: "computing for a watt grew by this much a year, at Bitcoin's power",
        unit: "share",
        now,
        towards: 10,
        judge: (rate) =>
          judge(
            computeMultiple(
              {
                ...base,
                growth: { value: rate, low: rate, high: rate },
              },
              base.powerWatts,
            ),
          ),
      }),
    ],
  };
}

function judgeGrowing(found: Range): Part {
  const judge = (growth: number) => {
    const grown = growth ** YEARS;
    return judgeAtLeast(CLAIMED, { value: found.value / grown, low: found.low / grown, high: found.high / grown });
  };
  return {
    statement: "In ten years the network holds a thousand times what the clouds have by then",
    reading: "other",
    rule: `the same, over clouds that grow ${CLOUD_GROWTH}-fold a year`,
    verdict: judge(CLOUD_GROWTH),
    flips: [
      ...listFlips({
        assumption: "the clouds' computing changed by this factor a year",
        unit: "factor",
        now: CLOUD_GROWTH,
        towards: 0.1,
        judge,
      }),
    ],
  };
}
