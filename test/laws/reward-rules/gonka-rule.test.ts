import test from "ava";
import fc from "fast-check";
import { createStream } from "../../../sim/engine/random-stream.ts";
import type { Epoch } from "../../../sim/reward-rules/epoch-rule.ts";
import { gonka } from "../../../sim/reward-rules/gonka/gonka-rule.ts";
import { checkRule } from "../../../sim/reward-rules/laws/check-rule.ts";
import { createParameters, createSmallEpoch } from "./small-epoch.ts";

const COIN = 1e6;
const EPOCH_SECONDS = 15_391 * 5.41;
/** Work of an epoch that counts as one unit of weight at the default coefficient. */
const WORK_PER_WEIGHT = EPOCH_SECONDS / 152.4 / 0.3024;

function settle(work: readonly number[], given: Partial<Epoch> = {}, parameters = {}, choices = {}) {
  const epoch = createSmallEpoch(Array<number>(work.length).fill(0), {
    work: Float64Array.from(work, (weight) => weight * WORK_PER_WEIGHT * (1 + 1e-12)),
    seconds: EPOCH_SECONDS,
    scheduledIssuance: 1_000_000,
    unitsPerCoin: COIN,
    ...given,
  });
  const rule = createParameters(gonka, parameters, choices);
  return gonka.settle(epoch, gonka.createMemory(rule, work.length), rule);
}

test("the laws hold with hosts that miss requests, fail confirmations, deposit coins and stand alone", (t) => {
  for (const parameters of [
    { requestsPerHost: 500, missRate: 0.12 },
    { confirmedShare: 0.4 },
    { confirmedShare: 0.9, powerCapShare: 0.05 },
    { epochsBefore: 402, collateralCoinsPerWeight: 0.0625 },
    { validationsPerInference: 3.5 },
    { vestingSettlements: 1, firstEpochRewardCoins: 1e6 },
  ]) {
    for (const choices of [
      {},
      { emission: "own" },
      { collateral: "staked" },
      { emission: "own", collateral: "staked" },
    ]) {
      t.is(checkRule(gonka, createParameters(gonka, parameters, choices)), null, JSON.stringify([parameters, choices]));
    }
  }
});

test("pay is pro rata to nonces, but for what is cut above 30 %, and the first cap's cut goes to the others", (t) => {
  const { settlement } = settle([100, 200, 300, 400, 500]);
  const workers = [...settlement.payouts.workers!];
  // 500 of 1500 is above 30 %: the cap is trunc(0.3 * 1000 / 0.7) = 428.
  const total = 1000 + 428;
  t.deepEqual(
    workers,
    [100, 200, 300, 400, 428].map((weight) => Math.floor((1e6 * weight) / total)),
  );
  t.is(settlement.treasury, 1e6 - workers.reduce((sum, pay) => sum + pay, 0));
  t.is(settlement.vestingSettlements, 180);
});

test("the own schedule pays 266,854 coins in epoch 403, falls by q and stops at the cap", (t) => {
  const own = { emission: "own" };
  const at = (index: number) => settle([1, 1, 1, 1], { index }, { epochsBefore: 402 }, own).settlement.issued / COIN;
  t.is(Math.floor(at(0)), 266_854);
  t.true(Math.abs(at(1) / at(0) - 0.9995251127946402) < 1e-9);
  const capped = settle([1, 1, 1, 1], {}, { subsidyCapCoins: 1000.5 }, own);
  t.is(capped.settlement.issued, 1000.5 * COIN);
  const rule = createParameters(gonka, { subsidyCapCoins: 1000.5 }, own);
  const after = gonka.settle(createSmallEpoch([0], { unitsPerCoin: COIN }), capped.memory, rule);
  t.is(after.settlement.issued, 0);
});

test("what confirmation does not find goes to the treasury, and nobody is paid below alpha", (t) => {
  const most = settle([100, 100, 100, 100], {}, { confirmedShare: 0.9 }).settlement;
  t.deepEqual([...most.payouts.workers!], [225_000, 225_000, 225_000, 225_000]);
  t.is(most.treasury, 100_000);
  const few = settle([100, 100, 100, 100], {}, { confirmedShare: 0.45 }).settlement;
  t.is(few.treasury, 1_000_000);
});

