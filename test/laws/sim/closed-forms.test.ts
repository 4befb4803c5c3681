import test from "ava";
import { createMarket, runSmall, stakeScheme } from "./small-market.ts";

// Other closed forms of whole runs are tried by test/verify/closed-forms.test.ts.
const Z = 4;

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
