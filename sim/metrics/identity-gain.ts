import { computeExpectedPay, type PayTrial, type Standing } from "./expected-pay.ts";

/** What an operator earns with another number of names, everything else being equal. */
export interface IdentityGain {
  /** Share of issuance as it stands. */
  readonly before: number;
  /** Share of issuance, all names together, after the change. */
  readonly after: number;
  /** after / before - 1; null where nothing was earned before. */
  readonly gain: number | null;
}

/**
 * Sybil test: one operator goes under `names` names, each with an equal part of its work and stake. A rule under which
 * the gain is above zero pays for names, not for work or stake.
 *
 * A validator's names all validate; those who delegated to it stay with the first. Names cost nothing here.
 *
 * @param pay expected pay of the standing, where it is known already
 * @source Douceur, The Sybil Attack, IPTPS 2002; the property is "Sybil-proofness" in Chen, Papadimitriou, Roughgarden,
 * An Axiomatic Approach to Block Rewards, AFT 2019
 */
export function computeSplitGain(
  trial: PayTrial,
  standing: Standing,
  party: number,
  names: number,
  pay: Float64Array = computeExpectedPay(trial, standing),
): IdentityGain {
  const before = pay[party]!;
  const size = standing.work.length;
  const after = computeExpectedPay(trial, splitParty(standing, party, names));
  let together = after[party]!;
  for (let name = size; name < size + names - 1; name++) together += after[name]!;
  return describeGain(before, together);
}

/**
 * Collusion test for caps: several parties that pass for strangers turn out to be one. The gain is what they earn as
 * strangers over what they would earn as one, less 1: above zero, the rule's caps can be walked around.
 */
export function computeMergeLoss(
  trial: PayTrial,
  standing: Standing,
  parties: readonly number[],
  apart: Float64Array = computeExpectedPay(trial, standing),
): IdentityGain {
  const together = parties.reduce((sum, party) => sum + apart[party]!, 0);
  const merged = computeExpectedPay(trial, mergeParties(standing, parties))[parties[0]!]!;
  return describeGain(merged, together);
}

/** Gains below this are what adding up in doubles leaves. */
const SMALLEST_GAIN = 1e-9;

function describeGain(before: number, after: number): IdentityGain {
  if (!(before > 0)) return { before, after, gain: null };
  const gain = after / before - 1;
  return { before, after, gain: Math.abs(gain) < SMALLEST_GAIN ? 0 : gain };
}

/** The same world with one party under `names` names: itself and `names` - 1 new ones at the end. */
function splitParty(standing: Standing, party: number, names: number): Standing {
  const size = standing.work.length;
  const grow = (column: Float64Array) => Float64Array.from({ length: size + names - 1 }, (_, i) => column[i] ?? 0);
  const [work, stake] = [grow(standing.work), grow(standing.stake)];
  const validatorOf = Int32Array.from({ length: work.length }, (_, index) => standing.validatorOf[index] ?? index);
  const part = Math.floor(stake[party]! / names);
  const validates = standing.validatorOf[party] === party;
  for (let name = size; name < work.length; name++) {
    work[name] = standing.work[party]! / names;
    stake[name] = part;
    validatorOf[name] = validates ? name : standing.validatorOf[party]!;
  }
  work[party] = standing.work[party]! / names;
  stake[party] = standing.stake[party]! - part * (names - 1);
  return { work, stake, validatorOf };
}

/** The same world with all of `parties` in the place of the first of them; the others are left with nothing. */
function mergeParties(standing: Standing, parties: readonly number[]): Standing {
  const [work, stake] = [standing.work.slice(), standing.stake.slice()];
  const validatorOf = standing.validatorOf.slice();
  const [first, ...others] = parties;
  for (const party of others) {
    work[first!]! += work[party]!;
    stake[first!]! += stake[party]!;
    work[party] = 0;
    stake[party] = 0;
  }
  for (let party = 0; party < validatorOf.length; party++) {
    if (others.includes(validatorOf[party]!)) validatorOf[party] = first!;
  }
  return { work, stake, validatorOf };
}
