import { parseDecimal } from "./exact-decimal.ts";
import { tabledMissRates } from "./missed-requests.ts";

/** A miss rate to judge hosts by. */
export interface MissRateChoice {
  readonly p0: number;
  /** Whether nobody is punished, as half of all requests and more were missed. */
  readonly skipPunishment: boolean;
}

/** Miss rate that governance sets on mainnet. */
export const GOVERNANCE_MISS_RATE = 0.1;

const MARGIN_PERMILLE = 20n;
const FEWEST_REQUESTS = 1000;
const FEWEST_HOSTS = 5;
const MOST_PERMILLE = 500;
const PERMILLE = 1000;

/**
 * p0 = the miss rate of the whole network, in permille rounded down, plus 20, raised to the next of 50, 100, 200, 300,
 * 400, 500; never below governance's, and governance's alone where fewer than 1,000 requests or 5 hosts were seen. At
 * 500 nobody is punished. A rate of governance above 500 is used as it is.
 *
 * @param answered requests answered, one entry a host
 * @param missed requests missed, one entry a host
 * @source gonka-ai/gonka x/inference/keeper/bitcoin_rewards.go getDynamicP0 at 8a35022b
 */
export function computeAdaptiveMissRate(
  answered: readonly number[],
  missed: readonly number[],
  governanceMissRate: number = GOVERNANCE_MISS_RATE,
): MissRateChoice {
  const wanted = computeCeilPermille(governanceMissRate);
  if (wanted > MOST_PERMILLE) return { p0: governanceMissRate, skipPunishment: false };
  const governance = wanted > 0 ? raiseToTabled(wanted) : GOVERNANCE_MISS_RATE;
  const requests = answered.map((count, host) => count + missed[host]!);
  const total = requests.reduce((sum, count) => sum + count, 0);
  if (total < FEWEST_REQUESTS || requests.filter((count) => count > 0).length < FEWEST_HOSTS) {
    return { p0: governance, skipPunishment: false };
  }
  const misses = missed.reduce((sum, count) => sum + count, 0);
  const network = (BigInt(misses) * BigInt(PERMILLE)) / BigInt(total) + MARGIN_PERMILLE;
  const selected = raiseToTabled(Math.min(MOST_PERMILLE, Number(network)));
  return { p0: Math.max(selected, governance), skipPunishment: selected * PERMILLE === MOST_PERMILLE };
}

function raiseToTabled(permille: number): number {
  return tabledMissRates.find((rate) => permille <= Math.round(rate * PERMILLE)) ?? MOST_PERMILLE / PERMILLE;
}

function computeCeilPermille(rate: number): number {
  const { digits, places } = parseDecimal(rate);
  const scale = 10n ** BigInt(places);
  return Number((digits * BigInt(PERMILLE) + scale - 1n) / scale);
}
