import test from "ava";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { bittensor } from "../../../sim/reward-rules/bittensor/bittensor-rule.ts";
import {
  computeEmissionOfBlocks,
  computeHalvingThreshold,
} from "../../../sim/reward-rules/bittensor/block-emission.ts";
import type { Epoch } from "../../../sim/reward-rules/epoch-rule.ts";
import type { Settlement } from "../../../sim/reward-rules/settlement.ts";
import { createParameters, createSmallEpoch } from "./small-epoch.ts";

const ISSUED = 1e12;

/** Two miners and two validators with a delegator each; the rest of the epoch as told. */
function createEpoch(told: Partial<Epoch> = {}): Epoch {
  return createSmallEpoch([0, 0, 6e9, 3e9, 1e9, 0], {
    work: Float64Array.of(3, 1, 0, 0, 0, 0),
    validatorOf: Int32Array.of(0, 1, 2, 3, 3, 5),
    scheduledIssuance: ISSUED,
    ...told,
  });
}

function settle(epoch: Epoch, parameters = {}, choices = {}): Settlement {
  const rule = createParameters(bittensor, parameters, choices);
  return bittensor.settle(epoch, bittensor.createMemory(rule, epoch.work.length), rule).settlement;
}

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}

test("owners get 18 %, miners 41 % by work, stake 41 % pro rata, of which validators keep 18 %", (t) => {
  const { payouts, elsewhere, burned } = settle(createEpoch());
  const near = (found: number, part: number) => t.true(Math.abs(found / ISSUED - part) < 1e-5, `${found} ${part}`);
  near(elsewhere!.owners!, 0.18);
  near(sum(payouts.workers!), 0.41);
  near(sum(payouts.validators!), 0.41 * 0.18);
  near(sum(payouts.stakers!), 0.41 * 0.82);
  near(payouts.workers![0]!, 0.41 * 0.75);
  near(payouts.stakers![2]!, 0.41 * 0.82 * 0.6);
  near(payouts.stakers![4]!, 0.41 * 0.82 * 0.1);
  near(payouts.validators![3]!, 0.41 * 0.18 * 0.4);
  t.is(burned, 0);
});

test("the simulated subnet gets its share, and the others are paid elsewhere by role", (t) => {
  const { payouts, elsewhere, burned } = settle(createEpoch(), { subnetShare: 0.128, othersBurned: 0.02 });
  const whole = settle(createEpoch());
  t.true(Math.abs(sum(payouts.workers!) / sum(whole.payouts.workers!) - 0.128) < 1e-6);
  const workers = 0.41 * 0.872;
  t.true(Math.abs(elsewhere!.workers! / ISSUED - workers * 0.98) < 1e-5);
  t.true(Math.abs(burned / ISSUED - workers * 0.02) < 1e-5);
  // Two cuts are rounded down where the whole has one.
  t.true(whole.elsewhere!.owners! - elsewhere!.owners! <= 1);
});

test("root holders get their part of the stakers' pot less the take, elsewhere", (t) => {
  const rooted = settle(createEpoch(), { rootProportion: 0.135 });
  t.true(Math.abs(rooted.elsewhere!.stakers! / ISSUED - 0.41 * 0.135 * 0.82) < 1e-5);
  t.true(Math.abs(sum(rooted.payouts.stakers!) / ISSUED - 0.41 * 0.865 * 0.82) < 1e-5);
  t.true(Math.abs(sum(rooted.payouts.validators!) / ISSUED - 0.41 * 0.18) < 1e-5);
});

test("without miners stake gets the miners' pot, without validators all pots are burned", (t) => {
  const idle = settle(createEpoch({ work: new Float64Array(6) }));
  t.true(Math.abs((sum(idle.payouts.stakers!) + sum(idle.payouts.validators!)) / ISSUED - 0.82) < 1e-5);
  const unstaked = settle(createEpoch({ stake: new Float64Array(6) }));
  t.is(sum(unstaked.payouts.workers!) + sum(unstaked.payouts.stakers!), 0);
  t.is(unstaked.burned + unstaked.elsewhere!.owners!, ISSUED);
});

test("burned incentive is taken from miners alone, and fees are shared out like emission", (t) => {
  const plain = settle(createEpoch());
  const burning = settle(createEpoch(), { minersBurned: 1 });
  t.is(sum(burning.payouts.workers!), 0);
  t.is(burning.burned, sum(plain.payouts.workers!));
  t.deepEqual(burning.payouts.stakers, plain.payouts.stakers);
  const fees = settle(createEpoch({ scheduledIssuance: ISSUED / 2, fees: ISSUED / 2 }));
  t.deepEqual(fees.payouts, plain.payouts);
  t.is(settle(createEpoch({ fees: 1000 }), { feeBurnShare: 1 }).burned, 1000);
});

