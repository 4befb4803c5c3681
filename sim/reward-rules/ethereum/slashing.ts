import { GWEI_PER_ETH, REWARD_WEIGHTS } from "./consensus.ts";
import type { EthereumFork } from "./effective-balance.ts";

interface SlashingQuotients {
  readonly penalty: bigint;
  readonly whistleblower: bigint;
}

/** @source ethereum/consensus-specs presets/mainnet/bellatrix.yaml, phase0.yaml, electra.yaml */
const quotients: Readonly<Record<EthereumFork, SlashingQuotients>> = {
  deneb: { penalty: 32n, whistleblower: 512n },
  electra: { penalty: 4096n, whistleblower: 4096n },
};

const PROPORTIONAL_SLASHING_MULTIPLIER = 3n;
const INCREMENT_GWEI = BigInt(GWEI_PER_ETH);

/** [gwei] lost at once: effective balance div the penalty quotient. */
export function computeInitialPenalty(effectiveGwei: bigint, fork: EthereumFork): bigint {
  return effectiveGwei / quotients[fork].penalty;
}

/** [gwei] minted for the proposer who includes the proof, and for who found it: one person, by default. */
export function computeWhistleblowerReward(
  effectiveGwei: bigint,
  fork: EthereumFork,
): { readonly proposerGwei: bigint; readonly whistleblowerGwei: bigint } {
  const reward = effectiveGwei / quotients[fork].whistleblower;
  const proposerGwei = (reward * BigInt(REWARD_WEIGHTS.proposer)) / BigInt(REWARD_WEIGHTS.denominator);
  return { proposerGwei, whistleblowerGwei: reward - proposerGwei };
}

/**
 * [gwei] lost half-way to withdrawal, in proportion to all that was slashed about that time: three times the slashed
 * part of the active balance, all of it at most. Deneb rounds down to whole ETH at the end, Electra per increment.
 *
 * @param slashedGwei effective balance slashed in the span around, this one included
 * @source ethereum/consensus-specs specs/bellatrix and specs/electra beacon-chain.md process_slashings
 */
export function computeCorrelationPenalty(
  effectiveGwei: bigint,
  slashedGwei: bigint,
  activeGwei: bigint,
  fork: EthereumFork,
): bigint {
  const tripled = slashedGwei * PROPORTIONAL_SLASHING_MULTIPLIER;
  const adjusted = tripled < activeGwei ? tripled : activeGwei;
  const increments = effectiveGwei / INCREMENT_GWEI;
  switch (fork) {
    case "deneb":
      return ((increments * adjusted) / activeGwei) * INCREMENT_GWEI;
    case "electra":
      return (adjusted / (activeGwei / INCREMENT_GWEI)) * increments;
    default:
      return fork satisfies never;
  }
}
