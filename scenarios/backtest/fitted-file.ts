import { join } from "node:path";
import { z } from "zod";
import { type CohortParameters, cohortParameters } from "../../sim/backtest/cohort-parameters.ts";
import { getPackageRoot } from "../store/package-root.ts";
import type { ErrorSpread } from "./error-spread.ts";
import {
  describeParameters,
  type FitFileKind,
  fittedMonth,
  originsSchema,
  readFitFile,
  renderFitFile,
  spreadSchema,
} from "./fit-file.ts";

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

const parametersSchema = describeParameters(cohortParameters);
const fittedSchema = z.object({
  coin: z.string(),
  window: z.object({ from: fittedMonth, to: fittedMonth }),
  seed: z.string(),
  parameters: parametersSchema,
  intervals: z.record(z.string(), z.object({ low: z.number(), high: z.number() })),
  draws: z.array(parametersSchema).min(1),
  spread: spreadSchema,
  origins: originsSchema,
  errors: z.object({ hashrate: z.number(), power: z.number().nullable(), origins: z.number().nullable() }),
  windowSha256: z.string(),
});

function describeFile(): FitFileKind<FittedCohorts> {
  return {
    name: "proofground-backtest-fit/2",
    fitted: fittedSchema as unknown as z.ZodType<FittedCohorts>,
    specs: cohortParameters,
    command: "backtest --fit",
    note: "Made by `proofground backtest --fit`: do not edit. Figures of power: Cambridge index, annual means.",
    ownPath: getFittedPath(),
  };
}

/** Path of the parameters fitted to Bitcoin, which are the default. */
export function getFittedPath(): string {
  return join(getPackageRoot(), "sim/markets/data/bitcoin_backtest_fit.json");
}

/** The file of a fit: the same bytes for the same fit. */
export function renderFittedFile(fitted: FittedCohorts): string {
  return renderFitFile(describeFile(), fitted);
}

/**
 * A fit from a file; the package's own where none is named.
 *
 * @throws ScenarioError where the file is missing, no JSON, of another schema, or a field is wrong
 */
export function readFittedFile(file: string | undefined): FittedCohorts {
  return readFitFile(describeFile(), file);
}
