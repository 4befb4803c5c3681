export interface InjectionInput {
  /** TAO of the block that is the subnet's share [rao or TAO] */
  readonly taoEmission: number;
  /** [TAO per alpha] in the pool; above 0 */
  readonly price: number;
  /** rho, 0 to 1 */
  readonly rootProportion: number;
  /** The subnet's own emission of alpha a block, in the unit of `taoEmission` */
  readonly alphaEmission: number;
}

/** Where the TAO of a subnet goes, and the alpha minted to match it. */
export interface Injection {
  /** Alpha put into the pool. */
  readonly alphaIn: number;
  /** TAO put into the pool. */
  readonly taoIn: number;
  /** TAO left over, with which the chain buys alpha from the pool. */
  readonly excessTao: number;
}

/**
 * alpha_in = tao / price, at most rho * alpha emission; tao_in = alpha_in * price; the rest of the TAO buys alpha. The
 * pool's price does not move by what is put in, only by what is bought.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/coinbase/run_coinbase.rs, get_subnet_terms
 */
export function computeInjection(input: InjectionInput): Injection {
  const { taoEmission, price } = input;
  const cap = input.rootProportion * input.alphaEmission;
  const wanted = taoEmission / price;
  if (wanted <= cap) return { alphaIn: wanted, taoIn: taoEmission, excessTao: 0 };
  const taoIn = cap * price;
  return { alphaIn: cap, taoIn, excessTao: taoEmission - taoIn };
}
