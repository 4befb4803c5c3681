import type { ParameterValues } from "../../parameter.ts";
import type { LotteryRule, LotteryStretch } from "../lottery-rule.ts";
import type { LawBreach } from "./law-breach.ts";
import { renderData } from "./plain-data.ts";
import { settlementLaws } from "./settlement-laws.ts";

interface StretchCase extends LotteryStretch {
  readonly name: string;
}

/** Stretches in which rules have been seen to fail. */
const stretches: readonly StretchCase[] = [
  { name: "three parties", wins: Float64Array.of(2, 0, 1), subsidyPerBlock: 50e8, feesPerBlock: 12_345 },
  { name: "no block", wins: Float64Array.of(0, 0), subsidyPerBlock: 50e8, feesPerBlock: 1 },
  { name: "one participant", wins: Float64Array.of(2016), subsidyPerBlock: 1, feesPerBlock: 0 },
  { name: "no subsidy", wins: Float64Array.of(1, 1), subsidyPerBlock: 0, feesPerBlock: 7 },
  { name: "amounts of 1e15", wins: Float64Array.of(1, 2), subsidyPerBlock: 1e15, feesPerBlock: 1 },
];

/** Changes of the subsidy that are looked at. */
const CHANGES = 100;

/** The first law that a lottery rule breaks, or null. */
export function checkLotteryRule(rule: LotteryRule, parameters: ParameterValues): LawBreach | null {
  try {
    const watts = rule.computeNodePowerWatts(parameters);
    if (!(watts >= 0 && watts < Number.POSITIVE_INFINITY)) {
      return { law: "a node draws no less than 0 W", case: "the parameters given", found: `${watts} W` };
    }
    for (const stretch of stretches) {
      const found = checkStretch(rule, stretch);
      if (found !== null) return { ...found, case: stretch.name };
    }
    return checkSubsidy(rule);
  } catch (error) {
    const found = `an error: ${error instanceof Error ? error.message : String(error)}`;
    return { law: "every stretch can be settled", case: "one of the fixed stretches", found };
  }
}

function checkStretch(rule: LotteryRule, stretch: StretchCase): Omit<LawBreach, "case"> | null {
  const { wins, subsidyPerBlock, feesPerBlock } = stretch;
  const blocks = wins.reduce((sum, won) => sum + won, 0);
  const before = renderData(stretch);
  const settlement = rule.computeSettlement(stretch);
  // A settlement of blocks won is one of an epoch whose work is blocks won.
  const epoch = {
    index: 0,
    startSeconds: 0,
    seconds: 600,
    work: wins,
    stake: new Float64Array(wins.length),
    validatorOf: Int32Array.from(wins.keys()),
    fees: blocks * feesPerBlock,
    scheduledIssuance: blocks * subsidyPerBlock,
    supply: 0,
    carried: 0,
    unitsPerCoin: 1e8,
    random: () => 0.5,
  };
  for (const [law, find] of Object.entries(settlementLaws)) {
    const found = find(settlement, epoch);
    if (found !== null) return { law, found };
  }
  if (settlement.issued !== epoch.scheduledIssuance) {
    return { law: "each block mints its subsidy", found: `${settlement.issued} for ${blocks} blocks` };
  }
  if (renderData(stretch) !== before) {
    return { law: "a settlement changes none of its arguments", found: "a changed argument" };
  }
  const isSame = renderData(rule.computeSettlement(stretch)) === renderData(settlement);
  return isSame ? null : { law: "the same arguments give the same outcome", found: "another outcome the second time" };
}

function checkSubsidy(rule: LotteryRule): LawBreach | null {
  const law = "a subsidy is whole, not below 0, and holds until the height that the rule announces";
  let height = 0;
  for (let change = 0; change < CHANGES && Number.isFinite(height); change++) {
    const place = `height ${height}`;
    const subsidy = rule.computeSubsidy(height);
    if (!Number.isSafeInteger(subsidy) || subsidy < 0) return { law, case: place, found: `a subsidy of ${subsidy}` };
    const next = rule.computeNextSubsidyChange(height);
    if (!(next > height)) return { law, case: place, found: `the next change at ${next}` };
    const last = rule.computeSubsidy(Number.isFinite(next) ? next - 1 : height + 1);
    if (last !== subsidy) return { law, case: place, found: `${subsidy}, and ${last} before the change at ${next}` };
    height = next;
  }
  return null;
}
