/** A reward rule failed, or asked for what the ledger refuses. */
export class RuleError extends Error {
  override readonly name = "RuleError";
  readonly rule: string;
  /** "epoch 12", or "block 210000". */
  readonly moment: string;
  /** What went wrong, without rule and moment. */
  readonly reason: string;

  constructor(rule: string, moment: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`reward rule ${rule}, ${moment}: ${reason}`, { cause });
    this.rule = rule;
    this.moment = moment;
    this.reason = reason;
  }
}

/** Runs a part of a rule, so that a failure says whose it is. */
export function askRule<Answer>(rule: string, moment: string, ask: () => Answer): Answer {
  try {
    return ask();
  } catch (error) {
    throw new RuleError(rule, moment, error);
  }
}
