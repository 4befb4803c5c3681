import type { Statement } from "./statement.ts";
import type { VerifyContext } from "./verify-context.ts";

/**
 * Lists statements that are tried together, for they share what is costly.
 *
 * @param onPart told what part is done, from 0 to 1
 */
export type ListStatements = (
  context: VerifyContext,
  onPart: (fraction: number) => void,
) => Promise<readonly Statement[]> | readonly Statement[];
