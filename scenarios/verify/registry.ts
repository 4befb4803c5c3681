import { listBacktestStatements } from "./backtest-statements.ts";
import { listClaimDataStatements, listClaimStatements } from "./claim-statements.ts";
import { listClosedForms } from "./closed-forms/closed-form-statements.ts";
import { listDifficultyStatements } from "./difficulty-statements.ts";
import type { VerifyGroupName } from "./group-titles.ts";
import { listInferenceStatements } from "./inference-statements.ts";
import { listLawStatements } from "./law-statements.ts";
import type { ListStatements } from "./list-statements.ts";
import { listMakerStatements } from "./maker-statements.ts";
import { listNetworkStatements, listWholeNetworkStatements } from "./network-statements.ts";
import { listRunStatements } from "./run-statements.ts";
import { listVectorStatements } from "./vector-statements.ts";

/** What tries each group of statements. */
export const verifyGroups = {
  vectors: listVectorStatements,
  laws: ({ rewardRules }) => listLawStatements(rewardRules),
  runs: listRunStatements,
  "closed-forms": listClosedForms,
  difficulty: listDifficultyStatements,
  backtest: listBacktestStatements,
  makers: listMakerStatements,
  inference: listInferenceStatements,
  networks: listNetworkStatements,
  "claim-data": listClaimDataStatements,
  claims: listClaimStatements,
  "whole-networks": listWholeNetworkStatements,
} as const satisfies Record<VerifyGroupName, ListStatements>;
