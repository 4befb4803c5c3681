import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import {
  type MakerParameterName,
  type MakerParameters,
  makerParameterNames,
  makerParameters,
} from "../../sim/backtest/maker-parameters.ts";
import { ScenarioError } from "../scenario-error.ts";
import { getPackageRoot } from "../store/package-root.ts";
import { readUserText } from "../store/user-file.ts";

const schemaName = "proofground-backtest-makers-fit/1";

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
  readonly makersSha256: string;
  /** SHA-256 of all that the fit read beside the makers. */
  readonly windowSha256: string;
}

const parametersSchema = z.strictObject(
  Object.fromEntries(
    makerParameterNames.map((name) => [
      name,
      z.number().min(makerParameters[name].low).max(makerParameters[name].high),
    ]),
  ) as Record<MakerParameterName, z.ZodNumber>,
);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const fileSchema = z.object({
  schema: z.literal(schemaName),
  fitted: z.object({
    coin: z.string(),
    window: z.object({ from: month, to: month }),
    seed: z.string(),
    parameters: parametersSchema,
    near: z.record(z.string(), z.object({ low: z.number(), high: z.number() })),
    value: z.number().min(0),
    error: z.number().min(0),
    makersSha256: z.string(),
    windowSha256: z.string(),
  }),
});

/** Path of the makers' parameters fitted to Bitcoin, which are the default. */
export function getMakersFitPath(): string {
  return join(getPackageRoot(), "sim/markets/data/bitcoin_makers_fit.json");
}

/** The file of a fit of makers: the same bytes for the same fit. */
export function renderMakersFit(fitted: FittedMakers): string {
  const meanings = Object.fromEntries(
    makerParameterNames.map((name) => {
      const { meaning, unit, low, high } = makerParameters[name];
      return [name, { meaning, unit, range: [low, high] }];
    }),
  );
  const note = "Made by `proofground backtest --chips makers --fit`: do not edit.";
  return `${JSON.stringify({ schema: schemaName, note, meanings, fitted }, null, 2)}\n`;
}

/**
 * A fit of makers from a file; the package's own where none is named.
 *
 * @throws ScenarioError where the file is missing, no JSON, or a field is wrong
 */
export function readMakersFit(path: string | undefined): FittedMakers {
  const where = path ?? getMakersFitPath();
  const text = path === undefined ? readFileSync(where, "utf8") : readUserText(where);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse(where, "JSON", "something else");
  }
  const parsed = fileSchema.safeParse(value);
  if (parsed.success) return parsed.data.fitted;
  const [issue] = parsed.error.issues;
  const field = `${where}: ${issue?.path.join(".") ?? ""}`;
  throw refuse(field, "what `backtest --chips makers --fit` writes", issue?.message ?? "a wrong field");
}

function refuse(where: string, expected: string, found: string): ScenarioError {
  const cure = "Make one with `proofground backtest --chips makers --fit --save FILE`.";
  return new ScenarioError({ where, expected, found, cure });
}
