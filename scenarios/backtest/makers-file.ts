import { join } from "node:path";
import { z } from "zod";
import { type MakerParameters, makerParameters } from "../../sim/backtest/maker-parameters.ts";
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

/** What a fit of makers found, frozen. */
export interface FittedMakers {
  readonly coin: string;
  /** First and last month that the fit read. */
  readonly window: { readonly from: string; readonly to: string };
  readonly seed: string;
  readonly parameters: MakerParameters;
  /** Range of each in the best tenth of the points drawn over all ranges. */
  readonly near: Readonly<Record<string, { readonly low: number; readonly high: number }>>;
  /** What was made least. */
  readonly value: number;
  /** Root mean square of log10 errors of the hashrate in the window, without luck. */
  readonly error: number;
  /** How far free runs are off, by distance from the window. */
  readonly spread: ErrorSpread;
  /** What the spread was measured by: fits to the months up to `month`, and their errors in the rest of the window. */
  readonly origins: readonly { readonly month: string; readonly error: number }[];
  /** Root mean square of all of those; null where the window was too short for any. */
  readonly originError: number | null;
  readonly makersSha256: string;
  /** SHA-256 of all that the fit read beside the makers. */
  readonly windowSha256: string;
}

const fittedSchema = z.object({
  coin: z.string(),
  window: z.object({ from: fittedMonth, to: fittedMonth }),
  seed: z.string(),
  parameters: describeParameters(makerParameters),
  near: z.record(z.string(), z.object({ low: z.number(), high: z.number() })),
  value: z.number().min(0),
  error: z.number().min(0),
  spread: spreadSchema,
  origins: originsSchema,
  originError: z.number().nullable(),
  makersSha256: z.string(),
  windowSha256: z.string(),
});

function describeFile(): FitFileKind<FittedMakers> {
  return {
    name: "proofground-backtest-makers-fit/2",
    fitted: fittedSchema as unknown as z.ZodType<FittedMakers>,
    specs: makerParameters,
    command: "backtest --chips makers --fit",
    note: "Made by `proofground backtest --chips makers --fit`: do not edit.",
    ownPath: getMakersFitPath(),
  };
}

/** Path of the makers' parameters fitted to Bitcoin, which are the default. */
export function getMakersFitPath(): string {
  return join(getPackageRoot(), "sim/markets/data/bitcoin_makers_fit.json");
}

/** The file of a fit of makers: the same bytes for the same fit. */
export function renderMakersFit(fitted: FittedMakers): string {
  return renderFitFile(describeFile(), fitted);
}

/**
 * A fit of makers from a file; the package's own where none is named.
 *
 * @throws ScenarioError where the file is missing, no JSON, of another schema, or a field is wrong
 */
export function readMakersFit(path: string | undefined): FittedMakers {
  return readFitFile(describeFile(), path);
}
