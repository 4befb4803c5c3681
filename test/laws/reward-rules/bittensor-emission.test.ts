import test from "ava";
import fc from "fast-check";
import { computeAlphaPots, computePotsPerAlpha } from "../../../sim/reward-rules/bittensor/alpha-split.ts";
import {
  type BalancerPool,
  computeAddLiquidity,
  computeAlphaToPrice,
  computeBuy,
  computePoolPrice,
  computeSell,
  computeTaoToPrice,
} from "../../../sim/reward-rules/bittensor/balancer-pool.ts";
import {
  computeBlockEmission,
  computeEmissionOfBlocks,
  computeHalvingThreshold,
} from "../../../sim/reward-rules/bittensor/block-emission.ts";
import { computeDividendSplit } from "../../../sim/reward-rules/bittensor/dividends.ts";
import { computeInjection } from "../../../sim/reward-rules/bittensor/injection.ts";
import { computeMovingPrice } from "../../../sim/reward-rules/bittensor/moving-price.ts";
import { OWNER_CUT } from "../../../sim/reward-rules/bittensor/rao.ts";
import { computeRootProportion } from "../../../sim/reward-rules/bittensor/root-proportion.ts";
import { shareStrategies } from "../../../sim/reward-rules/bittensor/shares/registry.ts";

const part = fc.double({ min: 0, max: 1, noNaN: true });
const positive = fc.double({ min: 1e-6, max: 1e9, noNaN: true });

function isClose(found: number, expected: number, relative = 1e-9): boolean {
  return Math.abs(found - expected) <= relative * Math.max(Math.abs(found), Math.abs(expected), 1e-12);
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

test("emission halves at the threshold's unit, not before: 10.5, 15.75, 18.375 million coins and on", (t) => {
  t.is(computeHalvingThreshold(1, 1e6), 10.5e12);
  t.is(computeHalvingThreshold(2, 1e6), 15.75e12);
  t.is(computeHalvingThreshold(3, 1e6), 18.375e12);
  for (const units of [1e6, 1e8]) {
    for (let halvings = 1; halvings <= 12; halvings++) {
      const threshold = computeHalvingThreshold(halvings, units);
      t.is(computeBlockEmission(threshold - 1, units), Math.floor(units / 2 ** (halvings - 1)));
      t.is(computeBlockEmission(threshold, units), Math.floor(units / 2 ** halvings));
    }
    t.is(computeBlockEmission(21e6 * units, units), 0);
    t.is(computeBlockEmission(22e6 * units, units), 0);
  }
  // In rao only every second number is a double here.
  t.is(computeBlockEmission(10.5e15 - 2, 1e9), 1e9);
  t.is(computeBlockEmission(10.5e15, 1e9), 5e8);
});

test("many blocks mint what they mint one by one, across halvings and at the end", (t) => {
  const units = 1e6;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: -1000, max: 1000 }),
      fc.integer({ min: 0, max: 500 }),
      (halvings, coins, blocks) => {
        const issuance = Math.max(0, computeHalvingThreshold(halvings, units) + coins * 100_000);
        let minted = 0;
        for (let block = 0; block < blocks; block++) minted += computeBlockEmission(issuance + minted, units);
        t.is(computeEmissionOfBlocks(issuance, blocks, units), minted);
      },
    ),
    { seed: 21, numRuns: 300 },
  );
});

test("the average price stays between itself and the price, a price counts as 1 at most, and age speeds it up", (t) => {
  const chain = { rate: 0.000003, halfBlocks: 201_600 };
  fc.assert(
    fc.property(part, fc.double({ min: 0, max: 5, noNaN: true }), fc.nat({ max: 1e7 }), (average, price, age) => {
      const next = computeMovingPrice({ ...chain, average, price, blocksSinceStart: age });
      const counted = Math.min(price, 1);
      t.true(next >= Math.min(average, counted) - 1e-15 && next <= Math.max(average, counted) + 1e-15);
      const older = computeMovingPrice({ ...chain, average, price, blocksSinceStart: age + 1000 });
      t.true(Math.abs(older - average) >= Math.abs(next - average) - 1e-15);
    }),
    { seed: 22 },
  );
  t.is(computeMovingPrice({ ...chain, average: 0.3, price: 1, blocksSinceStart: 0, halfBlocks: 0 }), 0.3);
});