test("own emission is a TAO a block, halved by what exists, at the block that passes the threshold", (t) => {
  const unitsPerCoin = 1e6;
  const own = (supply: number) =>
    settle(createEpoch({ supply, unitsPerCoin, seconds: 4320 }), {}, { emission: "own" }).issued;
  t.is(own(0), 360e6);
  t.is(own(11e12), 180e6);
  const threshold = computeHalvingThreshold(1, unitsPerCoin);
  t.is(own(threshold - 100e6), 100e6 + 130e6);
  t.is(own(threshold - 100e6), computeEmissionOfBlocks(threshold - 100e6, 360, unitsPerCoin));
  t.is(own(21e12), 0);
});

test("a self-dealing validator below kappa lifts its miner by less than above it", (t) => {
  // Party 1 mines for validator 3, which has `stake` of 10.
  const paidTo = (stake: number, selfDealingShare: number) => {
    const epoch = createEpoch({
      stake: Float64Array.of(0, 0, (10 - stake) * 1e9, stake * 1e9, 0, 0),
      validatorOf: Int32Array.of(0, 3, 2, 3, 4, 5),
    });
    const { workers } = settle(epoch, { selfDealingShare }).payouts;
    return workers![1]! / sum(workers!);
  };
  t.true(Math.abs(paidTo(4, 0) - 0.25) < 1e-9);
  t.true(paidTo(4, 1) < 0.4 && paidTo(4, 0.5) <= paidTo(4, 1));
  t.true(Math.abs(paidTo(6, 1) - 1) < 1e-9);
});

test("noise of the validators' scores is fair: over many epochs each miner gets its share of work within z = 4", (t) => {
  const random = createStream("bittensor", "noise");
  const epochs = 2500;
  const shares = Array.from({ length: epochs }, () => {
    const { workers } = settle(createEpoch({ random, work: Float64Array.of(1, 1, 0, 0, 0, 0) }), {
      scoreNoise: 0.3,
    }).payouts;
    return workers![0]! / sum(workers!);
  });
  const mean = sum(shares) / epochs;
  const sd = Math.sqrt(sum(shares.map((share) => (share - mean) ** 2)) / (epochs - 1));
  t.true(sd > 0.01);
  // A bias of 2 % would be seen.
  t.true((4 * sd) / Math.sqrt(epochs) < 0.01);
  t.true(Math.abs(mean - 0.5) < (4 * sd) / Math.sqrt(epochs));
});

test("bonds follow people: newcomers begin without, and a validator that joins late earns less under Yuma 3", (t) => {
  const rule = createParameters(bittensor, {}, { yuma: "yuma3" });
  let memory = bittensor.createMemory(rule, 6);
  const early = createEpoch({
    stake: Float64Array.of(0, 0, 5e9, 0, 0, 0),
    validatorOf: Int32Array.of(0, 1, 2, 3, 4, 5),
  });
  for (let index = 0; index < 10; index++) ({ memory } = bittensor.settle({ ...early, index }, memory, rule));
  const both = createEpoch({
    stake: Float64Array.of(0, 0, 5e9, 5e9, 0, 0),
    validatorOf: Int32Array.of(0, 1, 2, 3, 4, 5),
  });
  const paid: number[] = [];
  for (let index = 10; index < 80; index++) {
    const outcome = bittensor.settle({ ...both, index }, memory, rule);
    ({ memory } = outcome);
    paid.push(outcome.settlement.payouts.stakers![3]! / sum(outcome.settlement.payouts.stakers!));
  }
  t.true(paid[0]! < 0.15 && paid.at(-1)! > 0.49);
  t.true(paid.every((share, index) => index === 0 || share >= paid[index - 1]! - 1e-4));
});

test("places are few: the largest validators and miners have them", (t) => {
  const parties = 20;
  const epoch = createSmallEpoch(
    Array.from({ length: parties }, (_, party) => (party < 10 ? 1e9 + party : 0)),
    {
      work: Float64Array.from({ length: parties }, (_, party) => (party >= 10 ? party : 0)),
      scheduledIssuance: ISSUED,
    },
  );
  const { payouts } = settle(epoch, { maxUids: 7, maxValidators: 3 });
  const paid = (amounts: Float64Array) => [...amounts.keys()].filter((party) => amounts[party]! > 0);
  t.deepEqual(paid(payouts.stakers!), [7, 8, 9]);
  t.deepEqual(paid(payouts.workers!), [16, 17, 18, 19]);
});
