/** What a user asked of a kernel, a calibration file or a model that cannot be had; the command ends with exit code 2. */
export class KernelError extends Error {
  override readonly name = "KernelError";
  /** The thing that is wrong: a kernel and its field, a file and its path, a model and its node. */
  readonly where: string;
  readonly found: string;
  readonly expected: string;
  readonly cure: string;

  constructor(fault: { where: string; found: string; expected: string; cure: string }) {
    super(`${fault.where}: expected ${fault.expected}, got ${fault.found}. ${fault.cure}`);
    this.where = fault.where;
    this.found = fault.found;
    this.expected = fault.expected;
    this.cure = fault.cure;
  }
}