const subnet = fc.record({
  priceEma: fc.oneof(fc.constant(0), part),
  minerBurned: fc.oneof(fc.constantFrom(0, 1), part),
  isEnabled: fc.boolean(),
  rootProportion: part,
  userFlowEma: fc.double({ min: -100, max: 100, noNaN: true }),
  protocolFlowEma: fc.double({ min: -100, max: 100, noNaN: true }),
});
const settings = { bar: { kind: "quantile", cumulativeShare: 0.75 }, gateSteepness: 3 } as const;

for (const [name, strategy] of Object.entries(shareStrategies)) {
  test(`shares by ${name}: they add up to 1 or are 0, disabled subnets get none, and order does not matter`, (t) => {
    fc.assert(
      fc.property(fc.array(subnet, { minLength: 1, maxLength: 10 }), (subnets) => {
        const shares = strategy.computeShares(subnets, settings);
        const total = sum(shares);
        t.true(total === 0 || isClose(total, 1));
        t.true(shares.every((share, index) => share >= 0 && (subnets[index]!.isEnabled || share === 0)));
        const reversed = strategy.computeShares(subnets.toReversed(), settings).reverse();
        t.true(shares.every((share, index) => isClose(share, reversed[index]!)));
      }),
      { seed: 23, numRuns: 200 },
    );
  });
}

test("the gate keeps the order of weights, favours the large, and is no gate at a bar of 0", (t) => {
  const open = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 2, maxLength: 10 });
  fc.assert(
    fc.property(open, part, (prices, theta) => {
      const subnets = prices.map((priceEma) => ({ priceEma, minerBurned: 0, isEnabled: true }));
      const price = shareStrategies.price.computeShares(subnets, settings);
      const at = (bar: number) =>
        shareStrategies.gate.computeShares(subnets, { bar: { kind: "fixed", theta: bar }, gateSteepness: 3 });
      t.true(at(0).every((share, index) => isClose(share, price[index]!)));
      const gated = at(theta);
      for (const [i, first] of prices.entries()) {
        for (const [j, second] of prices.entries()) {
          if (first > second) t.true(gated[i]! * price[j]! >= gated[j]! * price[i]! * (1 - 1e-9));
        }
      }
    }),
    { seed: 24, numRuns: 100 },
  );
});

test("an injection spends its TAO to the last bit on the pool and on alpha, and mints no more than the cap", (t) => {
  fc.assert(
    fc.property(part, positive, part, part, (taoEmission, price, rootProportion, alphaEmission) => {
      const { alphaIn, taoIn, excessTao } = computeInjection({ taoEmission, price, rootProportion, alphaEmission });
      t.true(isClose(taoIn + excessTao, taoEmission) && excessTao >= 0);
      t.true(alphaIn <= rootProportion * alphaEmission + 1e-15);
      t.true(isClose(alphaIn * price, taoIn));
    }),
    { seed: 25 },
  );
});

test("pots add up to the rao: owner 18 %, miners 41 %, root its part of the validators' 41 %", (t) => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom(0, 1, 2, 1e15), fc.nat({ max: 1e12 })),
      part,
      part,
      fc.constantFrom("pays" as const, "recycles" as const),
      (alphaOut, ownerCut, rootProportion, root) => {
        const pots = computeAlphaPots({ alphaOut, ownerCut, rootProportion, root });
        const amounts = Object.values(pots);
        t.is(sum(amounts), alphaOut);
        t.true(amounts.every((amount) => Number.isInteger(amount) && amount >= 0));
        const perAlpha = computePotsPerAlpha({ ownerCut, rootProportion, root });
        const parts = { ...perAlpha, epochTotal: 0 };
        t.true(
          isClose(sum(Object.values(parts)) + ownerCut + (root === "pays" ? 0 : rootOf(ownerCut, rootProportion)), 1),
        );
      },
    ),
    { seed: 26, numRuns: 300 },
  );
  const { owner, server } = computeAlphaPots({ alphaOut: 1e9, ownerCut: OWNER_CUT, rootProportion: 0, root: "pays" });
  t.true(isClose(owner / 1e9, 0.18, 1e-4) && isClose(server / 1e9, 0.41, 1e-4));
});

function rootOf(ownerCut: number, rootProportion: number): number {
  return (rootProportion * (1 - ownerCut)) / 2;
}

