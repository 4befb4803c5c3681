/** What is wrong: a kernel and its field, a file and its path, a model and its node; and what would be right. */
export interface KernelFault {
  readonly where: string;
  readonly found: string;
  readonly expected: string;
  readonly cure: string;
}

/** What a user asked of a kernel, a calibration file or a model that cannot be had; the command ends with exit code 2. */
export class KernelError extends Error implements KernelFault {
  override readonly name = "KernelError";
  readonly where: string;
  readonly found: string;
  readonly expected: string;
  readonly cure: string;

  constructor(fault: KernelFault) {
    super(`${fault.where}: expected ${fault.expected}, got ${fault.found}. ${fault.cure}`);
    this.where = fault.where;
    this.found = fault.found;
    this.expected = fault.expected;
    this.cure = fault.cure;
  }
}
