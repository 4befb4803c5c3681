import test from "ava";
import fc from "fast-check";
import { computeAdaptiveMissRate } from "../../../sim/reward-rules/gonka/adaptive-miss-rate.ts";
import {
  computeCollateralWeight,
  computeRequiredCollateral,
  mainnetCollateralRule,
} from "../../../sim/reward-rules/gonka/collateral-weight.ts";
import { computeDelegatedWeight, mainnetDelegationRates } from "../../../sim/reward-rules/gonka/delegation.ts";
import {
  computeEffectiveCoefficient,
  computeNextCoefficient,
  createCoefficientState,
  defaultCoefficientRule,
} from "../../../sim/reward-rules/gonka/dynamic-coefficient.ts";
import { computeEpochEmission, computePaidEmission, DECAY_RATE } from "../../../sim/reward-rules/gonka/emission.ts";
import { computeEpochSplit, computePaidWeights } from "../../../sim/reward-rules/gonka/epoch-split.ts";
import { compareDecimals, parseDecimal, renderDecimal } from "../../../sim/reward-rules/gonka/exact-decimal.ts";
import { computeFeeAdjustments } from "../../../sim/reward-rules/gonka/fee-sharing.ts";
import { computeCriticalMisses, tabledMissRates } from "../../../sim/reward-rules/gonka/missed-requests.ts";
import { multiplyDivide } from "../../../sim/reward-rules/gonka/multiply-divide.ts";
import { isPocAccepted } from "../../../sim/reward-rules/gonka/poc-vote.ts";
import { computeCappedWeights, computePowerCap, getPowerCapShare } from "../../../sim/reward-rules/gonka/power-cap.ts";
import { computeSha256 } from "../../../sim/reward-rules/gonka/sha256.ts";
import { computeSlash } from "../../../sim/reward-rules/gonka/slashing.ts";
import { computeCappedRewards } from "../../../sim/reward-rules/gonka/supply-cap.ts";
import { computeNextPrice, mainnetPriceRule } from "../../../sim/reward-rules/gonka/token-price.ts";
import { computeMinValidationAverage, mainnetTraffic } from "../../../sim/reward-rules/gonka/validation-average.ts";
import { computeVestingSchedule } from "../../../sim/reward-rules/gonka/vesting-schedule.ts";

const options = { seed: 403, numRuns: 300 };

const weight = fc.oneof(
  fc.constantFrom(0, 1, 2, 1000, 2 ** 46),
  fc.nat({ max: 100 }),
  fc.nat({ max: 1e6 }),
  fc.maxSafeNat().map((large) => large % 2 ** 46),
);
const weights = fc.oneof(
  fc.array(weight, { minLength: 1, maxLength: 12 }),
  // Ties, and one host with everything.
  fc.tuple(weight, fc.integer({ min: 1, max: 12 })).map(([one, hosts]) => Array<number>(hosts).fill(one)),
  fc.tuple(weight, fc.nat({ max: 5 })).map(([one, zeros]) => [...Array<number>(zeros).fill(0), one]),
);
const amount = fc.oneof(
  fc.constantFrom(0, 1, 1e15, 323e12, Number.MAX_SAFE_INTEGER),
  fc.maxSafeNat(),
  fc.nat({ max: 99 }),
);
const big = amount.map(BigInt);

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + BigInt(value), 0n);

test("a product is divided exactly, whatever its size", (t) => {
  const divisor = fc.oneof(
    fc.integer({ min: 1, max: 100 }),
    fc.maxSafeNat().map((large) => 1 + (large % 2 ** 50)),
  );
  fc.assert(
    fc.property(fc.maxSafeNat(), amount, divisor, (part, total, whole) => {
      const factor = part % (whole + 1);
      t.is(BigInt(multiplyDivide(factor, total, whole)), (BigInt(factor) * BigInt(total)) / BigInt(whole));
    }),
    { ...options, numRuns: 3000 },
  );
});