test("pots of dividends are paid to the rao where anybody has a claim", (t) => {
  const amount = fc.oneof(fc.constantFrom(0, 1, 1e15), fc.nat({ max: 1e12 }));
  const hotkey = fc.tuple(fc.nat({ max: 10 }), amount, amount);
  fc.assert(
    fc.property(fc.array(hotkey, { minLength: 1, maxLength: 8 }), amount, amount, (hotkeys, alphaPot, rootPot) => {
      const { alpha, root } = computeDividendSplit({
        dividends: Float64Array.from(hotkeys, ([dividend]) => dividend),
        alphaStake: Float64Array.from(hotkeys, ([, stake]) => stake),
        rootStake: Float64Array.from(hotkeys, ([, , stake]) => stake),
        taoWeight: 0.18,
        alphaPot,
        rootPot,
      });
      const isRootClaimed = hotkeys.some(([dividend, , stake]) => dividend > 0 && stake > 0);
      t.is(sum(root), isRootClaimed ? rootPot : 0);
      const isAlphaClaimed = hotkeys.some(
        ([dividend, stake, rootStake]) => dividend > 0 && (stake > 0 || rootStake === 0),
      );
      t.is(sum(alpha), isAlphaClaimed ? alphaPot : 0);
    }),
    { seed: 27, numRuns: 300 },
  );
});

test("root weighs nothing without TAO, everything without alpha, and more the more it holds", (t) => {
  t.is(computeRootProportion(0, 0, 0.18), 0);
  t.is(computeRootProportion(5, 0, 0.18), 1);
  t.true(computeRootProportion(5, 7, 0.18) < computeRootProportion(6, 7, 0.18));
});

const pool: fc.Arbitrary<BalancerPool> = fc.record({
  alpha: fc.double({ min: 1, max: 1e7, noNaN: true }),
  tao: fc.double({ min: 1, max: 1e6, noNaN: true }),
  alphaWeight: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
});
const fraction = fc.double({ min: 1e-3, max: 0.5, noNaN: true });

test("a pool: selling what was bought gives the TAO back, a trade in two parts is one trade, buying raises the price", (t) => {
  fc.assert(
    fc.property(pool, fraction, (held, size) => {
      const tao = held.tao * size;
      const bought = computeBuy(held, tao);
      t.true(isClose(computeSell(bought.pool, bought.received).received, tao, 1e-6));
      const half = computeBuy(held, tao / 2);
      const rest = computeBuy(half.pool, tao / 2);
      t.true(isClose(half.received + rest.received, bought.received, 1e-6));
      t.true(computePoolPrice(bought.pool) > computePoolPrice(held));
      t.true(bought.received < held.alpha);
    }),
    { seed: 28, numRuns: 300 },
  );
});

test("a pool: the invariant alpha^w1 tao^w2 stays, and of equal weights the product", (t) => {
  const invariant = ({ alpha, tao, alphaWeight }: BalancerPool) => alpha ** alphaWeight * tao ** (1 - alphaWeight);
  fc.assert(
    fc.property(pool, fraction, (held, size) => {
      t.true(isClose(invariant(computeBuy(held, held.tao * size).pool), invariant(held)));
      t.true(isClose(invariant(computeSell(held, held.alpha * size).pool), invariant(held)));
      const even = computeBuy({ ...held, alphaWeight: 0.5 }, held.tao * size).pool;
      t.true(isClose(even.alpha * even.tao, held.alpha * held.tao));
    }),
    { seed: 29, numRuns: 300 },
  );
});

test("a pool: the quoted amount reaches the price wanted, and added liquidity leaves the price where it is", (t) => {
  fc.assert(
    fc.property(pool, fraction, fraction, (held, up, added) => {
      const price = computePoolPrice(held);
      const higher = price * (1 + up);
      const bought = computeBuy(held, computeTaoToPrice(held.tao, price, higher, held.alphaWeight));
      t.true(isClose(computePoolPrice(bought.pool), higher));
      const lower = price * (1 - up);
      const sold = computeSell(held, computeAlphaToPrice(held.alpha, price, lower, held.alphaWeight));
      t.true(isClose(computePoolPrice(sold.pool), lower));
      const deeper = computeAddLiquidity(held, held.alpha * added, held.tao * up);
      t.true(isClose(computePoolPrice(deeper), price));
    }),
    { seed: 30, numRuns: 300 },
  );
});
