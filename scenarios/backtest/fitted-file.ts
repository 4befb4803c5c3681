import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import {
  type CohortParameterSpec,
  type CohortParameters,
  cohortParameterNames,
  cohortParameters,
} from "../../sim/backtest/cohort-parameters.ts";
import { renderFound } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";
import { getPackageRoot } from "../store/package-root.ts";
import { readUserText } from "../store/user-file.ts";
import type { ErrorSpread } from "./error-spread.ts";

const schemaName = "proofground-backtest-fit/2";

/** What a fit found, frozen: the parameters, how well they are known, and what they were found on. */
export interface FittedCohorts {
  readonly coin: string;
  /** First and last month that the fit read. */
  readonly window: { readonly from: string; readonly to: string };
  readonly seed: string;
  readonly parameters: CohortParameters;
  /** 80 % intervals: 10 % and 90 % quantiles of the draws. */
  readonly intervals: Readonly<Record<string, { readonly low: number; readonly high: number }>>;
  /** Parameters fitted to resampled residuals. */
  readonly draws: readonly CohortParameters[];
  /** How far free runs are off, by distance from the window. */
  readonly spread: ErrorSpread;
  /** What the spread was measured by: fits to the months up to `month`, and their errors in the rest of the window. */
  readonly origins: readonly { readonly month: string; readonly error: number }[];
  /**
   * Root mean squares of log10 errors in the window; power is null where nobody estimated it, and that of the origins
   * where the window was too short for any.
   */
  readonly errors: { readonly hashrate: number; readonly power: number | null; readonly origins: number | null };
  /** SHA-256 of all that the fit read. */
  readonly windowSha256: string;
}

const parametersSchema = z.strictObject(
  Object.fromEntries(
    cohortParameterNames.map((name) => {
      const { low, high }: CohortParameterSpec = cohortParameters[name];
      return [name, z.number().min(low).max(high)];
    }),
  ),
);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const fileSchema = z.object({
  schema: z.literal(schemaName),
  fitted: z.object({
    coin: z.string(),
    window: z.object({ from: month, to: month }),
    seed: z.string(),
    parameters: parametersSchema,
    intervals: z.record(z.string(), z.object({ low: z.number(), high: z.number() })),
    draws: z.array(parametersSchema).min(1),
    spread: z.object({
      near: z.number().min(0),
      far: z.number().min(0).max(10),
      months: z.number().positive(),
      degrees: z.number().int().min(1).max(100),
    }),
    origins: z.array(z.object({ month, error: z.number() })),
    errors: z.object({ hashrate: z.number(), power: z.number().nullable(), origins: z.number().nullable() }),
    windowSha256: z.string(),
  }),
});

/** Path of the parameters fitted to Bitcoin, which are the default. */
export function getFittedPath(): string {
  return join(getPackageRoot(), "sim/markets/data/bitcoin_backtest_fit.json");
}

/** The file of a fit: the same bytes for the same fit. */
export function renderFittedFile(fitted: FittedCohorts): string {
  const meanings = Object.fromEntries(
    cohortParameterNames.map((name) => {
      const { meaning, unit, low, high } = cohortParameters[name];
      return [name, { meaning, unit, range: [low, high] }];
    }),
  );
  const note = "Made by `proofground backtest --fit`: do not edit. Figures of power: Cambridge index, annual means.";
  return `${JSON.stringify({ schema: schemaName, note, meanings, fitted }, null, 2)}\n`;
}

/**
 * A fit from a file; the package's own where none is named.
 *
 * @throws ScenarioError where the file is missing, no JSON, or a field is wrong
 */
export function readFittedFile(file: string | undefined): FittedCohorts {
  const where = file ?? getFittedPath();
  const text = file === undefined ? readFileSync(where, "utf8") : readUserText(where, 5_000_000);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse(where, "JSON", "something else");
  }
  const parsed = fileSchema.safeParse(value);
  if (parsed.success) return parsed.data.fitted as unknown as FittedCohorts;
  const [issue] = parsed.error.issues;
  if (issue?.path[0] === "schema") {
    const found = renderFound((value as Readonly<Record<string, unknown>>)["schema"]);
    throw refuse(`${where}: schema`, `what \`backtest --fit\` writes, of ${schemaName}`, found);
  }
  throw refuse(
    `${where}: ${issue?.path.join(".") ?? ""}`,
    "what `backtest --fit` writes",
    issue?.message ?? "a wrong field",
  );
}

function refuse(where: string, expected: string, found: string): ScenarioError {
  return new ScenarioError({ where, expected, found, cure: "Make one with `proofground backtest --fit --save FILE`." });
}
