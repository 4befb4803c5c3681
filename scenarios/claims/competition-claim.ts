import { createSaid } from "./article.ts";
import { computeGain, readBitcoinGain, readChipGain } from "./chip-gain.ts";
import type { Claim, Part } from "./claim.ts";
import { claimTitles } from "./claim-titles.ts";
import { createPoint, type Evidence, type Range } from "./evidence.ts";
import { listFlips } from "./list-flips.ts";
import { judgeFasterCost, judgeMachines, judgeMakers, listRaceProgress } from "./serving-race.ts";
import { judgeAtLeast } from "./verdict.ts";
import { judgeHalf, judgeSpending, listGains, listSpending } from "./work-against-stake.ts";

const TRENDS = "hardware-models/data/trends.csv";

/** Claim 4: whether pay for useful work improves AI chips as pay for hashes improved miners. */
export const competitionClaim = {
  number: 4,
  title: claimTitles[4],
  said: createSaid(
    "A network that rewards the most efficient computing makes chip makers compete, so that AI chips improve as Bitcoin's did.",
  ),
  sources: [
    "hardware-models/data/sha256_hardware.csv",
    "hardware-models/data/asic_advantage.csv",
    TRENDS,
    "hardware-models/data/energy_per_operation.csv",
  ],
  runs: ["hashes", "half-paid", "tokens", "race"],
  evaluate: (context) => {
    const bitcoin = readBitcoinGain(context);
    const chips = readChipGain(context);
    const race = judgeRace(bitcoin, chips);
    return {
      data: [bitcoin.evidence, ...chips.trend, ...listIncentive()],
      model: [
        ...chips.headroom,
        chips.evidence,
        ...listSpending(context),
        ...listGains(context),
        ...listRaceProgress(context),
      ],
      parts: [
        judgeSpending(context, "hashes", "for hashes"),
        judgeSpending(context, "tokens", "for tokens"),
        judgeHalf(context),
        race,
        judgeMakers(context),
        judgeMachines(context),
        judgeFasterCost(context),
      ],
      caveats: [
        "In the runs on hashes and on tokens chips come from the catalogue by their date; in the ten years to come makers design them for clouds and network alike, and four clouds' own teams for their cloud alone.",
        "Of ten years of Bitcoin's gain, much is the step from graphics cards to chips made for the hash, which happens once.",
      ],
    };
  },
} as const satisfies Claim;

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
