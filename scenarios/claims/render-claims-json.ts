import type { ClaimsResult } from "./run-claims.ts";

/** Claims with all their evidence for other programs: one JSON object. */
export function renderClaimsJson({ seed, replications, claims }: ClaimsResult): string {
  return JSON.stringify({ seed, replications, claims }, null, 2);
}
