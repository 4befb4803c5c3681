import type { VerifyGroupName } from "./group-titles.ts";
import { listLawStatements } from "./law-statements.ts";
import type { ListStatements } from "./list-statements.ts";
import { listVectorStatements } from "./vector-statements.ts";

/** What tries each group of statements. */
export const verifyGroups = {
  vectors: listVectorStatements,
  laws: ({ rewardRules }) => listLawStatements(rewardRules),
} as const satisfies Record<VerifyGroupName, ListStatements>;
