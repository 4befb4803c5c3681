import { computeBinomialDensity } from "./binomial.ts";

/** An attacker who rents `multiple` times the honest work until he is ahead and `escrowBlocks` have been found. */
export interface FlowAttack {
  readonly multiple: number;
  readonly escrowBlocks: number;
}

/**
 * Mean length of the attack in block times of the honest chain, difficulty unchanged: e + E[(e + 1 - K)+] / (A - 1),
 * K ~ NegBin(e, 1 / (1 + A)) being the attacker's blocks when the honest chain has found its e. By Wald's identity he
 * finds A times as many blocks as it lasts; those he keeps, if their coins keep their price.
 *
 * @source Budish, NBER working paper 24717, 2018: the cost of an attack is A t p_block, and free entry N c = p_block
 */
export function computeAttackBlockTimes({ multiple, escrowBlocks }: FlowAttack): number {
  return escrowBlocks + computeExpectedDeficit({ multiple, escrowBlocks }) / (multiple - 1);
}

/** E[(e + 1 - K)+]. The law of K rises up to k = e, so the sum goes down from there until nothing counts. */
function computeExpectedDeficit({ multiple, escrowBlocks }: FlowAttack): number {
  if (escrowBlocks === 0) return 1;
  const attackerChance = multiple / (1 + multiple);
  let density = 0.5 * computeBinomialDensity(2 * escrowBlocks, 1 - attackerChance, escrowBlocks);
  let deficit = density;
  for (let blocks = escrowBlocks; blocks > 0; blocks--) {
    density *= blocks / ((blocks + escrowBlocks - 1) * attackerChance);
    const added = (escrowBlocks + 2 - blocks) * density;
    deficit += added;
    if (added < deficit * 1e-17) break;
  }
  return deficit;
}
