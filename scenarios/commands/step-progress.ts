import { SingleBar } from "cli-progress";
import type { CommandIo } from "./command.ts";

/** A bar of percent with the step that is being done. */
export interface StepProgress {
  readonly show: (fraction: number, step: string) => void;
  readonly stop: () => void;
}

/** Shown on a terminal's error stream; nothing elsewhere, so that logs stay clean. */
export function startStepProgress(io: CommandIo): StepProgress {
  if (!io.isErrorTerminal) return { show: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    stream: process.stderr,
    format: "{bar} {percentage} %, {step}",
    barCompleteChar: "#",
    barIncompleteChar: "-",
    clearOnComplete: true,
    hideCursor: null,
  });
  bar.start(100, 0, { step: "start" });
  return {
    show: (fraction, step) => {
      bar.update(Math.round(100 * fraction), { step });
    },
    stop: () => {
      bar.stop();
    },
  };
}
