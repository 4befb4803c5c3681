/** What was measured of a chain's forks, and the figures that shape them. */
export interface MeasuredForks {
  readonly intervalSeconds: number;
  /** Time in which a block reached half of the nodes. */
  readonly medianPropagationSeconds: number;
  readonly staleShare: number;
}

/**
 * Stale blocks of four chains of proof of work, 2015 and 2016; a range is given by its middle.
 *
 * @source Gervais et al., On the Security and Performance of Proof of Work Blockchains, CCS 2016, table 1
 */
export const measuredForks = {
  bitcoin: { intervalSeconds: 600, medianPropagationSeconds: 8.7, staleShare: 0.0041 },
  litecoin: { intervalSeconds: 150, medianPropagationSeconds: 1.02, staleShare: 0.00273 },
  dogecoin: { intervalSeconds: 60, medianPropagationSeconds: 0.85, staleShare: 0.00619 },
  ethereum: { intervalSeconds: 15, medianPropagationSeconds: 0.625, staleShare: 0.068 },
} as const satisfies Record<string, MeasuredForks>;
