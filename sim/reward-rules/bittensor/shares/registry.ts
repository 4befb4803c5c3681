import { flowShares, netFlowShares } from "./flow-shares.ts";
import { gateShares } from "./hill-gate.ts";
import { plainPriceShares, priceShares, rootPriceShares } from "./price-shares.ts";
import type { ShareStrategy } from "./share-strategy.ts";

/** Every rule by which the chain has shared TAO between subnets since 2025: it changed at least six times. */
export const shareStrategies = {
  "price-plain": plainPriceShares,
  flow: flowShares,
  "flow-net": netFlowShares,
  "price-root": rootPriceShares,
  price: priceShares,
  gate: gateShares,
} as const satisfies Record<string, ShareStrategy>;

export type ShareStrategyName = keyof typeof shareStrategies;
