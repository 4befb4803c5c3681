import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "ava";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";

const root = getPackageRoot();
const folder = mkdtempSync(join(tmpdir(), "packed-"));
const installed = join(folder, "node_modules", "proofground");
test.after.always(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (program: string, ...words: readonly string[]) =>
  execFileSync(program, words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** As a user has it: the packed files in node_modules, and what they depend on beside them. */
test.before(() => {
  const pack = ["pack", "--ignore-scripts", "--silent", "--offline", "--pack-destination", folder];
  const name = execFileSync("npm", pack, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  mkdirSync(installed, { recursive: true });
  run("tar", "xzf", name, "--strip-components=1", "-C", installed);
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  for (const dependency of [...Object.keys(dependencies), "@types"]) {
    const place = join(folder, "node_modules", dependency);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(root, "node_modules", dependency), place);
  }
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
});

function listFiles(at: string): string[] {
  return readdirSync(at, { recursive: true, encoding: "utf8" });
}

test.serial("the package holds all data, presets and examples, and nothing of the tests", (t) => {
  const packed = new Set(listFiles(installed));
  const needed = ["hardware-models", "kernels", "sim", "scenarios"].flatMap((name) =>
    listFiles(join(root, name))
      .filter((file) =>
        /\/data\/|^data\/|presets\/.*\.yaml$|^verify\/vectors\/|^examples\/.*\.\w+$|\.schema\.json$/.test(file),
      )
      .filter((file) => /\.\w+$/.test(file))
      .map((file) => join(name, file)),
  );
  t.true(needed.length > 40);
  t.deepEqual(
    needed.filter((file) => !packed.has(file)),
    [],
  );
  t.deepEqual(
    [...packed].filter((file) => /(^|\/)test(\/|$)|tsbuildinfo|^node_modules/.test(file)),
    [],
  );
});

/** A wrong use on each line that expects one: the types are no `any`. */
const probe = `
import { loadScenario, simulate, type EpochRule, type RunResult } from "proofground";
// @ts-expect-error no such option
void (() => simulate({ scenari: "tiny" }));
// @ts-expect-error a scenario has no such key
void (() => simulate({ scenario: { nam: "x" } }));
// @ts-expect-error a rule needs more than a name
export const rule: EpochRule<null> = { kind: "epoch", name: "mine" };
const { experiment } = await simulate({ scenario: "tiny", replications: 1 });
const run: RunResult | undefined = experiment.schemes[0]?.runs[0];
console.log(JSON.stringify([run?.fingerprint, loadScenario({ scenario: "tiny" }).name]));
`;

test.serial("a program that imports the package by name is checked by its types, and runs", (t) => {
  cpSync(join(root, "scenarios/examples/library/tax.ts"), join(folder, "tax.ts"));
  writeFileSync(join(folder, "probe.ts"), probe);
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const options = ["--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2023", "--types", "node"];
  t.is(run(process.execPath, tsc, ...options, "tax.ts", "probe.ts"), "");
  const golden = JSON.parse(readFileSync(join(root, "test/golden/tiny.json"), "utf8")) as {
    readonly fingerprints: readonly (readonly string[])[];
  };
  t.deepEqual(JSON.parse(run(process.execPath, "probe.js")), [golden.fingerprints[0]![1], "tiny"]);
  t.regex(run(process.execPath, "tax.js"), /^tax-0: [\d.]+ MW in the last year, 3 runs\ntax-0.02: .*\ntax-0.05: .*\n$/);
});
