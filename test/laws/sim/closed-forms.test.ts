import test from "ava";
import type { RunResult } from "../../../sim/run-result.ts";
import { createGroup, createMarket, runSmall, stakeScheme } from "./small-market.ts";

// Tolerances: z = 4 on fixed seeds; each test also shows that it would notice a bias of 2 %.
const Z = 4;
const BIAS = 1.02;
const REPLICATIONS = 12;
const shares = [0.5, 0.3, 0.2];

const workRuns: Promise<RunResult[]> = Promise.all(
  Array.from({ length: REPLICATIONS }, (_, replication) =>
    runSmall({
      market: createMarket({
        miners: shares.map((share, index) => createGroup({ name: `m${index}`, count: 1, initialHashrateShare: share })),
      }),
      replication,
    }),
  ),
);

test("proof of work: blocks won follow hashrate", async (t) => {
  const runs = await workRuns;
  const won = shares.map((_, miner) => runs.reduce((sum, run) => sum + run.parties[miner]!.blocksWon, 0));
  const blocks = won.reduce((sum, count) => sum + count, 0);
  const computeZ = (miner: number, share: number) =>
    (won[miner]! - blocks * share) / Math.sqrt(blocks * share * (1 - share));
  shares.forEach((share, miner) => {
    t.true(Math.abs(computeZ(miner, share)) < Z, `share ${share}`);
    t.true(Math.abs(computeZ(miner, share * BIAS)) > Z, `a bias of 2 % of ${share} must be seen`);
  });
});

test("proof of work: with a constant hashrate the mean interval is 600 * 2016 / 2014 s", async (t) => {
  const runs = await workRuns;
  const blocks = runs.reduce((sum, run) => sum + run.series.blocks.reduce((a, b) => a + b, 0), 0);
  const seconds = runs.length * ((Date.UTC(2015, 0) - Date.UTC(2013, 0)) / 1000);
  const expected = (600 * 2016) / 2014;
  // A window's time varies with its own waits and with those that set its difficulty.
  const deviation = expected * Math.sqrt(2 / 2014 / (blocks / 2016));
  t.true(Math.abs(seconds / blocks - expected) < Z * deviation);
  t.true(Math.abs(seconds / blocks - expected * BIAS) > Z * deviation);
});

test("proof of work: with a constant hashrate difficulty over its fixed point has mean 2016 / 2014", async (t) => {
  const runs = await workRuns;
  const fixedPoint = (1e15 * 600) / (2 ** 48 / 0xffff);
  // A retarget every two weeks: every other month's end sees a difficulty of its own.
  const ratios = runs.flatMap((run) => [...run.series.difficulty].filter((_, month) => month % 2 === 1));
  const mean = ratios.reduce((sum, value) => sum + value / fixedPoint, 0) / ratios.length;
  const expected = 2016 / 2014;
  const deviation = 2016 / (2014 * Math.sqrt(2013)) / Math.sqrt(ratios.length);
  t.true(Math.abs(mean - expected) < Z * deviation, `${mean}`);
  t.true(Math.abs(mean - expected * BIAS) > Z * deviation);
});

test("proof of stake: the winner's share is a Polya urn's", async (t) => {
  const initialShare = 0.2;
  const startHeight = 10;
  // Ten blocks of 50 coins exist, and each block adds 50: w = 1 / 10.
  const w = 1 / startHeight;
  const market = createMarket({
    end: "2013-01",
    chain: { ...createMarket().chain, startHeight },
    holders: [
      { name: "small", count: 1, supplyShare: initialShare, paretoShape: 1, stakedShare: 1, requiredYieldPerYear: 0 },
      {
        name: "large",
        count: 1,
        supplyShare: 1 - initialShare,
        paretoShape: 1,
        stakedShare: 1,
        requiredYieldPerYear: 0,
      },
    ],
  });
  const count = 500;
  const runs = await Promise.all(
    Array.from({ length: count }, (_, replication) => runSmall({ market, scheme: stakeScheme, replication })),
  );
  const fractions = runs.map((run) => {
    const small = run.parties.find(({ group }) => group === "small")!;
    return small.blocksWon / run.series.blocks[0]!;
  });
  const mean = fractions.reduce((sum, value) => sum + value, 0) / count;
  const variance = fractions.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const n = (31 * 86_400) / 600;
  const expected = (initialShare * (1 - initialShare) * (1 / n) * (1 + n * w)) / (1 + w);
  t.true(Math.abs(mean - initialShare) < Z * Math.sqrt(expected / count));
  t.true(Math.abs(variance / expected - 1) < Z * Math.sqrt(2 / count), `${variance} against ${expected}`);
  // Without compounding the variance would be a hundred times smaller.
  t.true(variance > (50 * initialShare * (1 - initialShare)) / n);
});

test("proof of stake: blocks come at the target interval, whatever is staked", async (t) => {
  const market = createMarket({
    holders: [
      { name: "holders", count: 5, supplyShare: 0.5, paretoShape: 1.16, stakedShare: 1, requiredYieldPerYear: 0 },
    ],
  });
  const run = await runSmall({ market, scheme: stakeScheme });
  const blocks = run.series.blocks.reduce((sum, count) => sum + count, 0);
  const expected = (Date.UTC(2015, 0) - Date.UTC(2013, 0)) / 1000 / 600;
  t.true(Math.abs(blocks - expected) < Z * Math.sqrt(expected));
  t.true(Math.abs(blocks - expected * BIAS) > Z * Math.sqrt(expected));
});
