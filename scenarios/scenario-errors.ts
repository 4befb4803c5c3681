import type { ScenarioError } from "./scenario-error.ts";

/** All mistakes found in one input, told one a line, with exit code 2. */
export class ScenarioErrors extends Error {
  override readonly name = "ScenarioErrors";
  readonly exitCode = 2;
  readonly errors: readonly ScenarioError[];

  constructor(errors: readonly ScenarioError[]) {
    super(errors.map((error) => error.message).join("\n"));
    this.errors = errors;
  }
}
