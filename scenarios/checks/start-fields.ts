import { isWorkLottery } from "../../sim/rule-earnings.ts";
import { getChosenRule } from "../named-rule.ts";
import type { Scenario } from "../scenario.ts";

export type StartField = "startHeight" | "startDifficulty" | "startHashrate";

/** What of the chain's start the scenario rests on: difficulty where work draws blocks, hashrate where a group owns a part. */
export function listStartFields({ schemes, miners }: Scenario): StartField[] {
  const drawsByWork = schemes.some(({ rule }) => isWorkLottery(getChosenRule(rule)));
  const sharesHashrate = miners.some(({ initialHashrateShare }) => initialHashrateShare > 0);
  return [
    "startHeight",
    ...(drawsByWork ? (["startDifficulty"] as const) : []),
    ...(sharesHashrate ? (["startHashrate"] as const) : []),
  ];
}
