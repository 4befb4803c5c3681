export interface AlphaOutInput {
  /** [rao] alpha minted to the subnet's people; whole */
  readonly alphaOut: number;
  /** Owner's part: 11796 / 65535 on the chain. */
  readonly ownerCut: number;
  /** rho, 0 to 1 */
  readonly rootProportion: number;
  /** Whether root is paid: "pays" while the price averages of all subnets add up to more than 1. */
  readonly root: "pays" | "recycles";
}

/** Alpha [rao] by pot; whole, and adding up to what was split. */
export interface AlphaPots {
  readonly owner: number;
  readonly server: number;
  readonly validator: number;
  readonly root: number;
  /** Root's part where root is not paid: taken out of existence. */
  readonly recycled: number;
}

/**
 * owner = c; of the rest r = 1 - c: miners r/2, root rho r/2, validators and their stakers r/2 - root: 18 / 41 / 41.
 * Owner, miners and root are rounded down; the odd rao goes to the validators.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/coinbase/run_coinbase.rs, emit_to_subnets
 */
export function computeAlphaPots(input: AlphaOutInput): AlphaPots {
  const owner = Math.floor(input.alphaOut * input.ownerCut);
  const rest = input.alphaOut - owner;
  const server = Math.floor(rest / 2);
  const root = Math.min(Math.floor((input.rootProportion * rest) / 2), rest - server);
  const validator = rest - server - root;
  return input.root === "pays"
    ? { owner, server, validator, root, recycled: 0 }
    : { owner, server, validator, root: 0, recycled: root };
}

/** What reaches whom of one alpha emitted; parts of 1. */
export interface PotsPerAlpha {
  /** What the epoch runs on: everything but the owner's and what is recycled. */
  readonly epochTotal: number;
  readonly miners: number;
  readonly validators: number;
  readonly root: number;
  /** In the miners' pot, but paid to nobody. */
  readonly undistributed: number;
}

/**
 * The epoch pays miners half of all the pots together. With root paid that is the miners' pot; with root recycled the
 * pots hold less, and miners get rho r/4 less than their pot. Read in the source, not executed.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/coinbase/run_coinbase.rs, distribute_emission
 */
export function computePotsPerAlpha(input: Omit<AlphaOutInput, "alphaOut">): PotsPerAlpha {
  const rest = 1 - input.ownerCut;
  const rootPart = (input.rootProportion * rest) / 2;
  const epochTotal = input.root === "pays" ? rest : rest - rootPart;
  const miners = epochTotal / 2;
  return {
    epochTotal,
    miners,
    validators: rest / 2 - rootPart,
    root: input.root === "pays" ? rootPart : 0,
    undistributed: rest / 2 - miners,
  };
}
