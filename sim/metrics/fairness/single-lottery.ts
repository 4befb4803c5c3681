import { computeGaussLegendre } from "../../theory/gauss-legendre.ts";

const NODES_PER_PANEL = 32;
const PANEL_WIDTH = 2;

/** Past this the integrand, at most exp(-(1 - largest share) x), is below rounding. */
const FARTHEST = 60;

/**
 * Chances in a lottery where i draws U_i / stake_i, U_i uniform, and the smallest wins:
 * stake_i * integral from 0 to 1 / largest of product over j != i of (1 - stake_j x) dx.
 * Rich stakers win more than their share. O(stakes), by Gauss-Legendre quadrature.
 *
 * @param stakes at or above 0, any unit, one at least above 0
 * @source SL-PoS in Huang, Tang, Cong, Lim, Xu, SIGMOD 2021 (arXiv:2103.14713)
 */
export function computeSingleLotteryChances(stakes: readonly number[]): number[] {
  const total = stakes.reduce((sum, stake) => sum + stake, 0);
  const shares = Float64Array.from(stakes, (stake) => stake / total);
  const end = Math.min(FARTHEST, 1 / shares.reduce((largest, share) => Math.max(largest, share), 0));
  const chances = new Float64Array(shares.length);
  const rule = computeGaussLegendre(NODES_PER_PANEL);
  const panels = Math.ceil(end / PANEL_WIDTH);
  const halfWidth = end / panels / 2;
  for (let panel = 0; panel < panels; panel++) {
    for (let node = 0; node < NODES_PER_PANEL; node++) {
      const x = halfWidth * (2 * panel + 1 + rule.nodes[node]!);
      addIntegrand(shares, x, halfWidth * rule.weights[node]!, chances);
    }
  }
  return [...chances];
}

function addIntegrand(shares: Float64Array, x: number, weight: number, chances: Float64Array): void {
  let logProduct = 0;
  for (const share of shares) logProduct += Math.log1p(-share * x);
  const product = weight * Math.exp(logProduct);
  for (let index = 0; index < shares.length; index++) {
    const share = shares[index]!;
    chances[index]! += (share * product) / (1 - share * x);
  }
}
