/** What a share rule may look at, one object a subnet. */
export interface SubnetState {
  /** Moving average of the price [TAO per alpha] */
  readonly priceEma: number;
  /** Part of the last tempo's miner incentive that went to owner hotkeys: 0 to 1. */
  readonly minerBurned: number;
  /** Whether TAO is emitted to it; its share goes to the others where not. */
  readonly isEnabled: boolean;
  /** Part of alpha issuance weight held by root: 0 to 1. Needed by the rule of spec 421 only. */
  readonly rootProportion?: number;
  /** Moving average of net TAO staked in by users [TAO per block]. Needed by the flow rules only. */
  readonly userFlowEma?: number;
  /** The same of what the protocol itself staked in. Needed by the flow rule of spec 411 only. */
  readonly protocolFlowEma?: number;
}

/** How the gate's bar is set: given, or found so that the shares from the top down to it reach a sum. */
export type EmissionBar =
  | { readonly kind: "fixed"; readonly theta: number }
  | { readonly kind: "quantile"; readonly cumulativeShare: number };

export interface ShareSettings {
  readonly bar: EmissionBar;
  /** Steepness of the gate: 3 on the chain. */
  readonly gateSteepness: number;
}

/** One way the chain has shared its TAO emission between subnets. Pure. */
export interface ShareStrategy {
  readonly title: string;
  /** When it was in force. */
  readonly era: string;
  readonly source: string;
  /** One share a subnet; they add up to 1, or are all 0 where no subnet can be paid. */
  computeShares(subnets: readonly SubnetState[], settings: ShareSettings): Float64Array;
}
