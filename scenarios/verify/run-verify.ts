import { setImmediate } from "node:timers/promises";
import { getPackageVersion } from "../store/package-root.ts";
import { type VerifyGroupName, verifyTitles } from "./group-titles.ts";
import type { ListStatements } from "./list-statements.ts";
import { verifyGroups } from "./registry.ts";
import { type JudgedStatement, judgeStatement, type Statement, type StatementVerdict } from "./statement.ts";
import type { VerifyContext } from "./verify-context.ts";

export interface VerifyRequest {
  readonly groups: readonly VerifyGroupName[];
  readonly context: VerifyContext;
  readonly onProgress: (fraction: number, step: string) => void;
}

/** Statements of one group, each judged. */
export interface JudgedGroup {
  readonly name: VerifyGroupName;
  readonly title: string;
  readonly statements: readonly JudgedStatement[];
  /** [s] differs from run to run: no part of what was found. */
  readonly seconds: number;
}

export interface VerifyResult {
  readonly version: string;
  readonly groups: readonly JudgedGroup[];
}

/** Tries every statement of the groups, one group after the other. */
export async function runVerify({ groups, context, onProgress }: VerifyRequest): Promise<VerifyResult> {
  const judged: JudgedGroup[] = [];
  for (const [index, name] of groups.entries()) {
    const title = verifyTitles[name];
    const onPart = (part: number) => {
      onProgress((index + part) / groups.length, title);
    };
    onPart(0);
    // Lets signals and the progress bar through.
    await setImmediate();
    const startedAt = performance.now();
    const statements = await listStatements(name, context, onPart);
    judged.push({
      ...{ name, title },
      statements: statements.map(judgeStatement),
      seconds: (performance.now() - startedAt) / 1000,
    });
  }
  return { version: getPackageVersion(), groups: judged };
}

/** A group that cannot be tried to its end is a statement that fails: the others are tried all the same. */
async function listStatements(
  name: VerifyGroupName,
  context: VerifyContext,
  onPart: (part: number) => void,
): Promise<readonly Statement[]> {
  try {
    const list: ListStatements = verifyGroups[name];
    return await list(context, onPart);
  } catch (error) {
    const measure = {
      kind: "figure",
      expected: { kind: "at most", value: 0 },
      found: 1,
      unit: "errors",
    } as const;
    const notes = [error instanceof Error ? error.message : String(error)];
    return [
      {
        ...{ id: `${name}/error`, topic: "errors", stated: "The statements of this group can be tried" },
        ...{ measure, notes, source: "proofground verify" },
      },
    ];
  }
}

/** Statements with a verdict, over all groups. */
export function countVerdicts(groups: readonly JudgedGroup[], verdict: StatementVerdict): number {
  return groups.reduce((sum, group) => sum + group.statements.filter((one) => one.verdict === verdict).length, 0);
}
