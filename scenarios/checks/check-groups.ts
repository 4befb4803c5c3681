import { earnsByWork } from "../../sim/rule-earnings.ts";
import { MEMBERS_LIMIT } from "../defaults.ts";
import { getChosenRule } from "../named-rule.ts";
import { type Problem, renderFound } from "../problem.ts";
import type { Scenario } from "../scenario.ts";

// Shares written as decimals may miss 1 by a rounding.
const SHARE_LIMIT = 1 + 1e-9;

/** Names are unique, shares do not pass the whole, the crowd is bearable, and somebody runs the hashrate of the start. */
export function checkGroups(scenario: Scenario): Problem[] {
  return [
    ...checkReservedName(scenario),
    ...checkNames("miners and holders", [
      ...scenario.miners.map(({ name }, index) => ({ path: `miners[${index}].name`, name })),
      ...scenario.holders.map(({ name }, index) => ({ path: `holders[${index}].name`, name })),
    ]),
    ...checkNames(
      "schemes",
      scenario.schemes.map(({ name }, index) => ({ path: `schemes[${index}].name`, name })),
    ),
    ...checkMembers("miners", scenario.miners),
    ...checkMembers("holders", scenario.holders),
    ...checkShares(scenario),
  ];
}

function checkNames(of: string, entries: readonly { readonly path: string; readonly name: string }[]): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ path, name }) => {
    const isTwin = seen.has(name);
    seen.add(name);
    const expected = `a name that no other of the ${of} has`;
    return isTwin ? [{ path, expected, found: renderFound(name), cure: "Rename one of them." }] : [];
  });
}

/** Results show all holders together under this name. */
const HOLDERS = "holders";

function checkReservedName(scenario: Scenario): Problem[] {
  return scenario.miners.flatMap(({ name }, index) => {
    const expected = `a name other than "${HOLDERS}", under which results show the holders`;
    return name === HOLDERS ? [{ path: `miners[${index}].name`, expected, found: name, cure: "Rename it." }] : [];
  });
}

function checkMembers(path: "miners" | "holders", groups: readonly { readonly count: number }[]): Problem[] {
  const members = groups.reduce((total, { count }) => total + count, 0);
  if (members <= MEMBERS_LIMIT) return [];
  const expected = `at most ${MEMBERS_LIMIT} members in all groups together`;
  return [{ path, expected, found: String(members), cure: "Let one member stand for several." }];
}

function checkShares(scenario: Scenario): Problem[] {
  const hashrateShare = scenario.miners.reduce((total, group) => total + group.initialHashrateShare, 0);
  const supplyShare = scenario.holders.reduce((total, group) => total + group.supplyShare, 0);
  const problems: Problem[] = [];
  const refuse = (path: string, expected: string, found: number) => {
    problems.push({ path, expected, found: String(found), cure: "Change the groups' shares." });
  };
  if (hashrateShare > SHARE_LIMIT)
    refuse("miners", "initialHashrateShare of all groups to sum to at most 1", hashrateShare);
  if (supplyShare > SHARE_LIMIT) refuse("holders", "supplyShare of all groups to sum to at most 1", supplyShare);
  const bringsFleet = scenario.miners.some(({ initialFleet }) => Object.keys(initialFleet).length > 0);
  if (hashrateShare === 0 && !bringsFleet && scenario.chain.startHashrate !== 0 && isPaidForWork(scenario)) {
    refuse("miners", "initialHashrateShare above 0 in some group, for somebody runs the hashrate of the start", 0);
  }
  return problems;
}

function isPaidForWork(scenario: Scenario): boolean {
  return scenario.schemes.some(({ rule }) => earnsByWork(getChosenRule(rule)));
}
