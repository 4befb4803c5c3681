import { computeOutsideMultiple } from "../../sim/metrics/security/outside-share.ts";
import { computePaymentFor } from "../../sim/theory/constant-product.ts";
import type { AttackAnswer, AttackFigure } from "./attack-answer.ts";
import type { CostRequest } from "./cost-request.ts";
import { bittensorSubnet, ethereumStake } from "./network-figures.ts";

const ethereumShares: readonly (readonly [share: number, meaning: string])[] = [
  [1 / 3, "1/3, to stop finality"],
  [1 / 2, "1/2, to choose the chain"],
  [2 / 3, "2/3, to finalise alone"],
];

/** Coins to buy and to stake beside those that are staked, for each share that matters. */
export function listEthereumCosts(request: CostRequest): Pick<AttackAnswer, "figures" | "notes"> {
  const staked = request.staked ?? ethereumStake.staked;
  const price = request.priceUsd ?? ethereumStake.priceUsd;
  const stakedSource = request.staked === null ? ethereumStake.stakedSource : "given by --staked";
  const priceSource = request.priceUsd === null ? ethereumStake.priceSource : "price given by --price";
  const shares = request.share === null ? ethereumShares : ([[request.share, `${request.share}`]] as const);
  return {
    figures: [
      { name: "staked by others", value: staked, unit: "ETH", source: stakedSource },
      ...shares.flatMap(([share, meaning]): AttackFigure[] => {
        const coins = computeOutsideMultiple(share) * staked;
        return [
          { name: `to stake for ${meaning}`, value: coins, unit: "ETH", source: "s / (1 - s) of what others stake" },
          {
            name: `to buy it for ${meaning}`,
            value: price === null ? null : coins * price,
            unit: "USD",
            source: priceSource,
          },
        ];
      }),
    ],
    notes: [
      "Two conflicting final blocks need 1/3 of the stake to sign twice, which is slashed: that stake is lost, not spent.",
      "At a price that stays; buying so much would raise it. Stake that is already one's own need not be bought.",
    ],
  };
}

/** Alpha to stake beside what others stake, at the price of the moment and through the pool. */
export function listBittensorCosts(request: CostRequest, share: number): Pick<AttackAnswer, "figures" | "notes"> {
  const { stakedAlpha, poolAlpha, poolTao, alphaPriceTao, taoPriceUsd, kappa, source } = bittensorSubnet;
  const staked = request.staked ?? stakedAlpha;
  const usd = request.priceUsd ?? taoPriceUsd;
  const alpha = computeOutsideMultiple(share) * staked;
  const pooled = computePaymentFor(alpha, poolTao, poolAlpha);
  const payment = Number.isFinite(pooled) ? pooled : null;
  const pool = `${source}; X dy / (Y - dy) of a pool with equal weights and no fee`;
  return {
    figures: [
      { name: "stake that sets consensus (kappa)", value: kappa, unit: "share", source },
      { name: "staked by others", value: staked, unit: "alpha", source },
      { name: "to stake", value: alpha, unit: "alpha", source: "s / (1 - s) of what others stake" },
      { name: "at the price of the moment", value: alpha * alphaPriceTao, unit: "TAO", source },
      { name: "at the price of the moment", value: alpha * alphaPriceTao * usd, unit: "USD", source },
      { name: "bought through the pool", value: payment, unit: "TAO", source: pool },
      { name: "bought through the pool", value: payment === null ? null : payment * usd, unit: "USD", source: pool },
    ],
    notes: [
      "Root stake counts for alpha too (0.18 of its TAO) and is left out: an owner of much root TAO needs less.",
      "Holders who stake would sell as the price rises; the pool alone cannot fill the order at a finite price at its end.",
    ],
  };
}
