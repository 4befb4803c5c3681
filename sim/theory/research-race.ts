/** Firms that first pay to lower their cost, then contest a prize. */
export interface ResearchRace {
  readonly firms: number;
  /** Unit cost of effort before any research. */
  readonly startCost: number;
  /** Share of a firm's research that lowers everybody else's cost too, 0 to 1. */
  readonly spillover: number;
  readonly prize: number;
  /** Research x costs gamma x^2 / 2. */
  readonly researchCost: number;
}

export interface ResearchEquilibrium {
  readonly researchEach: number;
  readonly unitCost: number;
  readonly totalEffort: number;
  readonly profitEach: number;
  /** Whether no firm gains by any other research; the first-order condition alone does not say so. */
  readonly isBestResponse: boolean;
}

/**
 * The smaller root of gamma x (c0 - theta x) = 2 R (n - 1)^2 (1 - beta) / n^3, theta = 1 + (n - 1) beta; null where no
 * research meets the first-order condition.
 *
 * @source derived, in the spirit of Alsabah and Capponi, Bitcoin mining arms race (SSRN 3273982); not their model
 */
export function computeResearchRace(race: ResearchRace): ResearchEquilibrium | null {
  const { firms, startCost, spillover, prize, researchCost } = race;
  const pass = 1 + (firms - 1) * spillover;
  const marginal = (2 * prize * (firms - 1) ** 2 * (1 - spillover)) / firms ** 3;
  const discriminant = startCost * startCost - (4 * pass * marginal) / researchCost;
  if (discriminant < 0) return null;
  const researchEach = (2 * marginal) / researchCost / (startCost + Math.sqrt(discriminant));
  const unitCost = startCost - pass * researchEach;
  const profitEach = prize / firms ** 2 - (researchCost * researchEach ** 2) / 2;
  const best = findBestDeviation(race, researchEach);
  return {
    researchEach,
    unitCost,
    totalEffort: (prize * (firms - 1)) / (firms * unitCost),
    profitEach,
    isBestResponse: best <= profitEach + 1e-9 * prize,
  };
}

const GRID = 2000;

/** Highest profit of one firm while the others stay: a grid over all research that leaves a cost, then its best cell. */
function findBestDeviation(race: ResearchRace, others: number): number {
  const most = race.startCost - race.spillover * (race.firms - 1) * others;
  const profitAt = (step: number) => computeDeviationProfit(race, others, (most * step) / GRID);
  let [best, highest] = [0, profitAt(0)];
  for (let step = 1; step < GRID; step++) {
    const profit = profitAt(step);
    if (profit > highest) [best, highest] = [step, profit];
  }
  return maximise(profitAt, Math.max(0, best - 1), Math.min(GRID - 1e-9, best + 1));
}

function computeDeviationProfit(race: ResearchRace, others: number, own: number): number {
  const { firms, startCost, spillover, prize, researchCost } = race;
  const ownCost = startCost - own - spillover * (firms - 1) * others;
  const otherCost = startCost - others * (1 + spillover * (firms - 2)) - spillover * own;
  // The others are equal, so all of them take part: a contest has at least two.
  const cutoffCost = ownCost / (firms - 1) + otherCost;
  const share = Math.max(0, 1 - ownCost / cutoffCost);
  return prize * share * share - (researchCost * own * own) / 2;
}

/** Golden section. */
function maximise(profitAt: (step: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  for (let round = 0; round < 60; round++) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (profitAt(left) < profitAt(right)) low = left;
    else high = right;
  }
  return Math.max(profitAt(from), profitAt((low + high) / 2));
}
