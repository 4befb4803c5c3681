import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { compileFunction } from "node:vm";
import type { BuildFailure, BuildResult } from "esbuild";
import { ScenarioError } from "../scenario-error.ts";
import { getPackageRoot } from "../store/package-root.ts";
import { readUserText } from "../store/user-file.ts";

/** First words of a bundle: such a file is run as it is, so that a copy kept beside results stays the same. */
const BUNDLE_MARK = "// Proofground rule, bundled from ";

/**
 * A rule's file and the files it imports by relative paths, as one text of JavaScript. It depends on their texts only,
 * not on where they lie. Rules may import what ships with the package as "proofground/dist/...".
 *
 * @throws ScenarioError where the file cannot be read, or is no TypeScript or JavaScript
 */
export function bundleRule(path: string): string {
  const text = readUserText(path);
  if (text.startsWith(BUNDLE_MARK)) return text;
  const { outputFiles, metafile } = build(path);
  const inputs = new Set(Object.keys(metafile.inputs).map((input) => `// ${input}`));
  const code = outputFiles[0]!.text.split("\n").filter((line) => !inputs.has(line.trim()));
  return [`${BUNDLE_MARK}${basename(path)}`, ...code].join("\n");
}

/**
 * The default export of a bundle; undefined where it has none. The code runs in this process and may do what it likes:
 * it is the user's own.
 *
 * @throws whatever the code throws as it is loaded
 */
export function evaluateBundle(bundle: string, path: string): unknown {
  const holder: { exports: { readonly default?: unknown } } = { exports: {} };
  const run = compileFunction(bundle, ["module", "exports"], { filename: path });
  Reflect.apply(run, undefined, [holder, holder.exports]);
  return holder.exports.default;
}

type Built = BuildResult<{ write: false; metafile: true }>;

function build(path: string): Built {
  // Loaded only where somebody brings a rule: it would slow every other command down.
  const { buildSync } = createRequire(import.meta.url)("esbuild") as typeof import("esbuild");
  try {
    return buildSync({
      absWorkingDir: dirname(resolve(path)),
      entryPoints: [`./${basename(path)}`],
      bundle: true,
      write: false,
      metafile: true,
      format: "cjs",
      platform: "neutral",
      target: "es2023",
      charset: "utf8",
      logLevel: "silent",
      // What a tsconfig.json nearby says must not change what a rule does.
      tsconfigRaw: "{}",
      alias: { "proofground/dist": join(getPackageRoot(), "dist") },
    });
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    throw describeFailure(error, path);
  }
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}

function describeFailure({ errors }: BuildFailure, path: string): ScenarioError {
  const { text = "an unknown error", location = null } = errors[0] ?? {};
  const isMissing = text.startsWith("Could not resolve");
  const place = location === null ? path : join(dirname(path), location.file);
  return new ScenarioError({
    where: location === null ? place : `${place}:${location.line}:${location.column + 1}`,
    expected: isMissing ? "imports of files beside the rule" : "TypeScript or JavaScript",
    found: isMissing ? text : `a syntax error (${text})`,
    cure: isMissing ? "Check the import's path: packages and Node's own modules are out of reach." : "Mend the line.",
  });
}
