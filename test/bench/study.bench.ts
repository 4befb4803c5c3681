import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { queryResults } from "../../scenarios/store/query-results.ts";
import { RESULTS_TABLE } from "../../scenarios/store/study-folder.ts";
import type { BenchCase, BenchRow } from "./bench-case.ts";

const LEAST_SPEEDUP = 1.8;
const MOST_GROWTH = 1.3;
const MOST_QUERY_SECONDS = 2;
const ROWS = 1_000_000;

export const studyBench: BenchCase = {
  name: "Studies: threads, memory, questions",
  aim:
    `two threads at least ${LEAST_SPEEDUP} x one on runs of a tenth of a second (needs two idle cores); 100,000 tiny runs ` +
    `in at most ${MOST_GROWTH} x the memory of 10,000; a question to ${ROWS.toLocaleString("en")} rows under ${MOST_QUERY_SECONDS} s`,
  run: async () => [...measureThreads(), ...measureMemory(), await measureQuery()],
};

function measureThreads(): BenchRow[] {
  const ratios = [0, 1, 2].map(() => runStudy(8, 25, "2022-12", 1).seconds / runStudy(8, 25, "2022-12", 2).seconds);
  const speedup = ratios.sort((one, other) => one - other)[1]!;
  return [
    { label: "other work on the machine (load average)", value: loadavg()[0]!, unit: "processes" },
    { label: "two threads against one", value: speedup, unit: "x", isMet: speedup >= LEAST_SPEEDUP },
  ];
}

function measureMemory(): BenchRow[] {
  const few = runStudy(100, 100, "2013-01", 1);
  const many = runStudy(100, 1000, "2013-01", 1);
  const growth = many.megabytes / few.megabytes;
  return [
    { label: "10,000 tiny runs: most memory held", value: few.megabytes, unit: "MB" },
    { label: "100,000 tiny runs: most memory held", value: many.megabytes, unit: "MB", isMet: growth <= MOST_GROWTH },
    { label: "100,000 tiny runs: time of each, simulation and all", value: many.seconds / 100, unit: "ms" },
  ];
}

function runStudy(points: number, replications: number, end: string, threads: number) {
  const program = fileURLToPath(new URL("./study-process.js", import.meta.url));
  const words = [points, replications, end, threads].map(String);
  const [seconds = "", megabytes = ""] = execFileSync(process.execPath, [program, ...words], {
    encoding: "utf8",
  }).split(" ");
  return { seconds: Number(seconds), megabytes: Number(megabytes) };
}

async function measureQuery(): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), "proofground-bench-"));
  try {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run(`COPY (SELECT i AS run, i // 100 AS point, 'metric ' || i % 10 AS metric, random() AS value
      FROM range(${ROWS}) AS rows(i)) TO '${join(folder, RESULTS_TABLE)}' (FORMAT parquet, COMPRESSION zstd)`);
    connection.closeSync();
    instance.closeSync();
    const startedAt = performance.now();
    const sql = "SELECT point, metric, avg(value), stddev(value) FROM results GROUP BY ALL ORDER BY ALL";
    const groups = await queryResults(folder, sql, async ({ batches }) => {
      let count = 0;
      for await (const rows of batches) count += rows.length;
      return count;
    });
    const seconds = (performance.now() - startedAt) / 1000;
    const label = `mean and spread of ${ROWS.toLocaleString("en")} rows in ${groups.toLocaleString("en")} groups`;
    return { label, value: seconds, unit: "s", isMet: seconds < MOST_QUERY_SECONDS };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
