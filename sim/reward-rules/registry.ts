import { bittensor } from "./bittensor/bittensor-rule.ts";
import { compoundStake } from "./compound-stake.ts";
import { cosmos } from "./cosmos/cosmos.ts";
import { ethereum } from "./ethereum/ethereum.ts";
import { gonka } from "./gonka/gonka-rule.ts";
import { hybrid } from "./hybrid.ts";
import { proofOfStake } from "./proof-of-stake.ts";
import { proofOfWork } from "./proof-of-work.ts";
import type { RewardRule } from "./reward-rule.ts";
import { shares } from "./shares.ts";
import { singleLottery } from "./single-lottery.ts";

/** Every reward rule a scenario can name. */
export const rewardRules = {
  "proof-of-work": proofOfWork,
  "proof-of-stake": proofOfStake,
  // The literature's name of the same rule.
  "proof-of-stake/multi-lottery": proofOfStake,
  "proof-of-stake/single-lottery": singleLottery,
  "proof-of-stake/compound": compoundStake,
  shares,
  hybrid,
  ethereum,
  cosmos,
  gonka,
  bittensor,
} as const satisfies Record<string, RewardRule>;
