// Proofground from a program of your own: what does a tax on electricity do to miners who are already there?
//
//   npm install proofground && npx tsx tax.ts
import { compare, ScenarioError, ScenarioErrors, type ScenarioInput } from "proofground";

const taxes = [0, 0.02, 0.05];

const scenario: ScenarioInput = {
  name: "taxed",
  title: "A tax on electricity in 2016",
  question: "How much of the work does a tax move?",
  start: "2015-01",
  end: "2016-12",
  miners: [
    { name: "cheap", count: 10, capitalUsd: 1e6, initialHashrateShare: 0.5, electricityUsdPerKwh: 0.03 },
    { name: "dear", count: 10, capitalUsd: 1e6, initialHashrateShare: 0.5, electricityUsdPerKwh: 0.09 },
  ],
  chain: { startDevice: "AntMiner S5" },
  // Futures of one past: until January 2016 all three are the same to the last bit.
  schemes: taxes.map((tax) => ({
    name: `tax-${tax}`,
    rule: { name: "proof-of-work" },
    difficulty: { name: "bitcoin" },
    interventions: [{ date: "2016-01", set: { "taxes.electricityUsdPerKwh": tax } }],
  })),
};

try {
  const { experiment } = await compare({ scenario, replications: 3, seed: "tax" });
  for (const { name, summary } of experiment.schemes) {
    const power = summary["power_gw_last_year"];
    if (power != null) console.log(`${name}: ${(1000 * power.mean).toFixed(1)} MW in the last year, ${power.n} runs`);
  }
} catch (error) {
  // Where, expected, found and cure are fields of their own, too.
  if (!(error instanceof ScenarioError || error instanceof ScenarioErrors)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
