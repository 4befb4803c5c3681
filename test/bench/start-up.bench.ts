import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import type { BenchCase, BenchRow } from "./bench-case.ts";
import { measureInTurns } from "./measure.ts";

const ROUNDS = 9;
const MOST_RATIO = 1.6;

export const startUpBench: BenchCase = {
  name: "Start of the command line",
  aim: `a help in at most ${MOST_RATIO} x the time of a program that loads the reader of command lines and asks it for one`,
  run: measureStart,
};

function measureStart(): readonly BenchRow[] {
  const program = join(getPackageRoot(), "dist", "reports", "proofground.js");
  const bare = 'import yargs from "yargs"; await yargs(["--help"]).exitProcess(false).parseAsync();';
  const seconds = measureInTurns(ROUNDS, {
    bare: () => start(["--input-type=module", "--eval", bare]),
    help: () => start([program, "--help"]),
    list: () => start([program, "list"]),
    validate: () => start([program, "validate", "tiny", "--quiet"]),
  });
  const ratio = seconds.help / seconds.bare;
  return [
    { label: "node and yargs alone", value: seconds.bare, unit: "s" },
    { label: "--help", value: seconds.help, unit: "s" },
    { label: "list", value: seconds.list, unit: "s" },
    { label: "validate tiny", value: seconds.validate, unit: "s" },
    { label: "--help against node and yargs alone", value: ratio, unit: "x", isMet: ratio <= MOST_RATIO },
  ];
}

function start(words: readonly string[]): string {
  return execFileSync(process.execPath, words, { encoding: "utf8", cwd: getPackageRoot() });
}
