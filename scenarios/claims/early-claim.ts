import { computeEstimate } from "../experiments/estimate.ts";
import type { Estimate, SchemeResult } from "../experiments/experiment.ts";
import { computeMean } from "../statistics/variance.ts";
import { createSaid } from "./article.ts";
import { computeBlockDifference } from "./block-bootstrap.ts";
import type { Claim, Part } from "./claim.ts";
import { type ClaimContext, getRun } from "./claim-context.ts";
import { type ClaimRunName, describeRun, getScheme } from "./claim-runs.ts";
import { claimTitles } from "./claim-titles.ts";
import { type EntryRecord, entryAssumptions, listEntryRecords } from "./entry-history.ts";
import { createRanged, type Evidence, getRange, listEstimate, type Range } from "./evidence.ts";
import { listFlips } from "./list-flips.ts";
import { judgeGreater } from "./verdict.ts";

/** Months whose outcomes overlap, and so are drawn together. */
const BLOCK_MONTHS = 24;
const DRAWS = 2000;
/** Below this a dollar is as good as lost; the logarithm needs a floor. */
const LEAST_MULTIPLE = 0.01;
const RECORD = "sim/markets/data/bitcoin_monthly.csv and hardware-models/data/sha256_hardware.csv";

const schemes = [
  { scheme: "proof-of-work", series: "return_work_24m", words: "a device under proof of work" },
  { scheme: "proof-of-stake", series: "return_stake_24m", words: "a staked coin under proof of stake" },
] as const;
const markets = [
  { run: "hashes", words: "at Bitcoin's price of 2012 to 2016" },
  { run: "flat-price", words: "at a price that stands still" },
] as const;

/** Claim 7: whether who comes early earns more. */
export const earlyClaim = {
  number: 7,
  title: claimTitles[7],
  said: createSaid("Those who take part early have the greatest opportunity."),
  sources: [RECORD],
  runs: ["hashes", "flat-price"],
  evaluate: (context) => {
    const records = listEntryRecords(context.history, context.devices);
    return {
      data: [
        ...listPeriods(records),
        ...(["device", "coin"] as const).map((kind) => tellRecord(records, kind, context.seed)),
      ],
      model: listSimulated(context),
      parts: [
        judgeRecord(records, "device", context.seed),
        judgeRecord(records, "coin", context.seed),
        judgeTokens(),
        ...markets.flatMap(({ run, words }) =>
          schemes.map((choice) => judgeSimulated(context, run, { ...choice, market: words })),
        ),
      ],
      caveats: [
        `Hindsight: a dollar of the device that paid back soonest at the pay of its month, delivered after ${entryAssumptions.deliveryMonths} month, at ${entryAssumptions.electricityUsdPerKwh} USD/kWh and ${entryAssumptions.pue} for cooling; many early prices are recalled or estimated.`,
        "Survivorship: Bitcoin is looked at because it did not fail. Most tokens lost most of their value, and no record of them is in the package; over all tokens the answer is open, and an early dollar was lost in those that failed.",
        "Outcomes of months less than two years apart overlap. The interval draws blocks of 24 months; some fifteen years hold few of them.",
      ],
    };
  },
} as const satisfies Claim;

function listPeriods(records: readonly EntryRecord[]): Evidence[] {
  const periods = [
    ["2010", "2011"],
    ["2012", "2013"],
    ["2014", "2016"],
    ["2017", "2019"],
    ["2020", "2022"],
    ["2023", "2024"],
  ] as const;
  return periods.flatMap(([first, last]) => {
    const within = records.filter(({ month }) => month.slice(0, 4) >= first && month.slice(0, 4) <= last);
    if (within.length === 0) return [];
    return (["device", "coin"] as const).map((kind) => {
      const sorted = within.map((record) => record[kind]).sort((one, other) => one - other);
      const found = { value: sorted[sorted.length >> 1]!, low: sorted[0]!, high: sorted.at(-1)! };
      return createRanged(found, {
        statement: `Dollars back after two years from a dollar ${kind === "device" ? "of a mining device" : "of coins"}, entered ${first} to ${last}`,
        unit: "USD",
        range: "worst to best month; the value is the median",
        source: RECORD,
      });
    });
  });
}

