import { loadScenario } from "../../scenarios/loading/load-scenario.ts";
import { createStream, drawExponential } from "../../sim/engine/random-stream.ts";
import { loadSimJs } from "../../sim/engine/simjs.ts";
import { AliasTable } from "../../sim/engine/weighted-draw.ts";
import { rewardRules } from "../../sim/reward-rules/registry.ts";
import { simulate } from "../../sim/simulate.ts";
import { workKinds } from "../../sim/work-kind.ts";
import type { BenchCase, BenchRow } from "./bench-case.ts";
import { measureInTurns } from "./measure.ts";

const ROUNDS = 9;
const LEAST_RATIO = 0.5;
const LONGEST_SECONDS = 3;
const MOST_MEGABYTES = 300;

export const bitcoinScenarioBench: BenchCase = {
  name: "Preset bitcoin, 2010-07 to 2026-05, block-exact, 300 miners, monthly decisions, one thread",
  aim: `at least ${LEAST_RATIO} of the speed of a bare loop with as many draws; under ${LONGEST_SECONDS} s and ${MOST_MEGABYTES} MB`,
  run: measureBitcoinScenario,
};

async function measureBitcoinScenario(): Promise<readonly BenchRow[]> {
  const { scenario, devices, history } = loadScenario("bitcoin", []);
  const scheme = scenario.schemes[0]!;
  const simJs = await loadSimJs();
  const runScenario = (): number => {
    const run = simulate(
      {
        market: scenario,
        work: workKinds.sha256d,
        scheme,
        rule: rewardRules["proof-of-work"],
        devices,
        history,
        seed: "bench",
        replication: 0,
      },
      simJs,
    );
    return run.series.blocks.reduce((sum, count) => sum + count, 0);
  };
  const start = performance.now();
  const blocks = runScenario();
  const firstSeconds = (performance.now() - start) / 1000;
  const miners = scenario.miners.reduce((sum, group) => sum + group.count, 0);
  const seconds = measureInTurns(ROUNDS, { scenario: runScenario, bare: () => drawBare(blocks, miners) });
  const ratio = seconds.bare / seconds.scenario;
  const megabytes = process.memoryUsage.rss() / 1e6;
  return [
    { label: "blocks", value: blocks, unit: "blocks" },
    { label: "first run, compiler cold", value: firstSeconds, unit: "s", isMet: firstSeconds < LONGEST_SECONDS },
    { label: "simulation", value: seconds.scenario, unit: "s" },
    { label: "bare loop", value: seconds.bare, unit: "s" },
    { label: "speed against the bare loop", value: ratio, unit: "x", isMet: ratio >= LEAST_RATIO },
    { label: "memory of the whole process", value: megabytes, unit: "MB", isMet: megabytes < MOST_MEGABYTES },
  ];
}

/** The exponentials and winners of a chain in which nothing ever changes. */
function drawBare(blocks: number, miners: number): number {
  const waits = createStream("bench", "waits");
  const winners = createStream("bench", "winners");
  const table = new AliasTable(Float64Array.from({ length: miners }, (_, miner) => 1 + miner));
  const wins = new Float64Array(miners);
  let time = 0;
  for (let block = 0; block < blocks; block++) {
    time += drawExponential(waits) * 600;
    wins[table.draw(winners())]! += 1;
  }
  return time;
}
