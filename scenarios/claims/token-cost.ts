import { JOULES_PER_KWH } from "../../sim/units.ts";
import { type ClaimContext, getRun } from "./claim-context.ts";
import { describeRun, getScheme } from "./claim-runs.ts";
import { createPoint, createRanged, type Evidence, listEstimate, mapRange } from "./evidence.ts";

const TOKENS = 1e6;
const NODE_NANOMETRES = 4;
const ELECTRICITY_RANGE = "electricity of industry, 10th to 90th percentile of countries";
/** An owned H200 a large owner pays 1.41 USD an hour for, at its best measured rate of Llama-2-70B. */
const OWNED = { usdPerHour: 1.41, tokensPerSecond: 4355 };

export function listElectricity({ headroom, electricityUsdPerKwh }: ClaimContext): Evidence[] {
  const decode = headroom.find(({ kernel }) => kernel === "LLM decode");
  if (decode === undefined) throw new Error("claims: no headroom of LLM decode");
  const cost = mapRange(electricityUsdPerKwh, (usd) => (decode.generalJoules * TOKENS * usd) / JOULES_PER_KWH);
  return [
    createRanged(cost, {
      statement: "Electricity of a million tokens of a 70 bn model on H100s (decode)",
      unit: "USD/Mtok",
      range: ELECTRICITY_RANGE,
      source: `hardware-models/data/electricity_prices.csv; ${decode.general}`,
    }),
    createPoint((OWNED.usdPerHour / 3600 / OWNED.tokensPerSecond) * TOKENS, {
      statement: "All cost of a million tokens of a 70 bn model on an owned H200 at full use",
      unit: "USD/Mtok",
      source: "4355 tokens/s (MLPerf, offline, unofficial derivation) at 1.41 USD/h (SemiAnalysis InferenceX)",
    }),
  ];
}

/** Electricity alone, at the least energy that the arithmetic and the memory of a token need. */
export function listFloors({ computeSpecialChip, electricityUsdPerKwh }: ClaimContext): Evidence[] {
  return [NODE_NANOMETRES, 3].map((nanometres) => {
    const { low } = computeSpecialChip("LLM decode", nanometres);
    return createRanged(
      mapRange(electricityUsdPerKwh, (usd) => (low * TOKENS * usd) / JOULES_PER_KWH),
      {
        statement: `Least electricity of a million tokens of a 70 bn model at ${nanometres} nm: the floor of any chip`,
        unit: "USD/Mtok",
        range: ELECTRICITY_RANGE,
        source: "model: proofground headroom (energy floor of LLM decode)",
      },
    );
  });
}

export function listSimulated(context: ClaimContext): Evidence[] {
  const { summary } = getScheme(getRun(context, "tokens"), "proof-of-work");
  return listEstimate(summary["cost_usd_per_eh_last_year"] ?? null, {
    statement: "Network paid for tokens of an 8 bn model: electricity and wear of a million tokens in 2025",
    unit: "USD/Mtok",
    source: describeRun("tokens"),
  });
}
