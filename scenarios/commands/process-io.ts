import { text } from "node:stream/consumers";
import { isatty } from "node:tty";
import type { CommandIo } from "./command.ts";

const DEFAULT_COLUMNS = 100;

/** Reads and writes of this process. A reader that stops early (`| head`) ends it quietly. */
export function createProcessIo(): CommandIo {
  process.stdout.on("error", leaveOnClosedPipe);
  process.stderr.on("error", leaveOnClosedPipe);
  return {
    writeOut: (content) => process.stdout.write(content),
    writeError: (content) => process.stderr.write(content),
    readInput: () => text(process.stdin),
    isInputTerminal: isatty(0),
    isOutputTerminal: isatty(1),
    isErrorTerminal: isatty(2),
    columns: isatty(1) ? process.stdout.columns : DEFAULT_COLUMNS,
    environment: process.env,
  };
}

function leaveOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
  throw error;
}
