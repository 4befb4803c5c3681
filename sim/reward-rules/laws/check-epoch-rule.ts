import { createStream, type RandomStream } from "../../engine/random-stream.ts";
import type { RuleParameters } from "../../parameter.ts";
import type { Epoch, EpochOutcome, EpochRule } from "../epoch-rule.ts";
import { partyRoles } from "../settlement.ts";
import type { LawBreach } from "./law-breach.ts";
import { LAW_UNITS_PER_COIN, type LawCase, lawCases } from "./law-case.ts";
import { isPlainData, renderData } from "./plain-data.ts";
import { settlementLaws } from "./settlement-laws.ts";

/** Settlements of each case: what one keeps back the next may pay. */
const SETTLEMENTS = 3;

/** The first law that a rule breaks on any of the cases, or null. */
export function checkEpochRule(
  rule: EpochRule,
  ruleParameters: RuleParameters,
  cases: readonly LawCase[] = lawCases,
): LawBreach | null {
  for (const lawCase of cases) {
    const breach = checkCase(rule, ruleParameters, lawCase);
    if (breach !== null) return { ...breach, case: lawCase.name };
  }
  return null;
}

type Found = Omit<LawBreach, "case">;

function checkCase(rule: EpochRule, ruleParameters: RuleParameters, lawCase: LawCase): Found | null {
  try {
    return findBrokenTerms(rule, ruleParameters) ?? settleCase(rule, ruleParameters, lawCase);
  } catch (error) {
    return { law: "every epoch can be settled", found: `an error: ${describeError(error)}` };
  }
}

function findBrokenTerms(rule: EpochRule, ruleParameters: RuleParameters): Found | null {
  const seconds = rule.computeEpochSeconds(ruleParameters);
  if (!(seconds > 0 && seconds < Number.POSITIVE_INFINITY)) {
    return { law: "an epoch lasts some time", found: `${seconds} seconds` };
  }
  const watts = rule.computeNodePowerWatts(ruleParameters);
  const isPower = watts >= 0 && watts < Number.POSITIVE_INFINITY;
  return isPower ? null : { law: "a node draws no less than 0 W", found: `${watts} W` };
}

function settleCase(rule: EpochRule, ruleParameters: RuleParameters, lawCase: LawCase): Found | null {
  const seconds = rule.computeEpochSeconds(ruleParameters);
  let memory = rule.createMemory(ruleParameters, lawCase.work.length);
  let { carried, supply } = lawCase;
  for (let index = 0; index < SETTLEMENTS; index++) {
    const place = { ...lawCase, carried, supply };
    const draw = (luck: RandomStream) => createEpoch(place, { index, seconds, luck });
    const found = checkSettlement(rule, memory, ruleParameters, draw);
    if ("law" in found) return found;
    ({ memory } = found);
    carried += found.settlement.carried;
    supply += found.settlement.issued - found.settlement.burned;
  }
  const anonymity = "parties that swap places swap their pay";
  const unequal = findUnequal(rule, ruleParameters, lawCase);
  return unequal === null ? null : { law: anonymity, found: unequal };
}

/** Settles an epoch twice, on memory of its own each time. */
function checkSettlement(
  rule: EpochRule,
  memory: unknown,
  ruleParameters: RuleParameters,
  draw: (luck: RandomStream) => Epoch,
): Found | EpochOutcome<unknown> {
  if (!isPlainData(memory)) return { law: "memory is plain data", found: "something else" };
  const epoch = draw(createLuck());
  const before = renderData([epoch, memory, ruleParameters]);
  const outcome = rule.settle(epoch, memory, ruleParameters);
  for (const [law, find] of Object.entries(settlementLaws)) {
    const found = find(outcome.settlement, epoch);
    if (found !== null) return { law, found };
  }
  if (!isPlainData(outcome.memory)) return { law: "memory is plain data", found: "something else" };
  if (renderData([epoch, memory, ruleParameters]) !== before) {
    return { law: "a settlement changes none of its arguments", found: "a changed argument" };
  }
  const first = renderData(outcome);
  // Drawn anew, memory and all: nothing may be kept outside of what is handed in.
  const again = rule.settle(draw(createLuck()), structuredClone(memory), ruleParameters);
  if (renderData(again) !== first) {
    return { law: "the same arguments give the same outcome", found: "another outcome the second time" };
  }
  return outcome;
}

/** How a payout differs when all parties stand in reverse order; null too where luck decides. */
function findUnequal(rule: EpochRule, ruleParameters: RuleParameters, lawCase: LawCase): string | null {
  const parties = lawCase.work.length;
  const seconds = rule.computeEpochSeconds(ruleParameters);
  const reversed: LawCase = {
    ...lawCase,
    work: lawCase.work.toReversed(),
    stake: lawCase.stake.toReversed(),
    validatorOf: lawCase.validatorOf.toReversed().map((validator) => parties - 1 - validator),
  };
  let draws = 0;
  const luck = () => {
    draws++;
    return 0.5;
  };
  const [pay, reversedPay] = [lawCase, reversed].map((place) => {
    const memory = rule.createMemory(ruleParameters, parties);
    return rule.settle(createEpoch(place, { index: 0, seconds, luck }), memory, ruleParameters).settlement.payouts;
  });
  if (draws > 0) return null;
  for (const role of partyRoles) {
    for (let party = 0; party < parties; party++) {
      const own = pay?.[role]?.[party] ?? 0;
      const other = reversedPay?.[role]?.[parties - 1 - party] ?? 0;
      if (Math.abs(own - other) > allowTies(own))
        return `payouts.${role}[${party}] of ${own}, in its other place ${other}`;
    }
  }
  return null;
}

/** Odd units go by place, one for each division on the way to a payout; sums round in another order. */
function allowTies(amount: number): number {
  return 4 + 1e-9 * amount;
}

function createEpoch(
  lawCase: LawCase,
  { index, seconds, luck }: { readonly index: number; readonly seconds: number; readonly luck: RandomStream },
): Epoch {
  const { fees, scheduledIssuance, supply, carried } = lawCase;
  return {
    index,
    startSeconds: 1_700_000_000 + index * seconds,
    seconds,
    work: Float64Array.from(lawCase.work),
    stake: Float64Array.from(lawCase.stake),
    validatorOf: Int32Array.from(lawCase.validatorOf),
    fees,
    scheduledIssuance,
    supply,
    carried,
    unitsPerCoin: LAW_UNITS_PER_COIN,
    random: luck,
  };
}

function createLuck(): RandomStream {
  return createStream("laws", "luck");
}

function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
