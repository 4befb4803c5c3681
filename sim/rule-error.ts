/** A reward rule failed, or asked for what the ledger refuses. */
export class RuleError extends Error {
  readonly rule: string;
  readonly epoch: number;

  constructor(rule: string, epoch: number, cause: unknown) {
    super(`reward rule ${rule}, epoch ${epoch}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = "RuleError";
    this.rule = rule;
    this.epoch = epoch;
  }
}
