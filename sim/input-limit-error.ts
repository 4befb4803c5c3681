/** What a run's input cannot bear, as a user has to know it. */
export interface InputLimit {
  /** Path in the scenario. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  readonly cure: string;
}

/** A run came to where its input stops making sense, which no check of a scenario can foresee. */
export class InputLimitError extends Error {
  override readonly name = "InputLimitError";
  readonly limit: InputLimit;

  constructor(limit: InputLimit) {
    super(`${limit.path}: expected ${limit.expected}, got ${limit.found}. ${limit.cure}`);
    this.limit = limit;
  }
}
