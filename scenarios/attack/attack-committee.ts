import { computeCaptureChance, computeCorruptedNeeded, countSeatsAbove } from "../../sim/metrics/security/committee.ts";
import { computeIdentitiesPastCap } from "../../sim/metrics/security/identities.ts";
import type { AttackAnswer } from "./attack-answer.ts";

/** A committee drawn from a population, and an attacker with a share of that. */
export interface CommitteeRequest {
  readonly alpha: number;
  readonly population: number;
  readonly members: number;
  /** Part of the committee that must be exceeded. */
  readonly threshold: number;
  /** Chance at which an attacker counts as successful. */
  readonly risk: number;
  /** Largest share that one identity can have. */
  readonly cap: number;
}

/** How likely a share of a population captures a drawn committee, and how many identities pass a cap. */
export function answerCommittee(request: CommitteeRequest): AttackAnswer {
  const { alpha, population, members, threshold, risk, cap } = request;
  const corrupted = Math.round(alpha * population);
  const seats = countSeatsAbove(members, threshold);
  const needed = computeCorruptedNeeded({ population, members }, seats, risk);
  const source = "hypergeometric law, drawn without replacement";
  return {
    attack: "committee",
    question: "A committee drawn evenly from a population, and an attacker who holds part of that",
    inputs: { alpha, population, committee: members, threshold, risk, cap },
    figures: [
      { name: "seats needed", value: seats, unit: "seats", source: "more than the threshold" },
      {
        name: "chance to capture one committee",
        value: computeCaptureChance({ population, corrupted, members }, seats),
        unit: "probability",
        source,
      },
      { name: `share for a chance of ${risk}`, value: needed / population, unit: "share", source },
      {
        name: "identities to pass the threshold under the cap",
        value: computeIdentitiesPastCap(threshold, cap),
        unit: "identities",
        source: "fewest n with n * cap > threshold",
      },
    ],
    notes: ["A cap on what one identity counts for does nothing against somebody who splits what he has."],
  };
}
