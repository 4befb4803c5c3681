import { SingleBar } from "cli-progress";
import type { CommandIo } from "./command.ts";

export interface Progress {
  readonly show: (done: number) => void;
  readonly stop: () => void;
}

/** A bar on a terminal's error stream; nothing elsewhere, so that logs stay clean. */
export function startProgress(io: CommandIo, total: number): Progress {
  if (!io.isErrorTerminal) return { show: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    stream: process.stderr,
    format: "{bar} {value}/{total} runs, {eta_formatted} to go",
    barCompleteChar: "#",
    barIncompleteChar: "-",
    clearOnComplete: true,
    hideCursor: null,
  });
  bar.start(total, 0);
  return {
    show: (done) => {
      bar.update(done);
    },
    stop: () => {
      bar.stop();
    },
  };
}
