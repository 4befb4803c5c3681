import type { AttackAnswer } from "./attack-answer.ts";
import { listBitcoinCosts } from "./bitcoin-costs.ts";
import type { CostRequest } from "./cost-request.ts";
import { listGonkaCosts } from "./gonka-costs.ts";
import { bittensorSubnet, gonkaNetwork } from "./network-figures.ts";
import { listBittensorCosts, listEthereumCosts } from "./stake-costs.ts";

/** A network whose attack can be costed. */
interface CostedNetwork {
  readonly title: string;
  /** Share that decides, where none is asked for. */
  readonly share: number;
  readonly list: (request: CostRequest, share: number) => Pick<AttackAnswer, "figures" | "notes">;
}

/** Networks whose own figures the project has. */
export const costedNetworks = {
  bitcoin: { title: "Holding more than half of Bitcoin's work", share: 0.51, list: listBitcoinCosts },
  ethereum: { title: "Holding a deciding part of Ethereum's stake", share: 2 / 3, list: listEthereumCosts },
  gonka: {
    title: "Holding more than two thirds of Gonka's compute",
    share: gonkaNetwork.acceptShare,
    list: listGonkaCosts,
  },
  bittensor: {
    title: "Deciding the consensus of Bittensor's subnet 64",
    share: bittensorSubnet.kappa,
    list: listBittensorCosts,
  },
} as const satisfies Record<string, CostedNetwork>;

/** What it costs to take a network over, by adding to what is there. */
export function answerCost(network: keyof typeof costedNetworks, request: CostRequest): AttackAnswer {
  const { title, share: own, list } = costedNetworks[network];
  const share = request.share ?? own;
  return {
    attack: "cost",
    question: title,
    inputs: { network, share, days: request.days },
    ...list(request, share),
  };
}
