import type { ChoiceSpec, ParameterSpec } from "../parameter.ts";
import { SECONDS_PER_DAY } from "../units.ts";

/** Parameters that several rules have: each names its own default. */

export function nodePowerParameter(): ParameterSpec {
  return {
    title: "Power of one staker's node",
    unit: "W",
    default: 100,
    min: 0,
    max: 1e6,
    source: "assumption: a small server; node hardware itself is not charged",
  };
}

export function commissionParameter(share: number, source: string): ParameterSpec {
  return {
    title: "Part of the pay on delegated coins that the validator keeps",
    unit: "share",
    default: share,
    min: 0,
    max: 1,
    source,
  };
}

export function settlementParameter(title: string, unit: string, count: number, source: string): ParameterSpec {
  return { title, unit, default: count, min: 1, max: 1e6, source };
}

export function epochSecondsParameter(): ParameterSpec {
  return {
    title: "Time between two settlements",
    unit: "s",
    default: SECONDS_PER_DAY,
    min: 1,
    max: 366 * SECONDS_PER_DAY,
    source: "assumption: a day",
  };
}

/** Whose issuance is paid out: the market's, which is common to all schemes, or the protocol's. */
export function emissionChoice(source: string): ChoiceSpec {
  return {
    title: "Issuance: the market's schedule, common to all schemes, or the protocol's own",
    choices: ["scheduled", "own"],
    default: "scheduled",
    source,
  };
}
