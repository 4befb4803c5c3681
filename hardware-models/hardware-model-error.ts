/** What a reader has to know to mend an input; the same fields as the errors of a scenario. */
export interface HardwareModelErrorDetails {
  readonly where: string;
  readonly expected: string;
  readonly found: string;
  /** What to do about it; "" where the expectation says it all. */
  readonly cure?: string;
}

/** An input that the models of hardware cannot answer for: an unknown name, a missing figure, a model too large. */
export class HardwareModelError extends Error {
  override readonly name = "HardwareModelError";
  readonly exitCode = 2;
  readonly where: string;
  readonly expected: string;
  readonly found: string;
  readonly cure: string;

  constructor({ where, expected, found, cure = "" }: HardwareModelErrorDetails) {
    super(`${where}: expected ${expected}, got ${found}.${cure === "" ? "" : ` ${cure}`}`);
    this.where = where;
    this.expected = expected;
    this.found = found;
    this.cure = cure;
  }
}
