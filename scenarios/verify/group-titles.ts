/** Groups of statements by name, in the order of the table, apart from what tries them: a help loads none of that. */
export const verifyTitles = {
  vectors: "Vectors from code, chains and the literature",
  laws: "Laws of reward rules",
} as const satisfies Record<string, string>;

export type VerifyGroupName = keyof typeof verifyTitles;

export const verifyGroupNames = Object.keys(verifyTitles) as VerifyGroupName[];

/** Groups that take so long that they are left out unless they are asked for. */
export const slowGroups: readonly VerifyGroupName[] = [];
