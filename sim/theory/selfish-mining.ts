/** An attacker with part `alpha` of all work; part `gamma` of the others mines on his block in a tie. */
export interface SelfishMiner {
  readonly alpha: number;
  readonly gamma: number;
}

/** What an attack that withholds blocks brings in the long run. */
export interface WithholdingRevenue {
  /** The attacker's part of the chain's blocks: his income once difficulty has adjusted. */
  readonly relativeRevenue: number;
  /** His blocks in the chain for each block found: his income over all income before the first retarget. */
  readonly revenuePerBlockFound: number;
  /** Blocks of the chain for each block found. */
  readonly growthPerBlockFound: number;
}

/**
 * Revenue of selfish mining (SM1), from the steady state of its chain of leads. Below half of all work.
 *
 * @source Eyal and Sirer, Majority is not Enough, FC 2014 (arXiv:1311.0243), whose equation 8 is the relative revenue
 */
export function computeSelfishRevenue({ alpha, gamma }: SelfishMiner): WithholdingRevenue {
  const others = 1 - alpha;
  const ratio = alpha / others;
  const noLead = (1 - 2 * alpha) / (1 - 4 * alpha ** 2 + 2 * alpha ** 3);
  const leadOfOne = alpha * noLead;
  const tie = others * leadOfOne;
  const leadOfTwo = leadOfOne * ratio;
  const largerLead = (leadOfTwo * ratio) / (1 - ratio);
  const byOthers = tie * others * (gamma + 2 * (1 - gamma)) + noLead * others;
  const byAttacker = tie * (2 * alpha + gamma * others) + 2 * leadOfTwo * others + largerLead * others;
  const growthPerBlockFound = byOthers + byAttacker;
  return {
    relativeRevenue: byAttacker / growthPerBlockFound,
    revenuePerBlockFound: byAttacker,
    growthPerBlockFound,
  };
}

/** Part of all work above which selfish mining (SM1) earns more than honest mining: (1 - gamma) / (3 - 2 gamma). */
export function computeSelfishThreshold(gamma: number): number {
  return (1 - gamma) / (3 - 2 * gamma);
}
