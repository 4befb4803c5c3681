import type { FailedRun } from "../runners/failed-run.ts";
import { ScenarioError } from "../scenario-error.ts";
import { renderRunAgain } from "./render-command.ts";
import type { RunRequest } from "./run-request.ts";

/** The failure of a run, with the command that shows it again: the user's to mend, or ours. */
export function tellFailedRun(failed: FailedRun, request: RunRequest): Error {
  const { userError, ...run } = failed.failure;
  const command = renderRunAgain(request, run);
  if (userError !== undefined) {
    return new ScenarioError({ ...userError, cure: `${userError.cure ?? ""} Again: ${command}`.trimStart() });
  }
  const error = new Error(`${failed.message}. Again: ${command}`, { cause: failed });
  error.stack = `${error.message}\n${run.stack}`;
  return error;
}
