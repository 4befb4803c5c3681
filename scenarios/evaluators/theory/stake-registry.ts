import type { Evaluator } from "../evaluator.ts";
import { posCosmos, posCosmosEq } from "./cosmos.ts";
import { posEthEqstake, posEthIssuance, posEthPenalties, posEthVariance } from "./ethereum.ts";

/** Proof of stake: issuance and penalties of real networks. */
export const stakeEvaluators = {
  "theory/pos.eth.issuance": posEthIssuance,
  "theory/pos.eth.eqstake": posEthEqstake,
  "theory/pos.eth.variance": posEthVariance,
  "theory/pos.eth.penalties": posEthPenalties,
  "theory/pos.cosmos": posCosmos,
  "theory/pos.cosmos.eq": posCosmosEq,
} as const satisfies Record<string, Evaluator>;