/** log10 of money multiples: mean of the earlier half of the months less that of the later half. */
function compareHalves(records: readonly EntryRecord[], kind: "device" | "coin", seed: string): Range {
  const logs = records.map((record) => Math.log10(Math.max(LEAST_MULTIPLE, record[kind])));
  const half = logs.length >> 1;
  return computeBlockDifference(logs.slice(0, half), logs.slice(half), { block: BLOCK_MONTHS, draws: DRAWS, seed });
}

function tellRecord(records: readonly EntryRecord[], kind: "device" | "coin", seed: string): Evidence {
  const { value, low, high } = compareHalves(records, kind, seed);
  const middle = records[records.length >> 1]!.month;
  return createRanged(
    { value: 10 ** value, low: 10 ** low, high: 10 ** high },
    {
      statement: `Return of ${kind === "device" ? "a mining device" : "a held coin"}: entered before ${middle} over entered since (ratio of geometric means)`,
      unit: "factor",
      range: "95 % interval, blocks of 24 months",
      source: RECORD,
    },
  );
}

function judgeRecord(records: readonly EntryRecord[], kind: "device" | "coin", seed: string): Part {
  const found = compareHalves(records, kind, seed);
  return {
    statement: `In Bitcoin, who ${kind === "device" ? "bought a mining device" : "bought coins"} early earned more than who came late`,
    reading: "said",
    rule: "log10 of returns after two years, earlier half of the months less later half: 95 % interval against 0",
    verdict: judgeGreater(found),
    flips: [
      ...listFlips({
        assumption: "returns of the earlier half had been this many times what they were",
        unit: "factor",
        now: 1,
        towards: found.low > 0 ? 1e-6 : 1e6,
        judge: (times) => {
          const shift = Math.log10(times);
          return judgeGreater({ value: found.value + shift, low: found.low + shift, high: found.high + shift });
        },
      }),
    ],
  };
}

function judgeTokens(): Part {
  return {
    statement: "In tokens at large, those that failed counted too, who came early earned more",
    reading: "said",
    rule: "no record of failed tokens is in the package, so there is no figure to judge by",
    verdict: judgeGreater(null),
    flips: [],
  };
}

interface Simulated {
  readonly scheme: (typeof schemes)[number]["scheme"];
  readonly series: (typeof schemes)[number]["series"];
  readonly words: string;
  readonly market: string;
}

function judgeSimulated(context: ClaimContext, run: ClaimRunName, { scheme, series, words, market }: Simulated): Part {
  const estimate = estimateEarly(getScheme(getRun(context, run), scheme), series);
  return {
    statement: `Simulated ${market}: an early dollar in ${words} earned more than a late one`,
    reading: "other",
    rule: "log10 of returns after two years, earlier half of the months less later half: 95 % interval over replications against 0",
    verdict: judgeGreater(getRange(estimate)),
    flips: [],
  };
}

/** Mean over replications of log10(early / late), the months halved where an outcome is known. */
function estimateEarly({ runs }: SchemeResult, series: Simulated["series"]): Estimate | null {
  return computeEstimate(
    runs.map((run) => {
      const known = Array.from(run.series[series]).filter((multiple) => !Number.isNaN(multiple));
      if (known.length < 2) return null;
      const logs = known.map((multiple) => Math.log10(Math.max(LEAST_MULTIPLE, multiple)));
      const half = logs.length >> 1;
      return computeMean(logs.slice(0, half)) - computeMean(logs.slice(half));
    }),
  );
}

function listSimulated(context: ClaimContext): Evidence[] {
  return markets.flatMap(({ run, words: market }) =>
    schemes.flatMap(({ scheme, series, words }) => {
      const estimate = estimateEarly(getScheme(getRun(context, run), scheme), series);
      if (estimate === null) return [];
      const factor = {
        mean: 10 ** estimate.mean,
        low: 10 ** estimate.low,
        high: 10 ** estimate.high,
        n: estimate.n,
      };
      return listEstimate(factor, {
        statement: `Early over late return of ${words}, ${market} (ratio of geometric means)`,
        unit: "factor",
        source: describeRun(run),
      });
    }),
  );
}
