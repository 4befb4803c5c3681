import type { Evaluator } from "../evaluator.ts";
import { econBudish, econBudishStock } from "./attack-cost.ts";
import { doubleSpend } from "./double-spend.ts";
import { networkFork, networkForkPools, networkGervais } from "./forks.ts";
import { ammConstantProduct, ammImpermanentLoss, ammUniswap, feeBaseFee, feeBaseFeePath } from "./markets.ts";
import { queueServers, queueSingleServer } from "./queues.ts";
import { selfishFirst, selfishOptimal, selfishOptimalThreshold } from "./selfish.ts";

/** Forks, selfish mining, double spends, what an attack costs; fees, exchanges and queues. */
export const networkEvaluators = {
  "theory/network.fork": networkFork,
  "theory/network.fork.pools": networkForkPools,
  "theory/network.gervais": networkGervais,
  "theory/selfish.sm1": selfishFirst,
  "theory/selfish.optimal": selfishOptimal,
  "theory/selfish.optimal.threshold": selfishOptimalThreshold,
  "theory/doublespend": doubleSpend,
  "theory/econ.budish": econBudish,
  "theory/econ.budish.stock": econBudishStock,
  "theory/queue.mmc": queueServers,
  "theory/queue.mg1": queueSingleServer,
  "theory/fee.eip1559": feeBaseFee,
  "theory/fee.eip1559.path": feeBaseFeePath,
  "theory/amm.uniswapv2": ammUniswap,
  "theory/amm.cp": ammConstantProduct,
  "theory/amm.il": ammImpermanentLoss,
} as const satisfies Record<string, Evaluator>;
