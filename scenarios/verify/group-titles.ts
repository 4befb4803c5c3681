/** Groups of statements by name, in the order of the table, apart from what tries them: a help loads none of that. */
export const verifyTitles = {
  vectors: "Vectors from code, chains and the literature",
  laws: "Laws of reward rules",
  runs: "Runs under every reward rule: coins, and the same again",
  "closed-forms": "Closed forms, met by simulation",
  difficulty: "Difficulty rules",
  backtest: "Backtest on Bitcoin, chips from the catalogue",
  makers: "Backtest on Bitcoin, chips by makers",
  inference: "Model of inference on what it was not fitted to",
  networks: "Stale blocks against measured networks",
  "claim-data": "Data that claims are judged by",
  claims: "Claims, judged on runs of their own",
  "whole-networks": "Stale blocks against measured networks, presets as they are",
} as const satisfies Record<string, string>;

export type VerifyGroupName = keyof typeof verifyTitles;

export const verifyGroupNames = Object.keys(verifyTitles) as VerifyGroupName[];

/** Groups that take so long that they are left out unless they are asked for. */
export const slowGroups: readonly VerifyGroupName[] = ["claims", "whole-networks"];
