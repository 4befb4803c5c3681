import { capacityClaim } from "./capacity-claim.ts";
import type { Claim } from "./claim.ts";
import { competitionClaim } from "./competition-claim.ts";
import { costClaim } from "./cost-claim.ts";
import { earlyClaim } from "./early-claim.ts";
import { efficiencyClaim } from "./efficiency-claim.ts";
import { powerClaim } from "./power-claim.ts";
import { stakeClaim } from "./stake-claim.ts";

/** Every claim that can be put to the test, by its number. */
export const claims = {
  1: efficiencyClaim,
  2: powerClaim,
  3: stakeClaim,
  4: competitionClaim,
  5: capacityClaim,
  6: costClaim,
  7: earlyClaim,
} as const satisfies Record<number, Claim>;

/** The claims in the order of their numbers. */
export const claimList: readonly Claim[] = Object.values(claims);
