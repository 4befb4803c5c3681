import { splitProRata } from "./split-pro-rata.ts";
import { computeShareOf } from "./take-share.ts";

/** Whose coins lie with whom. */
export interface Delegations {
  /** [smallest unit] each party's own coins */
  readonly stake: Float64Array;
  /** Party with which they lie: itself where it delegates to nobody. */
  readonly validatorOf: Int32Array;
}

export interface PoolPayouts {
  readonly stakers: Float64Array;
  /** Commissions. */
  readonly validators: Float64Array;
}

/** [smallest unit] that lies with each party: its own coins, unless it delegates them, and those delegated to it. */
export function computePools({ stake, validatorOf }: Delegations): Float64Array {
  const pools = new Float64Array(stake.length);
  for (let party = 0; party < stake.length; party++) pools[validatorOf[party]!]! += stake[party]!;
  return pools;
}

/**
 * Hands what each pool earned on to its members, pro rata to their stake by the largest remainder. Of what a member
 * other than the validator gets, the validator keeps floor(pay * commission).
 *
 * @param pay [smallest unit] earned by each pool; 0 where nobody has stake in it
 */
export function splitPoolPay(pay: Float64Array, delegations: Delegations, commission: number): PoolPayouts {
  const { stake, validatorOf } = delegations;
  const stakers = splitAmongMembers(pay, delegations);
  const validators = new Float64Array(stake.length);
  if (commission === 0) return { stakers, validators };
  for (let party = 0; party < stake.length; party++) {
    const validator = validatorOf[party]!;
    if (validator === party) continue;
    const kept = computeShareOf(stakers[party]!, commission);
    stakers[party]! -= kept;
    validators[validator]! += kept;
  }
  return { stakers, validators };
}

/** Each pool's amount pro rata to its members' stake. */
export function splitAmongMembers(amounts: Float64Array, { stake, validatorOf }: Delegations): Float64Array {
  const shares = new Float64Array(stake.length);
  const counts = new Int32Array(stake.length);
  for (let party = 0; party < stake.length; party++) if (stake[party] !== 0) counts[validatorOf[party]!]! += 1;
  const members = new Map<number, number[]>();
  for (let party = 0; party < stake.length; party++) {
    const validator = validatorOf[party]!;
    if (stake[party] === 0 || amounts[validator] === 0) continue;
    // Most pools have one member, and nothing to split.
    if (counts[validator] === 1) shares[party] = amounts[validator]!;
    else if (members.get(validator)?.push(party) === undefined) members.set(validator, [party]);
  }
  for (const [validator, pool] of members) {
    const weights = Float64Array.from(pool, (party) => stake[party]!);
    const split = splitProRata(amounts[validator]!, weights);
    for (let index = 0; index < pool.length; index++) shares[pool[index]!] = split[index]!;
  }
  return shares;
}
