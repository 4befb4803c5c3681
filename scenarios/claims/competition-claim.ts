import { computeEstimate } from "../experiments/estimate.ts";
import type { Experiment, SchemeResult } from "../experiments/experiment.ts";
import { createSaid } from "./article.ts";
import { compareDevices, getBestDevice } from "./best-device.ts";
import type { Claim, Part } from "./claim.ts";
import { type ClaimContext, getRun } from "./claim-context.ts";
import { type ClaimRunName, describeRun, getScheme } from "./claim-runs.ts";
import { getEfficiencyGrowth, tellEfficiencyGrowth } from "./efficiency-growth.ts";
import {
  createPoint,
  createRanged,
  type Evidence,
  getRange,
  listEstimate,
  markExtrapolated,
  type Range,
} from "./evidence.ts";
import { listFlips } from "./list-flips.ts";
import { judgeAtLeast, judgeGreater } from "./verdict.ts";

const YEARS = 10;
const TRENDS = "hardware-models/data/trends.csv";
/** The first month in which mined coins had a price. */
const FIRST_PAY = Date.UTC(2010, 6, 31) / 1000;
const LATER = Date.UTC(2010 + YEARS, 6, 31) / 1000;
/** Node of the general chip that headroom is counted against. */
const NODE_NANOMETRES = 4;

/** Claim 4: whether pay for useful work improves AI chips as pay for hashes improved miners. */
export const competitionClaim = {
  number: 4,
  title: "Competition of chip makers",
  said: createSaid(
    "A network that rewards the most efficient computing makes chip makers compete, so that AI chips improve as Bitcoin's did.",
  ),
  sources: [
    "hardware-models/data/sha256_hardware.csv",
    "hardware-models/data/asic_advantage.csv",
    TRENDS,
    "hardware-models/data/energy_per_operation.csv",
  ],
  runs: ["hashes", "half-paid", "tokens"],
  evaluate: (context) => {
    const bitcoin = readBitcoinGain(context);
    const chips = readChipGain(context);
    const race = judgeRace(bitcoin, chips);
    return {
      data: [bitcoin.evidence, ...chips.trend, ...listIncentive()],
      model: [...chips.headroom, chips.evidence, ...listSpending(context), ...listGains(context)],
      parts: [
        judgeSpending(context, "hashes", "for hashes"),
        judgeSpending(context, "tokens", "for tokens"),
        judgeHalf(context),
        race,
        judgeMakers(),
      ],
      caveats: [
        "Chips come from the catalogue by their date, whatever the rule: the model shows who buys them, not who designs them.",
        "Of ten years of Bitcoin's gain, much is the step from graphics cards to chips made for the hash, which happens once.",
      ],
    };
  },
} as const satisfies Claim;

/** Hashes for a joule of the best device on sale, ten years after pay began over what it was then. */
function readBitcoinGain({ devices }: ClaimContext) {
  const general = devices.filter(({ kind }) => kind === "gpu");
  const then = getBestDevice(general, { kind: "gpu", measure: "joules", before: FIRST_PAY });
  const later = getBestDevice(devices, { kind: "asic", measure: "joules", before: LATER });
  const gain = compareDevices(later, then, "joules");
  const evidence = createPoint(gain, {
    statement: `Bitcoin's first ten years of pay, hashes for a joule: ${later.name} (2020) against ${then.name} (2010)`,
    unit: "factor",
    source: "hardware-models/data/sha256_hardware.csv",
  });
  return { gain, evidence };
}

