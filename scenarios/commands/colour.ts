import type { CommandIo } from "./command.ts";

/** FORCE_COLOR and NO_COLOR decide where they are set, in this order; else colour goes to terminals only. */
export function isColourWanted({ environment, isOutputTerminal }: CommandIo): boolean {
  const forced = environment["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if ((environment["NO_COLOR"] ?? "") !== "") return false;
  return isOutputTerminal && environment["TERM"] !== "dumb";
}

/** What the terminal's locale can show: LC_ALL, else LC_CTYPE, else LANG; where none is set, anything. */
export function getCharset({ environment }: CommandIo): "unicode" | "ascii" {
  const locale = ["LC_ALL", "LC_CTYPE", "LANG"].map((name) => environment[name] ?? "").find((value) => value !== "");
  return locale === undefined || /utf-?8/i.test(locale) ? "unicode" : "ascii";
}
