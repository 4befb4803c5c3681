import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import * as z from "zod";
import { SENSITIVITY_JSON } from "../store/sensitivity-file.ts";
import { readUserText } from "../store/user-file.ts";
import type { Headline, IndexEntry, IndexKind } from "./index-entry.ts";

type Described = Omit<IndexEntry, "folder" | "date">;

const versions = z.object({ proofground: z.string() });
const runSchema = z.object({ kind: z.enum(["run", "compare"]), scenario: z.object({ name: z.string() }), versions });
const studySchema = z.object({
  study: z.object({ name: z.string() }),
  points: z.int(),
  runs: z.int(),
  failed: z.int(),
  versions,
});
const networkSchema = z.object({ settings: z.object({ name: z.string() }) });
const backtestSchema = z.object({ coin: z.string(), devices: z.int() });
const calibrationSchema = z.object({
  machine: z.object({ processor: z.string() }),
  kernels: z.array(z.unknown()),
  failures: z.array(z.unknown()),
});

const pages: Readonly<Record<IndexKind, string>> = {
  run: "report.html",
  compare: "report.html",
  sweep: "report.html",
  sensitivity: "report.html",
  network: "report.html",
  claims: "claims.html",
  backtest: "backtest.html",
  calibration: "calibration.html",
};

/** Metrics that every kind of work has. */
const runMetrics = ["power_gw_last_year", "workers_share_total", "gini_pay_last_year"];
const MOST_SCHEMES = 3;

/**
 * What a folder is, by the record in it.
 *
 * @throws where the record is not whole
 */
export function describeFolder(folder: string, record: Record<string, unknown>): Described {
  const { format, schema } = record;
  if (format === "proofground-run") return describeRun(folder, record);
  if (format === "proofground-study") return describeStudy(folder, record);
  if (format === "proofground-network") {
    const { settings } = read(networkSchema, record);
    return describe(folder, "network", settings.name, readHeadlines(folder, ["stale_rate"]), record);
  }
  if (format === "proofground-claims") {
    const rows = readTable(join(folder, "claims.csv"));
    const counts = new Map<string, number>();
    for (const { verdict } of rows) if (verdict !== undefined) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    const headlines = [...counts].map(([title, value]): Headline => ({ metric: "", title, unit: "1", value }));
    return describe(folder, "claims", "claims", headlines, record);
  }
  const name = typeof schema === "string" ? schema : "";
  if (format === "proofground-backtest") {
    const summary: unknown = JSON.parse(readUserText(join(folder, "summary.json"), 100_000_000));
    return describeBacktest(folder, summary, record);
  }
  // Folders of earlier versions have no manifest.
  if (name.startsWith("proofground-backtest/")) return describeBacktest(folder, record, record);
  if (name.startsWith("proofground-calibration/")) {
    const { machine, kernels, failures } = read(calibrationSchema, record);
    const counts = [
      { metric: "", title: "Kernels", unit: "1", value: kernels.length },
      { metric: "", title: "Failures", unit: "1", value: failures.length },
    ];
    return describe(folder, "calibration", machine.processor, counts, record);
  }
  throw new Error("expected the record of a command of Proofground, found something else");
}

function describeBacktest(folder: string, summary: unknown, record: Record<string, unknown>): Described {
  const { coin, devices } = read(backtestSchema, summary);
  return describe(folder, "backtest", coin, [{ metric: "", title: "Devices", unit: "1", value: devices }], record);
}

function describeRun(folder: string, record: Record<string, unknown>): Described {
  const { kind, scenario } = read(runSchema, record);
  return describe(folder, kind, scenario.name, readHeadlines(folder, runMetrics), record);
}

function describeStudy(folder: string, record: Record<string, unknown>): Described {
  if (!("runs" in record)) throw new Error("expected a finished study, found one that is not: go on with --resume");
  const { study, points, runs, failed } = read(studySchema, record);
  const kind = existsSync(join(folder, SENSITIVITY_JSON)) ? "sensitivity" : "sweep";
  const counts = [
    { metric: "", title: "Points", unit: "1", value: points },
    { metric: "", title: "Runs", unit: "1", value: runs },
    { metric: "", title: "Failed", unit: "1", value: failed },
  ];
  return describe(folder, kind, study.name, counts, record);
}

function describe(
  folder: string,
  kind: IndexKind,
  name: string,
  headlines: readonly Headline[],
  record: Record<string, unknown>,
): Described {
  const own = z.object({ versions }).safeParse(record);
  const version = own.success ? own.data.versions.proofground : "";
  const page = existsSync(join(folder, pages[kind])) ? pages[kind] : null;
  return { kind, name, version, headlines, page };
}

/** Means of some metrics from summary.csv, of the first schemes. */
function readHeadlines(folder: string, metrics: readonly string[]): Headline[] {
  const rows = readTable(join(folder, "summary.csv"));
  const schemes = [...new Set(rows.map(({ scheme }) => scheme))].slice(0, MOST_SCHEMES);
  return metrics.flatMap((metric) =>
    schemes.flatMap((scheme) => {
      const row = rows.find((each) => each.metric === metric && each.scheme === scheme);
      if (row === undefined || row["mean"] === "" || !Number.isFinite(Number(row["mean"]))) return [];
      const title =
        schemes.length < 2 || scheme === undefined ? (row["title"] ?? metric) : `${row["title"] ?? metric}, ${scheme}`;
      return [{ metric, title, unit: row["unit"] ?? "1", value: Number(row["mean"]) }];
    }),
  );
}

interface TableRow extends Readonly<Record<string, string | undefined>> {
  readonly metric?: string;
  readonly scheme?: string;
  readonly verdict?: string;
}

function readTable(path: string): TableRow[] {
  return parse(readUserText(path, 100_000_000), { columns: true });
}

function read<Schema extends z.ZodType>(schema: Schema, record: unknown): z.output<Schema> {
  const parsed = schema.safeParse(record);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${issue?.path.join(".") ?? "record"}: ${issue?.message ?? "not whole"}`);
}