test("rewards and governance add up to the emission, nobody gets more than its part of the full weight", (t) => {
  fc.assert(
    fc.property(weights, amount, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (full, emission, kept) => {
      const confirmed = Float64Array.from(full, (one, host) => Math.floor(one * (kept[host] ?? 1)));
      const active = Uint8Array.from(full, (one, host) => Number(one > 0 && (kept[host] ?? 1) > 0.2));
      const hosts = { weights: Float64Array.from(full), confirmed, active };
      const paid = computePaidWeights(hosts, 0.3);
      const split = computeEpochSplit(emission, paid, hosts.weights);
      t.is(sum(split.rewards) + BigInt(split.governance), BigInt(emission));
      t.true(split.governance >= 0);
      const total = sum(full);
      for (const [host, reward] of split.rewards.entries()) {
        t.is(BigInt(reward), total === 0n ? 0n : (BigInt(emission) * BigInt(paid[host]!)) / total);
        t.true(paid[host]! <= confirmed[host]! && (active[host] === 1 || reward === 0));
      }
    }),
    options,
  );
});

test("the denominator is the full weight: what one host loses, no other gains", (t) => {
  const full = Float64Array.of(100, 300, 500, 100, 200, 300);
  const all = computeEpochSplit(1_000_000, full, full);
  const without = computeEpochSplit(
    1_000_000,
    full.map((one, host) => (host === 2 ? 0 : one)),
    full,
  );
  for (const host of [0, 1, 3, 4, 5]) t.is(without.rewards[host], all.rewards[host]!);
  t.is(without.governance, all.governance + all.rewards[2]!);
});

/** The cap by trial: the largest whole weight at which nobody is above the share of the total. */
function findCap(full: readonly number[], share: number): bigint {
  const { digits, places } = parseDecimal(share);
  const scale = 10n ** BigInt(places);
  let low = 0n;
  let high = full.reduce((most, one) => (BigInt(one) > most ? BigInt(one) : most), 0n);
  while (low < high) {
    const cap = (low + high + 1n) / 2n;
    const total = full.reduce((partial, one) => partial + (BigInt(one) < cap ? BigInt(one) : cap), 0n);
    if (cap * scale <= digits * total) low = cap;
    else high = cap - 1n;
  }
  return low;
}

test("the power cap is the largest that leaves nobody above the share, and is kept", (t) => {
  fc.assert(
    fc.property(weights, fc.constantFrom(0.3, 0.25, 0.5, 0.4), (full, asked) => {
      const share = getPowerCapShare(full.length, asked);
      if (full.length < 2 || share * full.length < 1) return;
      const cap = computePowerCap(Float64Array.from(full), share);
      const most = Math.max(...full);
      t.is(BigInt(Math.min(cap, most)), findCap(full, share), `${full.join()} at ${share}`);
      const capped = computeCappedWeights(Float64Array.from(full), asked);
      const { digits, places } = parseDecimal(share);
      const total = sum(capped);
      for (const one of capped) t.true(BigInt(one) * 10n ** BigInt(places) <= digits * total);
    }),
    { ...options, numRuns: 2000 },
  );
});

test("capping twice is capping once up to the cap's truncation, and order does not matter", (t) => {
  fc.assert(
    fc.property(weights, (full) => {
      const once = computeCappedWeights(Float64Array.from(full));
      t.deepEqual([...computeCappedWeights(Float64Array.from(full.toReversed()))], [...once].toReversed());
      const twice = computeCappedWeights(once);
      for (const [host, one] of once.entries()) t.true(one - twice[host]! <= 1 && twice[host]! <= one);
    }),
    options,
  );
});

test("emission falls every epoch, halves after 1459.3 and adds up to 680,161,513 coins", (t) => {
  const first = 323_000n * 10n ** 9n;
  let before = first;
  for (const epochs of [1, 2, 402, 1459, 1460, 10_000]) {
    const emission = computeEpochEmission(first, DECAY_RATE, epochs);
    t.true(emission < before);
    before = emission;
  }
  t.true(computeEpochEmission(first, DECAY_RATE, 1459) > first / 2n);
  t.true(computeEpochEmission(first, DECAY_RATE, 1460) < first / 2n);
  const coins = 323_000 / (1 - 0.9995251127946402);
  t.true(Math.abs(coins - 680_161_513) < 1);
  let paid = 0n;
  for (let epoch = 0; epoch < 100; epoch++) paid += computeEpochEmission(first, DECAY_RATE, epoch);
  const closed = computePaidEmission(first, DECAY_RATE, 100);
  t.true(closed - paid >= 0n && closed - paid < 100n);
});

