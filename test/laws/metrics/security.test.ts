import assert from "node:assert/strict";
import test from "ava";
import fc from "fast-check";
import {
  computeCaptureChance,
  computeCorruptedNeeded,
  countSeatsAbove,
} from "../../../sim/metrics/security/committee.ts";
import { computeIdentitiesPastCap } from "../../../sim/metrics/security/identities.ts";
import { computeBoostedMultiple, computeOutsideMultiple } from "../../../sim/metrics/security/outside-share.ts";
import { computeRetargetDays } from "../../../sim/metrics/security/recovery.ts";
import { computeWorkTakeover } from "../../../sim/metrics/security/work-takeover.ts";
import { computePaymentFor } from "../../../sim/theory/constant-product.ts";

test("what is added from outside makes the share that was asked for, with guardians too", (t) => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.7, noNaN: true }),
      fc.double({ min: 0, max: 0.4, noNaN: true }),
      (share, boost) => {
        const added = computeOutsideMultiple(share);
        assert.ok(Math.abs(added / (1 + added) - share) < 1e-12);
        const guarded = computeBoostedMultiple(share, boost);
        if (guarded === Infinity) return;
        // The attacker's part of all power: his own over all work and what guardians get on top of it.
        assert.ok(Math.abs(guarded / ((1 + guarded) * (1 + boost)) - share) < 1e-9);
      },
    ),
    { seed: 31 },
  );
  t.is(computeBoostedMultiple(0.9, 0.4), Infinity);
});

test("a takeover costs what its machines cost, and rent at no premium is what the blocks bring", (t) => {
  const network = {
    workPerSecond: 1e20,
    revenueUsdPerDay: 4e7,
    machine: { workPerSecond: 2e14, powerWatts: 3500, priceUsd: 3000 },
    electricityUsdPerKwh: 0.05,
    powerUsageEffectiveness: 1.2,
    rentalPremium: 1,
  };
  const half = computeWorkTakeover(network, 0.5);
  t.is(half.machines, 500_000);
  t.is(half.hardwareUsd, 1.5e9);
  t.is(half.powerWatts, 2.1e9);
  t.true(Math.abs(half.electricityUsdPerDay - 2.1e6 * 24 * 0.05) < 1e-6);
  t.is(half.rentalUsdPerDay, half.rewardUsdPerDay);
  t.is(computeWorkTakeover({ ...network, rentalPremium: 1.5 }, 0.5).rentalUsdPerDay, 6e7);
});

test("identities past a cap are the fewest that hold more than the share", (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 100 }), (share, cap) => {
      const identities = computeIdentitiesPastCap(share / 100, cap / 100);
      assert.ok(identities * cap > share);
      assert.ok((identities - 1) * cap <= share);
    }),
    { seed: 32, numRuns: 1000 },
  );
  t.is(computeIdentitiesPastCap(2 / 3, 0.3), 3);
  t.is(computeIdentitiesPastCap(0.6, 0.3), 3);
});

test("the chance to capture a committee is that of counting every draw", (t) => {
  const choose = (from: number, take: number): number =>
    take === 0 ? 1 : take > from ? 0 : (choose(from - 1, take - 1) * from) / take;
  for (const [population, corrupted, members] of [
    [10, 4, 5],
    [20, 15, 7],
    [30, 1, 3],
    [12, 12, 6],
  ] as const) {
    for (let seats = 0; seats <= members + 1; seats++) {
      let expected = 0;
      for (let held = seats; held <= members; held++) {
        expected += choose(corrupted, held) * choose(population - corrupted, members - held);
      }
      expected /= choose(population, members);
      const found = computeCaptureChance({ population, corrupted, members }, seats);
      t.true(
        Math.abs(found - expected) < 1e-12,
        `${population} ${corrupted} ${members} ${seats}: ${found}, ${expected}`,
      );
    }
  }
});

test("the fewest corrupted are enough, and one fewer is not; seats are more than the fraction", (t) => {
  for (const chance of [1e-6, 0.001, 0.5]) {
    const committee = { population: 2000, members: 64 };
    const seats = countSeatsAbove(64, 1 / 2);
    t.is(seats, 33);
    const corrupted = computeCorruptedNeeded(committee, seats, chance);
    t.true(computeCaptureChance({ ...committee, corrupted }, seats) >= chance);
    t.true(computeCaptureChance({ ...committee, corrupted: corrupted - 1 }, seats) < chance);
  }
  t.is(countSeatsAbove(3, 2 / 3), 3);
});

test("difficulty fits again after one slow window, or after more where four times is not enough", (t) => {
  t.true(Math.abs(computeRetargetDays(0.5, 2016, 144) - 28) < 1e-9);
  t.true(Math.abs(computeRetargetDays(0.75, 2016, 144) - 56) < 1e-9);
  // Down to a tenth: 140 days, then 2.5 times the interval is left: 35 days.
  t.true(Math.abs(computeRetargetDays(0.9, 2016, 144) - 175) < 1e-9);
  // Half a window at half the work, then a window a third too slow.
  t.true(Math.abs(computeRetargetDays(0.5, 1008, 144) - (14 + 14 / (0.5 * 1.5))) < 1e-9);
});

test("a payment into a pool takes out what was asked for, and no payment takes it all", (t) => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.99, noNaN: true }), (part) => {
      const [reserveIn, reserveOut] = [500, 2000];
      const payment = computePaymentFor(part * reserveOut, reserveIn, reserveOut);
      const left = (reserveIn * reserveOut) / (reserveIn + payment);
      assert.ok(Math.abs(reserveOut - left - part * reserveOut) < 1e-6);
    }),
    { seed: 33 },
  );
  t.is(computePaymentFor(2000, 500, 2000), Infinity);
});
