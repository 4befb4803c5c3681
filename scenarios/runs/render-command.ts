import type { RunRequest } from "./run-request.ts";

/** The command line that asks for the same run: where it writes and what it prints are left out. */
export function renderCommand({ kind, source, sets, fields, calibrationPath, schemes }: RunRequest): string {
  const words = [
    ...["proofground", kind, source],
    ...(fields.seed === undefined ? [] : ["--seed", fields.seed]),
    ...(fields.replications === undefined ? [] : ["--replications", fields.replications]),
    ...sets.flatMap((assignment) => ["--set", assignment]),
    ...(calibrationPath === undefined ? [] : ["--calibration", calibrationPath]),
    ...(schemes.length === 0 ? [] : [kind === "run" ? "--scheme" : "--schemes", schemes.join(",")]),
  ];
  return words.map(quoteWord).join(" ");
}

/** Quotes a word for a POSIX shell where it needs it. */
function quoteWord(word: string): string {
  return /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
