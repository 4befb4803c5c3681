import { randomNormal } from "d3";
import type { Epoch } from "../epoch-rule.ts";
import type { SubnetPeople } from "./subnet-people.ts";

export interface Scoring {
  /** Standard deviation of the logarithm of measured over true work. */
  readonly noise: number;
  /** Part of its weight that a validator gives to its own miners, where it has any. */
  readonly selfDealingShare: number;
}

/**
 * Weights of every validator on every miner, row after row; each row adds up to 1. A validator weighs miners by work,
 * times exp(noise * normal) drawn for each pair; of this it gives (1 - s), and s to its own miners by their true work.
 * Weights are not cut to 16 bits, as the chain does.
 */
export function computeScores(epoch: Epoch, people: SubnetPeople, scoring: Scoring): Float64Array {
  const { validators, miners } = people;
  const weights = new Float64Array(validators.length * miners.length);
  const work = Float64Array.from(miners, (party) => epoch.work[party]!);
  const most = work.reduce((maximum, value) => Math.max(maximum, value), 0);
  const draw = scoring.noise > 0 ? randomNormal.source(epoch.random)(0, scoring.noise) : undefined;
  for (let row = 0; row < validators.length; row++) {
    const at = row * miners.length;
    for (let column = 0; column < miners.length; column++) {
      // Over the most, so that sums of extreme work stay finite.
      weights[at + column] = (work[column]! / most) * (draw === undefined ? 1 : Math.exp(draw()));
    }
    scaleToSum(weights.subarray(at, at + miners.length), 1);
  }
  if (scoring.selfDealingShare > 0) dealToOwn(weights, epoch, people, scoring.selfDealingShare);
  return weights;
}

function dealToOwn(weights: Float64Array, epoch: Epoch, { validators, miners }: SubnetPeople, share: number): void {
  const own = new Float64Array(miners.length);
  for (let row = 0; row < validators.length; row++) {
    for (let column = 0; column < miners.length; column++) {
      const party = miners[column]!;
      const isOwn = party === validators[row] || epoch.validatorOf[party] === validators[row];
      own[column] = isOwn ? epoch.work[party]! : 0;
    }
    if (!own.some((work) => work > 0)) continue;
    scaleToSum(own, share);
    const at = row * miners.length;
    for (let column = 0; column < miners.length; column++) {
      weights[at + column] = (1 - share) * weights[at + column]! + own[column]!;
    }
  }
}

function scaleToSum(values: Float64Array, wanted: number): void {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  if (sum === 0) return;
  for (let index = 0; index < values.length; index++) values[index] = (values[index]! / sum) * wanted;
}
