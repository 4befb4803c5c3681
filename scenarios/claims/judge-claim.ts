import type { Claim, JudgedClaim } from "./claim.ts";
import type { ClaimContext } from "./claim-context.ts";
import { combineVerdicts } from "./verdict.ts";

/** A claim's finding with the verdict that follows from the parts it says; other readings do not count. */
export function judgeClaim({ number, title, said, sources, evaluate }: Claim, context: ClaimContext): JudgedClaim {
  const finding = evaluate(context);
  const parts = finding.parts.filter(({ reading }) => reading === "said");
  const verdict = combineVerdicts(parts.map((part) => part.verdict));
  const decidedBy = parts.find((part) => part.verdict === verdict)?.statement ?? "";
  return { number, title, said, sources, ...finding, verdict, decidedBy };
}
