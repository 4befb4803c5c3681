import { suggestName } from "../nearest-name.ts";
import { type Problem, renderFound } from "../problem.ts";
import type { Scenario } from "../scenario.ts";

/** Loans go to groups that are there, are called in only above what is lent, and end no later than their machines. */
export function checkCredit({ credit, miners, hardware }: Scenario): Problem[] {
  if (credit === undefined) return [];
  const { groups = [], marginCallAt, loanToValue, termMonths } = credit;
  const names = miners.map(({ name }) => name);
  const problems = groups.flatMap((group, index): Problem[] => {
    if (names.includes(group)) return [];
    const path = `credit.groups[${index}]`;
    return [
      { path, expected: "the name of a miner group", found: renderFound(group), cure: suggestName(group, names) },
    ];
  });
  if (marginCallAt !== undefined && marginCallAt <= loanToValue) {
    const expected = `more than ${loanToValue} (credit.loanToValue): a loan that is called in as it is made buys nothing`;
    const cure = "Raise it, or lower credit.loanToValue.";
    problems.push({ path: "credit.marginCallAt", expected, found: String(marginCallAt), cure });
  }
  const mostMonths = Math.floor(12 * hardware.lifeYears);
  if (termMonths > mostMonths) {
    const expected = `at most ${mostMonths} months, the life of a machine (hardware.lifeYears), which alone stands for its loan`;
    const cure = "Shorten the term, or raise hardware.lifeYears.";
    problems.push({ path: "credit.termMonths", expected, found: String(termMonths), cure });
  }
  return problems;
}