test("under the supply cap minted = paid + governance, and the cap is never passed", (t) => {
  fc.assert(
    fc.property(fc.array(big, { maxLength: 8 }), big, big, big, (rewards, extra, paid, cap) => {
      const emission = rewards.reduce((total, reward) => total + reward, extra);
      const capped = computeCappedRewards(emission, rewards, paid, cap);
      t.is(
        capped.rewards.reduce((total, reward) => total + reward, capped.governance),
        capped.minted,
      );
      t.true(capped.governance >= 0n && capped.minted >= 0n);
      t.true(paid + capped.minted <= (paid > cap ? paid : cap));
    }),
    options,
  );
});

test("collateral: more never counts less, the required one counts in full, none counts the base ratio", (t) => {
  fc.assert(
    fc.property(fc.nat({ max: 1e7 }), fc.nat({ max: 1e8 }), fc.nat({ max: 1e6 }), (units, deposit, more) => {
      const whole = BigInt(units);
      const count = (collateral: bigint) => computeCollateralWeight(whole, collateral, mainnetCollateralRule);
      t.true(count(BigInt(deposit + more)) >= count(BigInt(deposit)));
      t.is(count(computeRequiredCollateral(whole, mainnetCollateralRule) + 1n), whole);
      t.is(count(0n), whole / 5n);
    }),
    options,
  );
});

test("delegation keeps weight but for the penalty, whatever the number of models", (t) => {
  const models = fc.nat({ max: 12 });
  fc.assert(
    fc.property(big, models, models, models, (whole, refused, ignored, delegated) => {
      const { kept, transferred } = computeDelegatedWeight(
        whole,
        { refused, ignored, delegated },
        mainnetDelegationRates,
      );
      const permille = Math.min(1000, 100 * refused + 150 * ignored);
      t.is(kept + transferred, whole - (whole * BigInt(permille)) / 1000n);
      t.true(kept >= 0n && transferred >= 0n);
    }),
    options,
  );
});

test("slashing loses nothing: what is taken and what is left make the deposit", (t) => {
  fc.assert(
    fc.property(big, big, big, fc.double({ min: 0, max: 1, noNaN: true }), (active, unbonding, required, fraction) => {
      const after = computeSlash({ active, unbonding }, required, fraction);
      t.is(after.active + after.unbonding + after.slashed, active + unbonding);
      t.true(after.active >= 0n && after.unbonding >= 0n && after.slashed >= 0n);
    }),
    options,
  );
});

test("the floor of the price is absorbing: from below 50 no load ever raises it", (t) => {
  const load = fc.double({ min: 0, max: 10, noNaN: true });
  fc.assert(
    fc.property(fc.nat({ max: 49 }), fc.array(load, { maxLength: 50 }), (start, loads) => {
      let price = BigInt(Math.max(1, start));
      for (const utilisation of loads) {
        const next = computeNextPrice(price, utilisation, mainnetPriceRule);
        t.true(next <= price && next >= 1n);
        price = next;
      }
    }),
    options,
  );
  t.is(computeNextPrice(50n, 1, mainnetPriceRule), 51n);
});

test("the price never falls as the load rises", (t) => {
  const load = fc.double({ min: 0, max: 2, noNaN: true });
  fc.assert(
    fc.property(fc.nat({ max: 1e9 }), load, load, (price, one, other) => {
      const at = (utilisation: number) => computeNextPrice(BigInt(price), utilisation, mainnetPriceRule);
      t.true(at(Math.min(one, other)) <= at(Math.max(one, other)));
    }),
    options,
  );
});

test("sharing a fee moves it, but in the two corners where the chain's remainders do not fit", (t) => {
  const workers = fc.nat({ max: 20 });
  fc.assert(
    fc.property(workers, workers, fc.nat({ max: 1e6 }), (existing, joining, fee) => {
      const cost = BigInt(fee);
      const adjustments = computeFeeAdjustments(existing, joining, cost);
      const moved = adjustments.reduce((total, one) => total + one, 0n);
      if (existing === 0 || joining === 0) return;
      const [before, after] = [BigInt(existing), BigInt(existing + joining)];
      const held = cost / before + (cost % before);
      const due = cost / after + (cost % after);
      if (cost % after === 0n) t.is(moved, cost % before);
      else t.is(moved, due > held ? held - due : 0n);
    }),
    options,
  );
});

