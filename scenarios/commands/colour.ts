import type { CommandIo } from "./command.ts";

/** FORCE_COLOR and NO_COLOR decide where they are set, in this order; else colour goes to terminals only. */
export function isColourWanted({ environment, isOutputTerminal }: CommandIo): boolean {
  const forced = environment["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if ((environment["NO_COLOR"] ?? "") !== "") return false;
  return isOutputTerminal && environment["TERM"] !== "dumb";
}
