import { cpus } from "node:os";
import { backtestBench } from "./backtest.bench.ts";
import type { BenchCase, BenchRow } from "./bench-case.ts";
import { bitcoinScenarioBench } from "./bitcoin-scenario.bench.ts";
import { blockRaceBench } from "./block-race.bench.ts";
import { clockBench } from "./clock.bench.ts";
import { gonkaSettlementBench } from "./gonka-settlement.bench.ts";
import { minerTimersBench } from "./miner-timers.bench.ts";
import { propagationBench } from "./propagation.bench.ts";
import { splitProRataBench } from "./split-pro-rata.bench.ts";
import { startUpBench } from "./start-up.bench.ts";
import { studyBench } from "./study.bench.ts";
import { yumaBench } from "./yuma.bench.ts";

/** To measure something else, write a file and add it here. */
const cases: readonly BenchCase[] = [
  startUpBench,
  backtestBench,
  bitcoinScenarioBench,
  blockRaceBench,
  minerTimersBench,
  clockBench,
  gonkaSettlementBench,
  propagationBench,
  splitProRataBench,
  yumaBench,
  studyBench,
];

console.log(`Node ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}; medians of interleaved rounds`);
for (const bench of cases) {
  console.log(`\n${bench.name}\n  aim: ${bench.aim}`);
  const rows = await bench.run();
  const width = Math.max(...rows.map((row) => row.label.length));
  for (const row of rows) console.log(renderRow(row, width));
}

function renderRow(row: BenchRow, width: number): string {
  const figure = row.value.toLocaleString("en", { maximumSignificantDigits: 3 }).padStart(9);
  const verdict = row.isMet === undefined ? "" : row.isMet ? "   aim met" : "   aim missed";
  return `  ${row.label.padEnd(width)} ${figure} ${row.unit}${verdict}`;
}