/** Tokens for a joule in ten years: headroom of a special chip times the trend of general ones, drawn on. */
function readChipGain({ trends, headroom, computeSpecialChip }: ClaimContext) {
  const growth = getEfficiencyGrowth(trends);
  const decode = getAdvantage("LLM decode");
  const prefill = getAdvantage("LLM prefill");
  const special: Range = { value: decode.value, low: Math.min(prefill.value, decode.value), high: decode.high };
  const found = computeGain(special, growth);
  return {
    special,
    growth,
    found,
    trend: [tellEfficiencyGrowth(trends), ...listMeasured(headroom)],
    headroom: [decode, prefill].map(({ evidence }) => evidence),
    evidence: markExtrapolated(
      createRanged(found, {
        statement: `Tokens for a joule in ${YEARS} years: a special chip's advantage times the trend`,
        unit: "factor",
        range: "least and most of both",
        source: "rows above",
      }),
    ),
  };

  function getAdvantage(kernel: string) {
    const answer = headroom.find((known) => known.kernel === kernel);
    if (answer === undefined) throw new Error(`claims: no headroom of ${kernel}`);
    const chip = computeSpecialChip(kernel, NODE_NANOMETRES);
    const [value, high] = [answer.generalJoules / chip.value, answer.generalJoules / chip.low];
    const evidence = createRanged(
      { value, low: 1, high },
      {
        statement: `${kernel}: energy of an H100 over that of a chip made for it on the same node`,
        unit: "factor",
        range: "from no gain to the energy floor",
        source: `model: proofground headroom; ${chip.basis}`,
      },
    );
    return { value, high, evidence };
  }
}

function computeGain(special: Range, growth: Range): Range {
  const grow = (factor: number, rate: number) => factor * (1 + rate) ** YEARS;
  return {
    value: grow(special.value, growth.value),
    low: grow(special.low, growth.low),
    high: grow(special.high, growth.high),
  };
}

function judgeRace(
  { gain }: { readonly gain: number },
  { special, growth, found }: Pick<ReturnType<typeof readChipGain>, "special" | "growth" | "found">,
): Part {
  const judge = (range: Range) => judgeAtLeast(gain, range);
  return {
    statement: `In ten years AI chips gain in efficiency what Bitcoin's did: ${Number(gain.toPrecision(2)).toLocaleString("en-US")} times`,
    reading: "said",
    rule: "Bitcoin's gain over the gain drawn on for AI chips, whole range against 1.5",
    verdict: judge(found),
    flips: [
      ...listFlips({
        assumption: "work for a joule of AI chips grew by this much a year",
        unit: "share",
        now: growth.value,
        towards: 10,
        judge: (rate) => judge(computeGain(special, { value: rate, low: rate, high: rate })),
      }),
      ...listFlips({
        assumption: "a chip made for tokens needed this much less energy than a GPU of its day",
        unit: "factor",
        now: special.value,
        towards: 1e6,
        judge: (advantage) => judge(computeGain({ value: advantage, low: advantage, high: advantage }, growth)),
      }),
    ],
  };
}

/** More money for hardware under pay for work than under pay for stake, on the same market and luck. */
function judgeSpending(context: ClaimContext, run: ClaimRunName, words: string): Part {
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

function listSpending(context: ClaimContext): Evidence[] {
  return (["hashes", "tokens"] as const).flatMap((run) =>
    listEstimate(getSpending(context, run), {
      statement: `Money spent on hardware under pay for work less under pay for stake (${run})`,
      unit: "USD",
      source: describeRun(run),
    }),
  );
}

/** Does more pay for work buy faster progress? All of the pay against half of it. */
function judgeHalf(context: ClaimContext): Part {
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

function listGains(context: ClaimContext): Evidence[] {
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

/** What chips made for one kind of work have been seen to win over general ones. */
function listMeasured(headroom: ClaimContext["headroom"]): Evidence[] {
  return headroom.flatMap(({ kernel, measured, measuredBy }) =>
    measured === null
      ? []
      : [
          createPoint(measured, {
            statement: `Best measured lead of a special chip for a joule, ${kernel}: ${measuredBy}`,
            unit: "factor",
            source: "hardware-models/data/asic_advantage.csv and MLPerf (unofficial derivation)",
          }),
        ],
  );
}

/** Whether a maker gains by designing for the buyer it already has. */
function listIncentive(): Evidence[] {
  return [
    createPoint(7e9 / 150e6, {
      statement:
        "OpenAI's spending on inference in 2025 (7.0 bn USD) over the design cost of a 5 nm AI chip (150 M USD)",
      unit: "factor",
      source: `${TRENDS} (Epoch AI, CC BY); design cost: analysts' range of 100 to 200 M USD`,
    }),
  ];
}

function judgeMakers(): Part {
  return {
    statement: "The reward is what makes chip makers compete for AI chips",
    reading: "said",
    rule: "the model has no chip makers that decide, so there is no figure to judge by",
    verdict: judgeGreater(null),
    flips: [],
  };
}
