import test from "ava";
import { difficultyRules } from "../../../../sim/difficulty/registry.ts";
import { simulateHopping } from "../../../../sim/network/chain-hopping.ts";
import type { HoppingInput } from "../../../../sim/network/hopping-input.ts";
import { Z_LIMIT } from "../../engine/goodness-of-fit.ts";

type Name = keyof typeof difficultyRules;

/** A large chain, and one that pays a ninth of it. */
function createInput(first: Name, second: Name, changes: Partial<HoppingInput> = {}): HoppingInput {
  return {
    chains: [
      { rule: difficultyRules[first], parameters: {}, rewardPerBlock: 9, loyalShare: 0.5 },
      { rule: difficultyRules[second], parameters: {}, rewardPerBlock: 1, loyalShare: 0.03 },
    ],
    targetIntervalSeconds: 600,
    hoppers: 40,
    reviewSeconds: 3600,
    meanThreshold: 0.05,
    durationSeconds: 120 * 86_400,
    seed: "law",
    ...changes,
  };
}

const names: readonly Name[] = ["bitcoin", "asert", "lwma", "ethereum"];

test("without hoppers both chains are on target, and all work is paid the same", (t) => {
  for (const name of names) {
    const input = createInput(name, name, { hoppers: 0 });
    const [first, second] = input.chains;
    const chains = [
      { ...first, loyalShare: 0.9 },
      { ...second, loyalShare: 0.1 },
    ] as const;
    const outcome = simulateHopping({ ...input, chains });
    t.is(outcome.hopperPay, null);
    for (const chain of outcome.chains) {
      t.true(Math.abs(chain.meanIntervalSeconds / 600 - 1) < Z_LIMIT / Math.sqrt(chain.blocks), name);
      t.true(Math.abs(chain.loyalPay - 1) < Z_LIMIT / Math.sqrt(chain.blocks));
      t.true(chain.sdWorkShare < 1e-6);
    }
  }
});

test("all pay goes to somebody, and all work is somewhere", (t) => {
  for (const first of names) {
    for (const second of names) {
      const input = createInput(first, second, { durationSeconds: 40 * 86_400 });
      const { chains, hopperPay } = simulateHopping(input);
      const hopping = 1 - input.chains[0].loyalShare - input.chains[1].loyalShare;
      const paid = chains[0].loyalPay * 0.5 + chains[1].loyalPay * 0.03 + hopperPay! * hopping;
      const earned = (9 * chains[0].blocks + chains[1].blocks) / ((10 * input.durationSeconds) / 600);
      t.true(Math.abs(paid / earned - 1) < 1e-9, `${first} ${second}`);
      t.true(Math.abs(chains[0].meanWorkShare + chains[1].meanWorkShare - 1) < 1e-9);
    }
  }
});

test("Bitcoin's rule leaves the small chain in waves of work and gaps, which ASERT keeps small", (t) => {
  for (const seed of ["a", "b", "c"]) {
    const [, underBitcoin] = simulateHopping(createInput("bitcoin", "bitcoin", { seed })).chains;
    const [, underAsert] = simulateHopping(createInput("bitcoin", "asert", { seed })).chains;
    t.true(underBitcoin.sdDailyBlocks > 4 * underAsert.sdDailyBlocks);
    t.true(underBitcoin.longestIntervalSeconds > 2 * underAsert.longestIntervalSeconds);
    t.true(Math.abs(underAsert.meanIntervalSeconds / 600 - 1) < 0.01);
    t.true(underBitcoin.meanIntervalSeconds > 1.1 * 600);
    // Work that hops comes when blocks are cheap and leaves the loyal with the dear ones.
    t.true(underBitcoin.loyalPay < 0.9);
    t.true(underAsert.loyalPay > 0.95);
  }
});

test("a higher bound for moving makes fewer moves, and equal seeds give equal runs", (t) => {
  const count = (meanThreshold: number) =>
    simulateHopping(createInput("asert", "asert", { meanThreshold })).movesPerHopper;
  t.true(count(0.02) > count(0.1));
  t.true(count(0.1) > count(0.4));
  t.deepEqual(simulateHopping(createInput("lwma", "asert")), simulateHopping(createInput("lwma", "asert")));
});

test("shares of work that do not fit are refused", (t) => {
  const input = createInput("asert", "asert");
  const withLoyal = (share: number) => {
    const chains = [{ ...input.chains[0], loyalShare: share }, input.chains[1]] as const;
    return () => simulateHopping({ ...input, chains });
  };
  t.throws(withLoyal(0), { message: /loyal shares/ });
  t.throws(withLoyal(0.98), { message: /loyal shares/ });
  t.throws(() => simulateHopping({ ...input, hoppers: 0 }), { message: /hoppers/ });
  t.throws(() => simulateHopping({ ...input, reviewSeconds: 0 }), { message: /times above 0/ });
});
