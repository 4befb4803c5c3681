import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as z from "zod";
import { listFileAssumptions } from "../assumptions.ts";
import { checkMakerTerms } from "../checks/check-makers.ts";
import type { Assumption } from "../experiments/experiment.ts";
import { parseScenarioText } from "../loading/scenario-text.ts";
import { reportProblems } from "../report-problems.ts";
import { findProblems } from "../schema/find-problems.ts";
import type { JsonSchema } from "../schema/json-schema.ts";
import { type BacktestMakers, backtestMakersSchema } from "../schema/maker-schema.ts";
import { getPackageRoot } from "../store/package-root.ts";
import { computeSha256 } from "../store/sha256.ts";
import { readUserText } from "../store/user-file.ts";

/** Makers of a backtest, from a file. */
export interface ReadMakers extends BacktestMakers {
  readonly file: string;
  readonly sha256: string;
  /** Chips on sale before this year taught them what energy a hash takes. */
  readonly knownBeforeYear: number;
  /** Every number of theirs, with unit and source. */
  readonly assumptions: readonly Assumption[];
}

const MAKERS_FILE = "sim/markets/data/backtest_makers.yaml";

/**
 * Makers and their market from a YAML or JSON file; the package's own where none is named.
 *
 * @param end last month of the series
 * @throws ScenarioError, ScenarioErrors where the file, a field, or a chip that it asks for cannot be
 */
export function readMakers(path: string | undefined, knownBeforeYear: number, end: string): ReadMakers {
  const file = path ?? basename(MAKERS_FILE);
  const text = path === undefined ? readFileSync(join(getPackageRoot(), MAKERS_FILE), "utf8") : readUserText(path);
  const value = parseScenarioText(text, file);
  const schema = z.toJSONSchema(backtestMakersSchema, { io: "input", target: "draft-07" }) as JsonSchema;
  const parsed = backtestMakersSchema.safeParse(value);
  if (!parsed.success) throw reportProblems(findProblems(parsed.error.issues, schema, value), file);
  const { makers, market } = parsed.data;
  const problems = checkMakerTerms({ makers, market: { ...market, knownBeforeYear }, marketPath: "market", end });
  if (problems.length > 0) throw reportProblems(problems, file);
  const assumptions = listFileAssumptions({ file: parsed.data, schema }).map((assumption) => ({
    ...assumption,
    source: assumption.source.replace("chosen by the scenario", `chosen by ${basename(file)}`),
  }));
  return { makers, market, file, sha256: computeSha256(text), knownBeforeYear, assumptions };
}