test("failed confirmation slashes a tenth of the required collateral, and collateral less than required cuts weight", (t) => {
  const staked = { collateral: "staked" };
  const parameters = { epochsBefore: 402, collateralCoinsPerWeight: 1 };
  const stake = Float64Array.of(1000 * COIN, 40 * COIN, 0, 80 * COIN);
  const failed = settle(
    [100, 100, 100, 100],
    { stake },
    { ...parameters, powerCapShare: 1, confirmedShare: 0.4 },
    staked,
  ).settlement;
  // Weights: 100, 60, 20, 100; required: 80 % of them; base: the lesser of that and the deposit.
  t.deepEqual([...failed.slashed!], [8 * COIN, 4 * COIN, 0, 8 * COIN]);
  const paid = settle([100, 100, 100, 100], { stake }, { ...parameters, powerCapShare: 1 }, staked).settlement;
  t.deepEqual(
    [...paid.payouts.workers!],
    [100, 60, 20, 100].map((weight) => Math.floor((1e6 * weight) / 280)),
  );
});

test("hashes, whose weights pass 2^53, are paid by the same shares as nonces", (t) => {
  const few = settle([10_000, 20_000, 30_000, 25_000, 15_000]).settlement.payouts.workers!;
  const many = settle([1e22, 2e22, 3e22, 2.5e22, 1.5e22]).settlement.payouts.workers!;
  for (const [host, pay] of few.entries()) t.true(Math.abs(many[host]! - pay) <= 1);
});

test("fees go to executors and validators by weight, and to the treasury where nobody serves", (t) => {
  const { payouts, treasury } = settle(
    [100, 300, 0],
    { fees: 1000, scheduledIssuance: 0 },
    { validationsPerInference: 1, powerCapShare: 1 },
  ).settlement;
  t.deepEqual([...payouts.workers!], [125, 375, 0]);
  t.deepEqual([...payouts.validators!], [125, 375, 0]);
  t.is(treasury, 0);
  t.is(settle([0, 0], { fees: 1000, scheduledIssuance: 5 }).settlement.treasury, 1005);
});

test("hosts that miss more than the network lose their reward to the treasury, fewer the laxer the network", (t) => {
  const hosts = Array<number>(40).fill(100);
  const pay = (missRate: number) => {
    const random = createStream("gonka", "misses");
    const { settlement } = settle(hosts, { random }, { requestsPerHost: 200, missRate });
    return [...settlement.payouts.workers!].filter((paid) => paid > 0).length;
  };
  t.is(pay(0), 40);
  t.is(pay(0.05), 40);
  // Judged at 10 %: 26 misses of 200 are tolerated.
  t.true(pay(0.079) > 35);
  // 20 % and the margin of 2 are judged at 30 %; from 48 % on nobody is.
  t.is(pay(0.2), 40);
  t.is(pay(0.9), 40);
});

test("money is never made: paid + treasury = issued + fees + slashed on drawn markets", (t) => {
  const party = fc.record({
    work: fc.oneof(fc.constantFrom(0, 1, 1e15, 1e25), fc.double({ min: 0, max: 1e6, noNaN: true })),
    stake: fc.oneof(fc.constantFrom(0, 1, 1e15), fc.nat({ max: 1e9 })),
  });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const words = fc.record({
    emission: fc.constantFrom("own", "scheduled"),
    collateral: fc.constantFrom("funded", "staked"),
  });
  fc.assert(
    fc.property(
      fc.array(party, { minLength: 1, maxLength: 9 }),
      share,
      share,
      words,
      fc.nat({ max: 2 ** 31 - 1 }),
      (parties, confirmedShare, missRate, choices, issuance) => {
        const { settlement } = settle(
          parties.map(({ work }) => work),
          { stake: Float64Array.from(parties, ({ stake }) => stake), scheduledIssuance: issuance, fees: 1e15 },
          { confirmedShare, missRate, requestsPerHost: 100, epochsBefore: 402 },
          choices,
        );
        const total = (amounts: Float64Array) => amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
        const { payouts, treasury, issued, fees, slashed } = settlement;
        const placed = total(payouts.workers!) + total(payouts.validators!) + BigInt(treasury);
        t.is(placed, BigInt(issued) + BigInt(fees) + total(slashed!));
      },
    ),
    { seed: 403, numRuns: 200 },
  );
});
