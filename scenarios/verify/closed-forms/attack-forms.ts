import { strategies } from "../../../sim/network/strategies/registry.ts";
import { simulateDoubleSpend } from "../../../sim/network/strategies/simulate-double-spend.ts";
import { simulateWithholding } from "../../../sim/network/strategies/simulate-withholding.ts";
import { computeDoubleSpendChance } from "../../../sim/theory/double-spend.ts";
import { computeSelfishRevenue } from "../../../sim/theory/selfish-mining.ts";
import { createPolicy } from "../../../sim/theory/withholding-states.ts";
import { createFigure, type Statement } from "../statement.ts";
import { STANDARD_ERRORS } from "./standard-errors.ts";

const topic = "attacks";

/** Attacks played block by block, and what the literature's formulas give for them. */
export function listAttackForms(): Statement[] {
  return [...selfishMiners.map(describeSelfish), ...doubleSpends.map(describeDoubleSpend)];
}

const selfishMiners = [
  { alpha: 0.25, gamma: 0.5 },
  { alpha: 0.35, gamma: 0 },
  { alpha: 0.4, gamma: 0.5 },
] as const;

/** A lead of so many blocks has to be settled. */
const LONGEST_LEAD = 60;
/** What settling so long a lead may cost at most. */
const TRUNCATION_ERROR = 1e-3;

function describeSelfish(miner: (typeof selfishMiners)[number]): Statement {
  const policy = createPolicy(LONGEST_LEAD, strategies.selfish.createDecider({ ...miner }));
  const found = simulateWithholding(policy, miner, 400_000, `verify ${miner.alpha} ${miner.gamma}`);
  return createFigure({
    id: `closed-forms/attacks/selfish-${miner.alpha}-${miner.gamma}`,
    topic,
    stated: `Selfish mining with ${100 * miner.alpha} % of the work and gamma ${miner.gamma}: part of the rewards`,
    expected: {
      kind: "near",
      value: computeSelfishRevenue(miner).relativeRevenue,
      tolerance: STANDARD_ERRORS * found.relativeRevenueError + TRUNCATION_ERROR,
    },
    found: found.relativeRevenue,
    unit: "ratio",
    source: "Eyal and Sirer, Majority is not enough, 2014, equation 8",
  });
}

const doubleSpends = [
  { attackerShare: 0.1, confirmations: 1 },
  { attackerShare: 0.3, confirmations: 2 },
  { attackerShare: 0.3, confirmations: 5 },
  { attackerShare: 0.4, confirmations: 6 },
] as const;
const TRIALS = 60_000;

function describeDoubleSpend(race: (typeof doubleSpends)[number]): Statement {
  const { attackerShare, confirmations } = race;
  const seed = `verify ${attackerShare} ${confirmations}`;
  const { chance } = simulateDoubleSpend({ ...race, premined: 1, giveUpBehind: 60 }, TRIALS, seed);
  const expected = computeDoubleSpendChance(attackerShare, confirmations);
  const deviation = Math.sqrt((expected * (1 - expected)) / TRIALS);
  return createFigure({
    id: `closed-forms/attacks/double-spend-${attackerShare}-${confirmations}`,
    topic,
    stated: `Double spend with ${100 * attackerShare} % of the work after ${confirmations} confirmations: chance, ${TRIALS} trials`,
    expected: { kind: "near", value: expected, tolerance: STANDARD_ERRORS * deviation },
    found: chance,
    unit: "ratio",
    source: "Rosenfeld, Analysis of hashrate-based double spending, 2012",
  });
}
