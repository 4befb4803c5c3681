import { readFileSync } from "node:fs";
import { z } from "zod";
import { renderFound } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";
import { readUserText } from "../store/user-file.ts";

/** A parameter that is fitted, as far as a file tells it. */
interface FittedSpec {
  readonly meaning: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
}

/** A kind of file that holds what a fit found. */
export interface FitFileKind<Fitted> {
  /** Name and version, which every such file bears. */
  readonly name: string;
  readonly fitted: z.ZodType<Fitted>;
  readonly specs: Readonly<Record<string, FittedSpec>>;
  /** The command that makes such files, from `backtest` on. */
  readonly command: string;
  readonly note: string;
  /** Where the package's own lies. */
  readonly ownPath: string;
}

const LARGEST_BYTES = 5_000_000;

/** A month, YYYY-MM. */
export const fittedMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** How far runs were off past what they were fitted to. */
export const spreadSchema = z.object({
  near: z.number().min(0),
  far: z.number().min(0).max(10),
  months: z.number().positive(),
  degrees: z.number().int().min(1).max(100),
});

/** What a spread was measured by. */
export const originsSchema = z.array(z.object({ month: fittedMonth, error: z.number() }));

/** Each parameter inside its range, and no other. */
export function describeParameters(specs: Readonly<Record<string, Pick<FittedSpec, "low" | "high">>>) {
  const entries = Object.entries(specs).map(([name, { low, high }]) => [name, z.number().min(low).max(high)] as const);
  return z.strictObject(Object.fromEntries(entries));
}

/** The file of a fit: the same bytes for the same fit. */
export function renderFitFile<Fitted>({ name: schema, specs, note }: FitFileKind<Fitted>, fitted: Fitted): string {
  const meanings = Object.fromEntries(
    Object.entries(specs).map(([name, { meaning, unit, low, high }]) => [name, { meaning, unit, range: [low, high] }]),
  );
  return `${JSON.stringify({ schema, note, meanings, fitted }, null, 2)}\n`;
}

/**
 * A fit from a file; the package's own where none is named.
 *
 * @throws ScenarioError where the file is missing, no JSON, of another schema, or a field is wrong
 */
export function readFitFile<Fitted>(kind: FitFileKind<Fitted>, path: string | undefined): Fitted {
  const where = path ?? kind.ownPath;
  const written = `what \`${kind.command}\` writes`;
  const refuse = (at: string, expected: string, found: string) =>
    new ScenarioError({
      where: at,
      expected,
      found,
      cure: `Make one with \`proofground ${kind.command} --save FILE\`.`,
    });
  const text = path === undefined ? readFileSync(where, "utf8") : readUserText(where, LARGEST_BYTES);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse(where, "JSON", "something else");
  }
  const parsed = z.object({ schema: z.literal(kind.name), fitted: kind.fitted }).safeParse(value);
  if (parsed.success) return parsed.data.fitted;
  const [issue] = parsed.error.issues;
  if (issue?.path[0] === "schema") {
    const found = renderFound((value as Readonly<Record<string, unknown>>)["schema"]);
    throw refuse(`${where}: schema`, `${written}, of ${kind.name}`, found);
  }
  const field = issue?.path.join(".") ?? "";
  throw refuse(field === "" ? where : `${where}: ${field}`, written, issue?.message ?? "a wrong field");
}
