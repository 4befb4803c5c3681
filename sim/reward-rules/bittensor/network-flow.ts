import { computePotsPerAlpha } from "./alpha-split.ts";
import { normalise } from "./normalise.ts";
import { OWNER_CUT } from "./rao.ts";
import { type ShareStrategyName, shareStrategies } from "./shares/registry.ts";
import type { ShareSettings, SubnetState } from "./shares/share-strategy.ts";

/** One subnet of a cross-section of the chain. */
export interface SubnetRow extends SubnetState {
  readonly netuid: number;
  /** Injected into the pool in the observed block, after the cap [TAO per block]. */
  readonly observedTaoIn: number;
}

/**
 * What a subnet's emission is told as: its share of the TAO minted, by one of the chain's rules, or the alpha minted
 * to its people, one a block whatever its TAO share, at the spot price. The second adds up to more than what is
 * minted: marking at spot ignores that selling moves the price.
 */
export type FlowMeasure =
  | { readonly kind: "tao-share"; readonly strategy: ShareStrategyName; readonly settings: ShareSettings }
  | { readonly kind: "alpha-at-spot" };

export interface NetworkFlowOptions {
  readonly measure: FlowMeasure;
  /** Subnet whose miners are told apart: 64, for one. */
  readonly netuid: number;
  /** rho of subnets that state none: what root weighs among a subnet's holders, 0 to 1. */
  readonly rootProportion: number;
  /** Part of dividends that a validator keeps before its stakers: 0.18 unless it chose less. */
  readonly validatorTake: number;
}

/** Parts of the whole, adding up to 1. */
export interface NetworkFlow {
  /** Of the whole, what the one subnet gets for all its roles. */
  readonly subnetShare: number;
  readonly subnetMiners: number;
  readonly otherMiners: number;
  /** Miner incentive that went to owner hotkeys and was burned, in all subnets. */
  readonly minersBurned: number;
  readonly owners: number;
  /** Kept by validators of the dividends of both kinds. */
  readonly validators: number;
  /** To who staked TAO on root, after the validators' take. */
  readonly rootStakers: number;
  /** To who staked alpha in a subnet, after the validators' take. */
  readonly alphaStakers: number;
}

/**
 * Where every TAO goes at a cross-section of the chain: a subnet's share times 18 / 41 / 41, the miners' part less
 * what is burned, the validators' part by root proportion and take. Root is taken to be paid, as it is while prices
 * add up to more than 1.
 *
 * @param subnets all subnets but root
 * @throws RangeError where the subnet told apart is not among them
 */
export function computeNetworkFlow(subnets: readonly SubnetRow[], options: NetworkFlowOptions): NetworkFlow {
  const { netuid, validatorTake } = options;
  const shares = computeMeasuredShares(subnets, options.measure);
  const flow = { subnetMiners: 0, otherMiners: 0, minersBurned: 0, owners: 0, rootStakers: 0, alphaStakers: 0 };
  let validators = 0;
  for (const [index, subnet] of subnets.entries()) {
    const share = shares[index]!;
    const rootProportion = subnet.rootProportion ?? options.rootProportion;
    const pots = computePotsPerAlpha({ ownerCut: OWNER_CUT, rootProportion, root: "pays" });
    const paid = share * pots.miners * (1 - subnet.minerBurned);
    flow[subnet.netuid === netuid ? "subnetMiners" : "otherMiners"] += paid;
    flow.minersBurned += share * pots.miners * subnet.minerBurned;
    flow.owners += share * OWNER_CUT;
    flow.rootStakers += share * pots.root * (1 - validatorTake);
    flow.alphaStakers += share * pots.validators * (1 - validatorTake);
    validators += share * (pots.root + pots.validators) * validatorTake;
  }
  return { ...flow, validators, subnetShare: shares[findSubnet(subnets, netuid)]! };
}

/** Each subnet's part of what the measure counts. */
export function computeMeasuredShares(subnets: readonly SubnetState[], measure: FlowMeasure): Float64Array {
  switch (measure.kind) {
    case "tao-share":
      return shareStrategies[measure.strategy].computeShares(subnets, measure.settings);
    case "alpha-at-spot":
      return normalise(Float64Array.from(subnets, (subnet) => subnet.priceEma));
  }
  measure satisfies never;
}

function findSubnet(subnets: readonly SubnetRow[], netuid: number): number {
  const index = subnets.findIndex((subnet) => subnet.netuid === netuid);
  if (index < 0) throw new RangeError(`network flow: expected a subnet of the cross-section, got netuid ${netuid}`);
  return index;
}
