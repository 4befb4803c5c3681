/** A law that a rule does not keep. */
export interface LawBreach {
  /** The law, as a sentence that should hold. */
  readonly law: string;
  /** What the rule was given. */
  readonly case: string;
  readonly found: string;
}
