/** What a user has to know to mend an input. */
export interface ScenarioErrorDetails {
  /** File and path, or option: `bitcoin.yaml: miners[0].count`. */
  readonly where: string;
  readonly expected: string;
  readonly found: string;
  /** What to do about it; "" where the expectation says it all. */
  readonly cure?: string;
}

/** A mistake in the user's input: told in one line, with exit code 2. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
  readonly exitCode = 2;
  readonly where: string;
  readonly expected: string;
  readonly found: string;
  readonly cure: string;

  constructor({ where, expected, found, cure = "" }: ScenarioErrorDetails) {
    super(`${where}: expected ${expected}, got ${found}.${cure === "" ? "" : ` ${cure}`}`);
    this.where = where;
    this.expected = expected;
    this.found = found;
    this.cure = cure;
  }
}
