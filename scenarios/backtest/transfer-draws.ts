import type { CohortParameters } from "../../sim/backtest/cohort-parameters.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import { computeNormalQuantile } from "../../sim/theory/normal.ts";
import { packPoint, unpackPoint } from "./parameter-point.ts";

/** What may hold on a coin that nothing was fitted to. */
export interface TransferDraw {
  readonly parameters: CohortParameters;
  /** Price of electricity over the one given. */
  readonly electricityFactor: number;
}

/** Runs under drawn parameters that a band is made of; more hardly move its quantiles. */
export const MOST_TRANSFER_DRAWS = 80;
/**
 * Assumptions. Parameters differ from coin to coin by a normal law of this deviation in the logits of their ranges, half of
 * what the fit takes for possible before it has seen anything (`fit-parameters.ts`); with it bands of 80 % hold 70 to 90 %
 * of the months of coins that other models of miners made. Electricity: a factor of 1.35 either way.
 */
const PARAMETER_DEVIATION = 0.7;
const ELECTRICITY_LOG_DEVIATION = 0.3;
/** An assumption: in one of so many draws the coin has an industry of its own, in which wafers and sockets are not scarce. */
const DRAWS_PER_FREE_ONE = 4;
const notScarce = {
  capacityLimitWatts: Number.POSITIVE_INFINITY,
  siteGrowthPerMonth: Number.POSITIVE_INFINITY,
} as const satisfies Partial<CohortParameters>;

/** Draws around what was fitted to another coin, each from a stream of its own. */
export function listTransferDraws(parameters: CohortParameters, count: number, seed: string): TransferDraw[] {
  const centre = packPoint(parameters);
  return Array.from({ length: count }, (_, draw) => {
    const stream = createStream(seed, `backtest/transfer/${draw}`);
    const drawNormal = () => computeNormalQuantile((stream() + 2 ** -54) / (1 + 2 ** -53));
    const drawn = unpackPoint(centre.map((place) => place + PARAMETER_DEVIATION * drawNormal()));
    return {
      parameters: draw % DRAWS_PER_FREE_ONE === DRAWS_PER_FREE_ONE - 1 ? { ...drawn, ...notScarce } : drawn,
      electricityFactor: Math.exp(ELECTRICITY_LOG_DEVIATION * drawNormal()),
    };
  });
}
