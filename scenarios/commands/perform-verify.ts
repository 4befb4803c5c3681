import { join } from "node:path";
import { suggestName } from "../nearest-name.ts";
import { renderFound } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";
import { quoteWord } from "../shell-words.ts";
import { checkOutFolder } from "../store/out-folder.ts";
import { slowGroups, type VerifyGroupName, verifyGroupNames } from "../verify/group-titles.ts";
import { countVerdicts, runVerify, type VerifyResult } from "../verify/run-verify.ts";
import type { VerifyContext } from "../verify/verify-context.ts";
import { describeRow } from "../verify/verify-row.ts";
import { listVerifyFiles, VERIFY_TABLE, type VerifyRenderers, writeVerifyFolder } from "../verify/write-verify.ts";
import type { CommandArguments, CommandIo, LoadParts } from "./command.ts";
import { runWithStepProgress } from "./run-with-step-progress.ts";

/** What `verify` is made of; words and the table belong to the reports. */
export interface VerifyParts extends VerifyRenderers {
  /** What is tried. */
  readonly createVerifyContext: () => VerifyContext;
  /** @param look figures: each statement that has one; counts: how many there are of each topic */
  readonly renderVerify: (
    result: VerifyResult,
    look: { readonly width: number; readonly detail: "counts" | "figures" },
  ) => string;
}

/** Tries the groups that are asked for, and writes or tells what holds. */
export async function performVerify(
  given: CommandArguments,
  io: CommandIo,
  loadParts: LoadParts<VerifyParts>,
): Promise<number> {
  const { flags, texts } = given;
  const groups = chooseGroups(given);
  const { out } = texts;
  const folder = out === undefined ? null : checkOutFolder(out, listVerifyFiles);
  const parts = await loadParts();
  const isQuiet = flags["quiet"] === true;
  const startedAt = Date.now();
  const result = await runWithStepProgress(isQuiet ? { ...io, isErrorTerminal: false } : io, (onProgress) =>
    runVerify({ groups, context: parts.createVerifyContext(), onProgress }),
  );
  if (folder !== null) writeVerifyFolder(folder, { result, command: renderLine(given), startedAt }, parts);
  if (flags["json"] === true) io.writeOut(renderJson(result, out ?? null));
  else if (!isQuiet) {
    const detail = given.lists["only"] === undefined ? "counts" : "figures";
    const place = out === undefined ? "" : `\nTable: ${join(out, VERIFY_TABLE)}\n`;
    io.writeOut(`${parts.renderVerify(result, { width: io.columns, detail }).trimEnd()}\n${place}`);
  }
  return countVerdicts(result.groups, "fails") === 0 ? 0 : 1;
}

function chooseGroups({ lists, flags }: CommandArguments): VerifyGroupName[] {
  const { only } = lists;
  if (only === undefined) return verifyGroupNames.filter((name) => flags["all"] === true || !slowGroups.includes(name));
  if (flags["all"] === true) {
    const cure = "Leave one of them out: --only takes slow groups too.";
    throw new ScenarioError({ where: "--all", expected: "--all or --only", found: "both", cure });
  }
  for (const name of only) {
    if (verifyGroupNames.some((known) => known === name)) continue;
    throw new ScenarioError({
      where: "--only",
      expected: "a group of statements",
      found: renderFound(name),
      cure: suggestName(name, verifyGroupNames),
    });
  }
  return verifyGroupNames.filter((name) => only.includes(name));
}

function renderLine({ lists, flags }: CommandArguments): string {
  const only = (lists["only"] ?? []).map((name) => ` --only ${quoteWord(name)}`).join("");
  return `proofground verify${flags["all"] === true ? " --all" : ""}${only}`;
}

function renderJson({ version, groups }: VerifyResult, folder: string | null): string {
  const verdicts = {
    holds: countVerdicts(groups, "holds"),
    fails: countVerdicts(groups, "fails"),
    notApplicable: countVerdicts(groups, "not applicable"),
  };
  const listed = groups.map(({ name, title, seconds, statements }) => ({
    ...{ name, title, seconds },
    statements: statements.map(describeRow),
  }));
  return `${JSON.stringify({ version, verdicts, groups: listed, folder })}\n`;
}
