import test from "ava";
import { createStream } from "../../../../sim/engine/random-stream.ts";
import { simulateInfiltration } from "../../../../sim/network/strategies/simulate-infiltration.ts";
import { computeAttackBlockTimes } from "../../../../sim/theory/attack-flow.ts";
import {
  computeConfirmationsNeeded,
  computeDoubleSpendChance,
  computeDoubleSpendChancePoisson,
} from "../../../../sim/theory/double-spend.ts";
import {
  computeInfiltrationEquilibrium,
  computeInfiltrationRevenue,
} from "../../../../sim/theory/pool-infiltration.ts";
import { Z_LIMIT } from "../../engine/goodness-of-fit.ts";

test("the chance of a double spend is that of the sum over negative binomial and Poisson laws", (t) => {
  for (const q of [0.01, 0.1, 0.3, 0.49]) {
    const ratio = q / (1 - q);
    for (const z of [1, 2, 6, 30]) {
      let [exact, poisson, negative, term] = [1, 1, (1 - q) ** z, Math.exp(-z * ratio)];
      for (let k = 0; k <= z; k++) {
        exact -= negative * (1 - ratio ** (z - k));
        poisson -= term * (1 - ratio ** (z - k));
        negative *= ((z + k) / (k + 1)) * q;
        term *= (z * ratio) / (k + 1);
      }
      t.true(Math.abs(computeDoubleSpendChance(q, z) - exact) < 1e-12, `${q} ${z}`);
      t.true(Math.abs(computeDoubleSpendChancePoisson(q, z) - poisson) < 1e-12, `${q} ${z}`);
    }
  }
});

test("the confirmations needed are the fewest that are enough", (t) => {
  for (const [q, chance] of [
    [0.1, 0.001],
    [0.3, 0.001],
    [0.45, 0.001],
    [0.2, 1e-9],
  ] as const) {
    const needed = computeConfirmationsNeeded(q, chance)!;
    t.true(computeDoubleSpendChance(q, needed) <= chance);
    t.true(computeDoubleSpendChance(q, needed - 1) > chance);
  }
  t.is(computeConfirmationsNeeded(0.5, 0.001), null);
  t.is(computeConfirmationsNeeded(0.1, 0), null);
  t.is(computeConfirmationsNeeded(0.3, 1), 0);
});

test("an attack with rented work lasts as long as the formula says", (t) => {
  for (const [multiple, escrowBlocks] of [
    [1.5, 6],
    [2, 1],
    [1.25, 12],
  ] as const) {
    const draw = createStream("flow", String(multiple));
    const runs = 20_000;
    let [sum, squares] = [0, 0];
    for (let run = 0; run < runs; run++) {
      let [own, others, time] = [0, 0, 0];
      while (others < escrowBlocks || own <= others) {
        time -= Math.log(1 - draw()) / (1 + multiple);
        if (draw() * (1 + multiple) < multiple) own++;
        else others++;
      }
      sum += time;
      squares += time * time;
    }
    const mean = sum / runs;
    const sd = Math.sqrt((squares / runs - mean * mean) / runs);
    const expected = computeAttackBlockTimes({ multiple, escrowBlocks });
    t.true(Math.abs(mean - expected) <= Z_LIMIT * sd, `${multiple}: ${mean}, expected ${expected}`);
  }
});

test("pools that infiltrate each other pay what the formula says, and less than if both were honest", (t) => {
  for (const poolShares of [
    [0.2, 0.2],
    [0.1, 0.3],
    [0.35, 0.25],
  ] as const) {
    const peace = computeInfiltrationRevenue({ poolShares, infiltrators: [0, 0] });
    t.true(peace.every((pay) => Math.abs(pay - 1) < 1e-12));
    const dilemma = computeInfiltrationEquilibrium(poolShares);
    const expected = computeInfiltrationRevenue(dilemma);
    t.true(dilemma.infiltrators.every((sent) => sent > 0.001));
    t.true(
      expected.every((pay) => pay < 1),
      expected.join(" "),
    );
    const [first, second] = dilemma.infiltrators;
    for (const step of [-0.01, 0.01]) {
      t.true(computeInfiltrationRevenue({ poolShares, infiltrators: [first + step, second] })[0] <= expected[0]);
      t.true(computeInfiltrationRevenue({ poolShares, infiltrators: [first, second + step] })[1] <= expected[1]);
    }
    const found = simulateInfiltration(dilemma, 200_000, poolShares.join());
    for (const pool of [0, 1] as const) {
      t.true(Math.abs(found.revenue[pool] - expected[pool]) <= Z_LIMIT * found.revenueError[pool]);
      t.true(found.revenueError[pool] * Z_LIMIT < 0.03);
    }
  }
});

test("a pool that alone infiltrates gains, and its victim loses", (t) => {
  for (const poolShares of [
    [0.2, 0.2],
    [0.1, 0.4],
  ] as const) {
    const [attacker, victim] = computeInfiltrationRevenue({ poolShares, infiltrators: [0.01, 0] });
    t.true(attacker > 1 && victim < 1);
  }
});
