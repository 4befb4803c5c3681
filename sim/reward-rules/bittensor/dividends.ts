import { splitProRata } from "../split-pro-rata.ts";

export interface DividendInput {
  /** Yuma's dividend of each hotkey, in any unit. */
  readonly dividends: Float64Array;
  /** [rao] alpha staked with each hotkey */
  readonly alphaStake: Float64Array;
  /** [rao] TAO that the hotkey's stakers hold on root */
  readonly rootStake: Float64Array;
  /** w: 0.18 in force */
  readonly taoWeight: number;
  /** [rao] whole */
  readonly alphaPot: number;
  /** [rao] whole */
  readonly rootPot: number;
}

/** Whole rao by hotkey; each adds up to its pot unless nobody has a claim to it. */
export interface DividendSplit {
  readonly alpha: Float64Array;
  readonly root: Float64Array;
}

/**
 * Each hotkey's dividend d is cut at its root share r = w root / (alpha + w root): the alpha pot is shared out by
 * d (1 - r), the root pot by d r, to the last rao.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/coinbase/run_coinbase.rs,
 *   calculate_dividend_distribution
 */
export function computeDividendSplit(input: DividendInput): DividendSplit {
  const rootShares = input.dividends.map((_, hotkey) => {
    const root = input.taoWeight * input.rootStake[hotkey]!;
    return root === 0 ? 0 : root / (input.alphaStake[hotkey]! + root);
  });
  return {
    alpha: splitProRata(
      input.alphaPot,
      input.dividends.map((dividend, hotkey) => dividend * (1 - rootShares[hotkey]!)),
    ),
    root: splitProRata(
      input.rootPot,
      input.dividends.map((dividend, hotkey) => dividend * rootShares[hotkey]!),
    ),
  };
}
