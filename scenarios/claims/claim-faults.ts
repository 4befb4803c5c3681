import type { JudgedClaim } from "./claim.ts";
import type { Evidence } from "./evidence.ts";
import { combineVerdicts } from "./verdict.ts";

/** What is wrong with a judged claim: evidence without unit, source or a sound range, a verdict that does not follow. */
export function listClaimFaults(judged: JudgedClaim): string[] {
  const { number, data, model, parts, caveats, verdict, decidedBy } = judged;
  const said = parts.filter(({ reading }) => reading === "said");
  const follows = combineVerdicts(said.map((part) => part.verdict)) === verdict;
  const checks = [
    [data.length > 0 && model.length > 0, "no evidence from data or from the model"],
    [caveats.length > 0, "nothing that the evidence leaves out"],
    [follows && said.some(({ statement }) => statement === decidedBy), "a verdict that does not follow from its parts"],
  ] as const;
  return [
    ...checks.flatMap(([isSound, fault]) => (isSound ? [] : [`claim ${number}: ${fault}`])),
    ...[...data, ...model]
      .filter((evidence) => !isSound(evidence))
      .map(({ statement }) => `claim ${number}: ${statement}`),
    ...listFlipFaults(judged),
  ];
}

/** Rounding may put an end a hair beyond the value. */
const HAIR = 1e-12;

function isSound({ statement, value, low, high, source, unit }: Evidence): boolean {
  if (!Number.isFinite(value) || [statement, source, unit].includes("")) return false;
  if (low === null || high === null) return low === high;
  return low <= value + HAIR * Math.abs(value) && value <= high + HAIR * Math.abs(high);
}

/** A threshold lies on the way that was searched, and the nearest one turns the verdict. */
function listFlipFaults({ number, parts }: JudgedClaim): string[] {
  return parts.flatMap(({ statement, verdict, flips }) =>
    flips.flatMap(({ assumption, now, threshold, searchedTo, becomes }, index) => {
      if (threshold === null) return [];
      const isOnWay =
        (threshold - now) * (searchedTo - now) > 0 && Math.abs(threshold - now) <= Math.abs(searchedTo - now);
      const turns = index > 0 || becomes !== verdict.kind;
      return isOnWay && turns ? [] : [`claim ${number}: ${statement}: no flip where ${assumption}`];
    }),
  );
}
