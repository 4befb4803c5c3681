import type { CommandIo } from "./command.ts";
import { startStepProgress } from "./step-progress.ts";

/** A body with a bar of its steps, which an interrupt ends with the whole program. */
export async function runWithStepProgress<Result>(
  io: CommandIo,
  body: (onProgress: (fraction: number, step: string) => void) => Promise<Result>,
): Promise<Result> {
  const progress = startStepProgress(io);
  // Nothing is on disk before the body has ended, so leaving is all that an interrupt needs.
  const leave = () => {
    progress.stop();
    process.exit(130);
  };
  process.once("SIGINT", leave);
  try {
    return await body(progress.show);
  } finally {
    process.off("SIGINT", leave);
    progress.stop();
  }
}
