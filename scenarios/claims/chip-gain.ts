import { compareDevices, getBestDevice } from "./best-device.ts";
import type { ClaimContext } from "./claim-context.ts";
import { getEfficiencyGrowth, tellEfficiencyGrowth } from "./efficiency-growth.ts";
import { createPoint, createRanged, type Evidence, markExtrapolated, type Range } from "./evidence.ts";

const YEARS = 10;
/** The first month in which mined coins had a price. */
const FIRST_PAY = Date.UTC(2010, 6, 31) / 1000;
const LATER = Date.UTC(2010 + YEARS, 6, 31) / 1000;
/** Node of the general chip that headroom is counted against. */
const NODE_NANOMETRES = 4;

/** Hashes for a joule of the best device on sale, ten years after pay began over what it was then. */
export function readBitcoinGain({ devices }: ClaimContext) {
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
export function readChipGain({ trends, headroom, computeSpecialChip }: ClaimContext) {
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

export function computeGain(special: Range, growth: Range): Range {
  const grow = (factor: number, rate: number) => factor * (1 + rate) ** YEARS;
  return {
    value: grow(special.value, growth.value),
    low: grow(special.low, growth.low),
    high: grow(special.high, growth.high),
  };
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
