import test from "ava";
import { difficultyRules } from "../../../sim/difficulty/registry.ts";
import { createGroup, createMarket, runSmall, workScheme } from "../sim/small-market.ts";

const SECONDS = (Date.UTC(2015, 0) - Date.UTC(2013, 0)) / 1000;

/** Parameters of a rule as a scenario writes them out. */
function getDefaults(name: keyof typeof difficultyRules): Record<string, number> {
  return Object.fromEntries(Object.entries(difficultyRules[name].parameters).map(([key, spec]) => [key, spec.default]));
}

/** How near a mean of 105,000 intervals comes, by the rule; LWMA's own bias of 0.7 % included. */
const tolerances = { asert: 0.002, lwma: 0.0085, ethereum: 0.006, bitcoin: 0.012 } as const;

for (const [name, tolerance] of Object.entries(tolerances)) {
  test(`${name}: in a market of constant hashrate blocks come at the target interval, and pay follows work`, async (t) => {
    const rule = name as keyof typeof tolerances;
    const market = createMarket({
      miners: [0.75, 0.25].map((share, index) =>
        createGroup({ name: `m${index}`, count: 1, initialHashrateShare: share }),
      ),
    });
    const difficulty = { name: rule, parameters: getDefaults(rule), choices: {} };
    const run = await runSmall({ market, scheme: { ...workScheme, difficulty } });
    const blocks = run.series.blocks.reduce((sum, count) => sum + count, 0);
    t.true(Math.abs(SECONDS / blocks / 600 - 1) < tolerance, `${SECONDS / blocks}`);
    const won = run.parties.map(({ blocksWon }) => blocksWon);
    t.is(won[0]! + won[1]!, blocks);
    t.true(Math.abs(won[0]! - 0.75 * blocks) < 4 * Math.sqrt(0.75 * 0.25 * blocks));
  });
}