test("a vesting schedule adds up to its grants, and no part grows", (t) => {
  const grant = fc.record({ amount: big, epochs: fc.integer({ min: 1, max: 200 }) });
  fc.assert(
    fc.property(fc.array(grant, { minLength: 1, maxLength: 6 }), (grants) => {
      const schedule = computeVestingSchedule(grants);
      const granted = grants.reduce((total, one) => total + one.amount, 0n);
      t.is(
        schedule.reduce((total, part) => total + part, 0n),
        granted,
      );
      t.true(schedule.every((part, epoch) => epoch === 0 || part <= schedule[epoch - 1]!));
    }),
    options,
  );
});

test("more requests, or a laxer rate, never forgive fewer misses up to 990 requests", (t) => {
  for (const [index, rate] of tabledMissRates.entries()) {
    for (let requests = 6; requests <= 990; requests++) {
      const misses = computeCriticalMisses(requests, rate);
      t.true(misses >= computeCriticalMisses(requests - 1, rate));
      const laxer = tabledMissRates[index + 1];
      if (laxer !== undefined) t.true(computeCriticalMisses(requests, laxer) >= misses);
    }
  }
});

test("the adaptive miss rate is never stricter than governance's", (t) => {
  const counts = fc.array(fc.nat({ max: 500 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(counts, counts, fc.constantFrom(...tabledMissRates), (answered, missed, governance) => {
      t.true(computeAdaptiveMissRate(answered, missed, governance).p0 >= governance);
    }),
    options,
  );
});

test("two thirds and one vote accept, guardians break ties only", (t) => {
  const vote = { total: 300n, valid: 201n, invalid: 0n, guardiansValid: 0, guardiansInvalid: 3 };
  t.true(isPocAccepted(vote));
  t.false(isPocAccepted({ ...vote, valid: 200n }));
  t.false(isPocAccepted({ ...vote, valid: 99n, invalid: 201n, guardiansValid: 3, guardiansInvalid: 0 }));
  t.true(isPocAccepted({ ...vote, valid: 200n, invalid: 100n, guardiansValid: 1, guardiansInvalid: 0 }));
});

test("checks an inference never rise with traffic", (t) => {
  let before = computeMinValidationAverage(0, mainnetTraffic);
  for (let requests = 50; requests <= 11_000; requests += 50) {
    const average = computeMinValidationAverage(requests, mainnetTraffic);
    t.true(compareDecimals(average, before) <= 0);
    before = average;
  }
});

test("a coefficient stays within its bounds, and is diluted above its target only", (t) => {
  const bps = fc.nat({ max: 10_000 });
  fc.assert(
    fc.property(fc.array(bps, { maxLength: 40 }), fc.integer({ min: 1, max: 9999 }), (shares, targetBps) => {
      const target = { min: 0.5, max: 2, targetBps };
      let state = createCoefficientState(target, defaultCoefficientRule);
      for (const share of shares) {
        const parts = { own: parseDecimal(share), total: parseDecimal(10_000) };
        state = computeNextCoefficient(state, parts, target, defaultCoefficientRule);
        t.true(
          compareDecimals(state.base, parseDecimal(0.5)) >= 0 && compareDecimals(state.base, parseDecimal(2)) <= 0,
        );
        const effective = computeEffectiveCoefficient(state.base, parts, target);
        const change = compareDecimals(effective, state.base);
        t.true(share > targetBps ? change <= 0 : change === 0);
      }
    }),
    options,
  );
});

test("decimals come back as they were written", (t) => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }), (value) => {
      t.is(Number(renderDecimal(parseDecimal(value))), value === 0 ? 0 : value);
    }),
    options,
  );
});

test("SHA-256 agrees with the digests of FIPS 180-4 and of a message of many blocks", (t) => {
  const digest = (text: string) => Buffer.from(computeSha256(new TextEncoder().encode(text))).toString("hex");
  t.is(digest(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  t.is(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  t.is(
    digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  );
  t.is(digest("a".repeat(1_000_000)), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
});
