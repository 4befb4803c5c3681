import { type MeasuredForks, measuredForks } from "../../sim/theory/measured-forks.ts";

/** Stale blocks as they were measured, with where. */
export interface MeasuredNetwork extends MeasuredForks {
  readonly title: string;
  readonly source: string;
}

const gervais = "Gervais et al., CCS 2016, table 1";

/** Networks to hold a simulated one against. */
export const measuredNetworks = {
  "bitcoin-2013": {
    title: "Bitcoin, 2013",
    intervalSeconds: 633.68,
    medianPropagationSeconds: 6.5,
    staleShare: 0.0169,
    source: "Decker and Wattenhofer, IEEE P2P 2013: 1.69 % observed, 1.78 % by their model",
  },
  bitcoin: { title: "Bitcoin, 2015 and 2016", ...measuredForks.bitcoin, source: gervais },
  litecoin: { title: "Litecoin, 2015 and 2016", ...measuredForks.litecoin, source: `${gervais} (recalled, not seen)` },
  dogecoin: { title: "Dogecoin, 2015 and 2016", ...measuredForks.dogecoin, source: `${gervais} (recalled, not seen)` },
  ethereum: {
    title: "Ethereum, 2015",
    ...measuredForks.ethereum,
    source: `${gervais}; Buterin, More uncle statistics, 2015: 20,750 uncles beside 280,000 blocks, 6.9 %`,
  },
} as const satisfies Record<string, MeasuredNetwork>;

export type MeasuredNetworkName = keyof typeof measuredNetworks;

/** A simulated stale rate within this factor of the measured one counts as near. */
export const NEAR_FACTOR = 3;
