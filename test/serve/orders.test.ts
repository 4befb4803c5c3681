import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { renderers } from "../../reports/renderers.ts";
import type { JsonSchema } from "../../scenarios/schema/json-schema.ts";
import { computeScenarioJsonSchema } from "../../scenarios/schema/scenario-schema.ts";
import { checkOrder } from "../../scenarios/serve/check-order.ts";
import { describeProblems } from "../../scenarios/serve/describe-problems.ts";
import type { JobOrder, Problems } from "../../scenarios/serve/job.ts";
import type { Manifest } from "../../scenarios/store/manifest.ts";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { plainParts, runWords, withFolder } from "../commands/run-words.ts";
import { hostileText } from "../reports/synthetic-study.ts";
import { programs, withServer, writeFiles } from "./serving.ts";

const tiny = readFileSync(join(getPackageRoot(), "scenarios/presets/tiny.yaml"), "utf8");
const short = ["end=2013-06", "miners[0].count=3"];

/** Files that tell when and where they were made. */
const dated = ["run-info.json", "ro-crate-metadata.json"];

function readFolder(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => !dated.includes(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

function readFingerprints(manifest: string): unknown {
  return (JSON.parse(manifest) as Manifest).fingerprints;
}

const nothing = { where: "", expected: "", found: "", cure: "" };

/** What a job's process says against an order, in this process; none where it would take it. */
function complain(order: Partial<JobOrder>, folder: string, isCodeAllowed = false): Problems {
  const whole = { kind: "compare", source: { kind: "preset", name: "tiny" }, sets: [], schemes: [], ...order } as const;
  try {
    checkOrder({ type: "order", order: whole, folder, isCodeAllowed });
    return [];
  } catch (error) {
    return describeProblems(error) ?? [{ ...nothing, found: String(error) }];
  }
}

test.serial("a run that a page asks for has the bytes of the command line", async (t) => {
  await withServer(
    { "mine.yaml": tiny.replace("name: tiny", "name: mine") },
    async ({ folder, outside, order, waitFor }) => {
      const cases: readonly (readonly [Partial<JobOrder>, readonly string[]])[] = [
        [{ sets: short, seed: "7", replications: "3" }, ["compare", "tiny", "--seed", "7", "--replications", "3"]],
        [
          { kind: "run", source: { kind: "file", path: "mine.yaml" }, sets: short, schemes: ["proof-of-stake"] },
          ["run", join(folder, "mine.yaml"), "--scheme", "proof-of-stake"],
        ],
      ];
      for (const [asked, words] of cases) {
        const { id = "", problems } = await order(asked);
        t.deepEqual(problems, []);
        const { state, plan } = await waitFor(id, ["done", "failed"]);
        t.is(state, "done");
        const out = join(outside, "line", plan!.folder);
        const sets = short.flatMap((each) => ["--set", each]);
        const told = await runWords([...words, ...sets, "--out", out], { parts: { ...plainParts, ...renderers } });
        t.is(told.code, 0, told.error);
        t.deepEqual(readFolder(join(folder, plan!.folder)), readFolder(out));
        t.true(existsSync(join(out, "report.html")));
      }
    },
    { program: programs.real },
  );
});

test.serial(
  "a pasted scenario has the results of the same text in a file, and nothing is kept of the text",
  async (t) => {
    await withServer({}, async ({ folder, outside, order, waitFor }) => {
      const { id = "" } = await order({ source: { kind: "text", text: tiny }, sets: short });
      const { plan } = await waitFor(id, ["done", "failed"]);
      const out = join(outside, "line");
      const sets = short.flatMap((each) => ["--set", each]);
      t.is((await runWords(["compare", "tiny", ...sets, "--out", out])).code, 0);
      const [pasted, typed] = [readFolder(join(folder, plan!.folder)), readFolder(out)];
      t.is(pasted["report.html"], typed["report.html"]);
      const [own, line] = [pasted, typed].map((files) => readFingerprints(files["manifest.json"]!));
      t.deepEqual(own, line);
      t.deepEqual(readdirSync(folder), [plan!.folder]);
    });
  },
);

test.serial("a mistake is told with where, expected, found and cure, and no run comes of it", async (t) => {
  await withServer({ "mine.yaml": `${tiny}\nminrs: 3\n` }, async ({ folder, order, listJobs }) => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from("bcdefgh", (name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join()}]`).join("\n")}`;
    const cases: readonly (readonly [Partial<JobOrder>, RegExp])[] = [
      [{ sets: ["hardware.pu=1"] }, /--set hardware\.pu .*Did you mean "pue"\?/],
      [{ sets: ["x"] }, /--set x .*path=value/],
      [{ replications: "many" }, /tiny: replications .*whole number/],
      [{ replications: "1e9" }, /replications/],
      [{ schemes: ["proof-of-wrok"] }, /--schemes .*Did you mean/],
      [{ source: { kind: "file", path: "mine.yaml" } }, /mine\.yaml: minrs .*Did you mean "miners"\?/],
      [{ source: { kind: "preset", name: "tinny" } }, /scenario .*Did you mean "tiny"\?/],
      [{ source: { kind: "text", text: "" } }, /scenario .*Paste the text/],
      [{ source: { kind: "text", text: "name: [" } }, /scenario:\d+:\d+ .*YAML/],
      [{ source: { kind: "text", text: bomb } }, /at most 100 uses of aliases/],
      [{ source: { kind: "text", text: "[".repeat(50_000) } }, /scenario/],
      [{ source: { kind: "text", text: tiny.replace("name: tiny", `name: ${JSON.stringify(hostileText)}`) } }, /name/],
    ];
    for (const [asked, pattern] of cases) {
      const problems = complain(asked, folder);
      const [{ where, expected, found, cure } = nothing] = problems;
      t.regex(`${where} ${expected} ${found} ${cure}`, pattern);
      t.true(expected !== "" && found !== "");
    }
    const asked = { source: { kind: "file", path: "mine.yaml" } } as const;
    t.deepEqual(await order(asked), { problems: complain(asked, folder) });
    t.deepEqual(await listJobs(), []);
    t.deepEqual(readdirSync(folder), ["mine.yaml"]);
  });
});

test.serial("no order reaches a file that is not offered: presets and files of the folder only", async (t) => {
  const files = { "mine.yaml": tiny, "tiny-1/manifest.json": "{}", "deep/er/x.yaml": tiny };
  await withFolder((folder) => {
    writeFiles(folder, files);
    symlinkSync(join(getPackageRoot(), "scenarios/presets/tiny.yaml"), join(folder, "link.yaml"));
    symlinkSync(join(getPackageRoot(), "scenarios/presets"), join(folder, "presets"));
    t.deepEqual(complain({ source: { kind: "file", path: "mine.yaml" } }, folder), []);
    symlinkSync("loop.yaml", join(folder, "loop.yaml"));
    mkdirSync(join(folder, "folder.yaml"));
    const paths = [
      ...["../x.yaml", "./mine.yaml", "deep/../mine.yaml", join(folder, "mine.yaml"), "/etc/passwd", "mine.yaml\0"],
      ...["link.yaml", "presets/tiny.yaml", "loop.yaml", "missing.yaml", "folder.yaml", "tiny-1/manifest.json", ""],
      ...["..\\x.yaml", "file:mine.yaml", "https://example.org/x.yaml", "~/x.yaml"],
    ];
    for (const path of paths) {
      const problems = complain({ source: { kind: "file", path } }, folder);
      t.is(problems.length, 1, path);
      t.notRegex(problems[0]!.found, /root:/);
    }
    for (const name of ["/etc/passwd", "../presets/tiny", join(folder, "mine.yaml"), "mine.yaml", "__proto__"]) {
      t.is(complain({ source: { kind: "preset", name } }, folder).length, 1, name);
    }
  });
});

test.serial("a result is never written through a link that leads out of the folder", async (t) => {
  await withFolder((outside) => {
    const folder = join(outside, "results");
    writeFiles(folder, {});
    const order = { type: "order", folder, isCodeAllowed: false } as const;
    const source = { kind: "preset", name: "tiny" } as const;
    const { planned } = checkOrder({ ...order, order: { kind: "run", source, sets: short, schemes: [] } });
    mkdirSync(join(outside, "elsewhere"));
    for (const target of ["../elsewhere", "../missing"]) {
      symlinkSync(target, join(folder, planned.plan.folder));
      t.regex(complain({ kind: "run", sets: short }, folder)[0]?.found ?? "", /a link that leads elsewhere/);
      rmSync(join(folder, planned.plan.folder));
    }
    t.deepEqual(complain({ kind: "run", sets: short }, folder), []);
    t.deepEqual(readdirSync(outside).sort(), ["elsewhere", "results"]);
  });
});

test("the one key of a scenario that names a file is that of a rule", (t) => {
  const texts = new Set<string>();
  const walk = (schema: JsonSchema, path: string): void => {
    if (schema.type === "string" && schema.const === undefined && schema.enum === undefined) texts.add(path);
    for (const [key, inner] of Object.entries(schema.properties ?? {}))
      walk(inner, path === "" ? key : `${path}.${key}`);
    if (typeof schema.additionalProperties === "object") walk(schema.additionalProperties, `${path}.*`);
    if (schema.items !== undefined) walk(schema.items, path);
    for (const variant of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) walk(variant, path);
  };
  walk(computeScenarioJsonSchema(), "");
  // Names of things in tables, dates, and words for readers. A new key stands here only once somebody has looked at it.
  const harmless =
    /(^|\.)(name|title|question|description|start|end|seed|release|entry|date|until|groups|maker|ownGroup|ownCloud|startNode|startDevice|exclude|sha256|device|from|electricityUsdPerKwh|country|source|choices\.\*)$|^work\.(model|precision)$/;
  t.deepEqual(
    [...texts].filter((path) => !harmless.test(path)),
    ["schemes.rule.file"],
  );
});

const rule = readFileSync(
  join(getPackageRoot(), "scenarios/examples/custom-rule/square-root-stake-or-work.ts"),
  "utf8",
);
const own = readFileSync(join(getPackageRoot(), "scenarios/examples/custom-rule/scenario.yaml"), "utf8");
const ruleName = "square-root-stake-or-work.ts";

test.serial("a rule in a file is not even read without --allow-code, however the scenario names it", async (t) => {
  await withFolder((folder) => {
    writeFiles(folder, { "mine.yaml": own, [ruleName]: `throw new Error("it ran");\n${rule}` });
    const asked: readonly Partial<JobOrder>[] = [
      { source: { kind: "file", path: "mine.yaml" } },
      { source: { kind: "text", text: own } },
      ...[ruleName, join(folder, ruleName), "/etc/passwd", "../../x.ts"].map((file) => ({ sets: [name(file)] })),
    ];
    for (const each of asked) {
      const [{ found, cure } = nothing] = complain(each, folder);
      t.regex(cure, /--allow-code/);
      t.notRegex(found, /root:|it ran/);
    }
    t.regex(complain(asked[0]!, folder, true)[0]!.found, /it ran/);
  });
});

test.serial("with --allow-code a rule may lie in the served folder, and nowhere else", async (t) => {
  await withFolder((outside) => {
    const folder = join(outside, "results");
    writeFiles(folder, {
      "mine.yaml": own,
      [ruleName]: rule,
      "inner/mine.yaml": own.replace(ruleName, `../${ruleName}`),
      "../results-2/rule.ts": rule,
    });
    symlinkSync(join(outside, "results-2", "rule.ts"), join(folder, "link.ts"));
    const mine = { source: { kind: "file", path: "mine.yaml" } } as const;
    const files = [
      "../results-2/rule.ts",
      "link.ts",
      "inner/../../results-2/rule.ts",
      join(folder, ruleName),
      "missing.ts",
    ];
    for (const file of files) {
      const [{ expected } = nothing] = complain({ ...mine, sets: [name(file)] }, folder, true);
      t.is(expected, "a file in the served folder", file);
    }
    t.regex(complain({ source: { kind: "text", text: own } }, folder, true)[0]!.found, /a rule in a file/);
    for (const path of ["mine.yaml", "inner/mine.yaml"]) {
      t.deepEqual(complain({ source: { kind: "file", path } }, folder, true), []);
    }
  });
});

function name(file: string): string {
  return `schemes[0].rule={name: custom, file: ${JSON.stringify(file)}}`;
}
