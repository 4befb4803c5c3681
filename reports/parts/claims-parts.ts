import type { ClaimsParts } from "../../scenarios/commands/perform-claims.ts";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { renderClaimsPage } from "../page/render-claims.ts";
import { renderClaimsCsv } from "../tables/claims-csv.ts";
import { renderClaims } from "../terminal/render-claims.ts";

/** What `claims` gets from here. */
export const claimsParts: ClaimsParts = { runExperiment, renderClaims, renderClaimsPage, renderClaimsCsv };
