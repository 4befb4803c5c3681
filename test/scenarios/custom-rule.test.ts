import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { loadScenario } from "../../scenarios/loading/load-scenario.ts";
import { computeExperimentRequest, writeRun } from "../../scenarios/runs/perform-run.ts";
import { planRun } from "../../scenarios/runs/run-plan.ts";
import { computeSha256 } from "../../scenarios/store/sha256.ts";

const EXAMPLE = "scenarios/examples/custom-rule";
const places: string[] = [];

/** A new folder with these files. */
function makeFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "custom-rule-"));
  places.push(folder);
  mkdirSync(join(folder, "parts"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test.after.always(() => {
  for (const place of places) rmSync(place, { recursive: true, force: true });
});

/** A rule that pays all to work, with one part of it replaced. */
function writeRule(replaced: Readonly<Record<string, string>> = {}): string {
  const parts = {
    kind: '"epoch"',
    name: '"mine"',
    title: '"Mine"',
    pays: '"It pays for work."',
    source: '"me"',
    parameters: '{ step: { title: "Step", unit: "shares", default: 1, min: 1, max: 5, source: "me" } }',
    choices: '{ mode: { title: "Mode", choices: ["calm", "wild"], default: "calm", source: "me" } }',
    weighs: '"work"',
    computeEpochSeconds: "() => 86400",
    computeNodePowerWatts: "() => 0",
    createMemory: "() => null",
    settle: "settle",
    ...replaced,
  };
  const fields = Object.entries(parts).map(([name, text]) => `  ${name}: ${text},`);
  return ["const before: number = 1;", "export default {", ...fields, "};", SETTLE].join("\n");
}

const SETTLE = `
function settle(epoch: { [name: string]: any }, memory: null, given: { parameters: Record<string, number> }) {
  const pot = epoch.scheduledIssuance + epoch.fees + epoch.carried;
  const total = epoch.work.reduce((sum: number, work: number) => sum + work, 0);
  const workers = epoch.work.map((work: number) => (total > 0 ? Math.floor((pot * work) / total) : 0));
  const rest = pot - workers.reduce((sum: number, pay: number) => sum + pay, 0);
  const settlement = {
    payouts: { workers }, treasury: 0, burned: 0, carried: rest - epoch.carried,
    issued: epoch.scheduledIssuance, fees: epoch.fees,
  };
  return { settlement, memory };
}
`;

function writeScenario(rule: string): string {
  return [
    "name: mine",
    "title: Mine",
    "question: Does it run?",
    "start: 2015-01",
    "end: 2015-03",
    "replications: 2",
    "miners:",
    "  - { name: one, count: 3, capitalUsd: 1e5, initialHashrateShare: 0.5, electricityUsdPerKwh: 0.03 }",
    "chain: { startDevice: AntMiner S5 }",
    "schemes:",
    "  - { name: plain, rule: { name: shares } }",
    `  - { name: own, rule: ${rule} }`,
  ].join("\n");
}

function loadWith(files: Readonly<Record<string, string>>, rule = "{ name: custom, file: rule.ts }") {
  return loadScenario(join(makeFolder({ ...files, "scenario.yaml": writeScenario(rule) }), "scenario.yaml"), []);
}

test("a rule of the user's is read with its defaults written out and the hash of its text", (t) => {
  const { scenario } = loadWith({ "rule.ts": writeRule() }, "{ name: custom, file: rule.ts, parameters: { step: 2 } }");
  const { parameters, choices, sha256, own } = scenario.schemes[1]!.rule;
  t.deepEqual({ parameters, choices }, { parameters: { step: 2 }, choices: { mode: "calm" } });
  t.is(own?.rule.name, "mine");
  t.is(sha256, computeSha256(own!.bundle));
});

test("what a rule imports by relative paths comes with it, and its hash depends on texts, not on places", (t) => {
  const files = {
    "rule.ts": `import { seconds } from "./parts/seconds.ts";\n${writeRule({ computeEpochSeconds: "() => seconds" })}`,
    "parts/seconds.ts": "export const seconds: number = 7200;",
  };
  const hashOf = (given: typeof files) => loadWith(given).scenario.schemes[1]!.rule.sha256;
  const { own } = loadWith(files).scenario.schemes[1]!.rule;
  t.is(own?.rule.kind === "epoch" && own.rule.computeEpochSeconds({ parameters: {}, choices: {} }), 7200);
  t.is(hashOf(files), hashOf(files));
  t.not(hashOf(files), hashOf({ ...files, "parts/seconds.ts": "export const seconds = 3600;" }));
});

test("what is wrong with a rule is told with its place, what was expected and what was found", (t) => {
  const settleAs = (change: string) =>
    `(...given) => { const outcome = settle(...given); const { settlement } = outcome; ${change}; return outcome; }`;
  const cases: readonly (readonly [message: RegExp, files: Readonly<Record<string, string>>, rule?: string])[] = [
    [/rule\.ts: expected a file that can be read, got no such file/, {}],
    [/got the unknown key "fil"|file: expected/, {}, "{ name: custom, fil: rule.ts }"],
    [
      /rule\.ts:2:20: expected TypeScript or JavaScript, got a syntax error/,
      { "rule.ts": "const a = 1;\nexport default { a::" },
    ],
    [
      /rule\.ts: expected a rule as its default export .* got no default export/,
      { "rule.ts": "export const rule = 1;" },
    ],
    [/rule\.ts: expected a rule as its default export .* got 5/, { "rule.ts": "export default 5;" }],
    [/rule\.ts: kind: expected "epoch" or "lottery", got "raffle"/, { "rule.ts": writeRule({ kind: '"raffle"' }) }],
    [/rule\.ts: settle: expected a function, got a mapping/, { "rule.ts": writeRule({ settle: "{}" }) }],
    [
      /rule\.ts: expected known keys only, got the unknown key "settled"/,
      { "rule.ts": writeRule({ settled: "settle" }) },
    ],
    [/weighs: expected one of "work", "stake" and "both", got "luck"/, { "rule.ts": writeRule({ weighs: '"luck"' }) }],
    [
      /parameters\.step: expected min <= default <= max/,
      {
        "rule.ts": writeRule({
          parameters: '{ step: { title: "a", unit: "b", default: 9, min: 1, max: 5, source: "c" } }',
        }),
      },
    ],
    [
      /rule\.ts: expected a file that can be loaded, got an error \(oh no\)/,
      { "rule.ts": 'throw new Error("oh no");' },
    ],
    [/rule\.ts:1:\d+: expected imports of files beside .*node:fs/, { "rule.ts": `import "node:fs";\n${writeRule()}` }],
    [
      /rule\.ts:1:\d+: expected imports of files beside .*gone\.ts/,
      { "rule.ts": `import "./gone.ts";\n${writeRule()}` },
    ],
    [
      /schemes\[1\]\.rule\.parameters\.stap: expected one of those in the rule's file, got "stap". Did you mean "step"/,
      { "rule.ts": writeRule() },
      "{ name: custom, file: rule.ts, parameters: { stap: 1 } }",
    ],
    [
      /schemes\[1\]\.rule\.parameters\.step: expected a number from 1 to 5 \(shares\), got 6/,
      { "rule.ts": writeRule() },
      "{ name: custom, file: rule.ts, parameters: { step: 6 } }",
    ],
    [
      /schemes\[1\]\.rule\.choices\.mode: expected one of calm, wild, got "mild"/,
      { "rule.ts": writeRule() },
      "{ name: custom, file: rule.ts, choices: { mode: mild } }",
    ],
    [
      /schemes\[1\]\.rule\.sha256: expected the rule with the SHA-256 000000000000\.\.\., got rule\.ts, which has been changed/,
      { "rule.ts": writeRule() },
      `{ name: custom, file: rule.ts, sha256: "${"0".repeat(64)}" }`,
    ],
    [
      /schemes\[1\]\.rule: expected a rule that keeps the law "every epoch can be settled", got an error: too late/,
      { "rule.ts": writeRule({ settle: '() => { throw new Error("too late"); }' }) },
    ],
    [
      /the law "paid \+ .* to the unit", got 90123456790 placed of 90123456790 .*|the law "paid .* placed of/,
      { "rule.ts": writeRule({ settle: settleAs("settlement.burned += 1") }) },
    ],
    [
      /the law "amounts are whole, finite and not below 0", got payouts\.workers\[0\] of NaN/,
      { "rule.ts": writeRule({ settle: settleAs("settlement.payouts.workers[0] = NaN") }) },
    ],
    [
      /the law "the same arguments give the same outcome"/,
      { "rule.ts": writeRule({ settle: settleAs("outcome.memory = Math.random()") }) },
    ],
    [/the law "a settlement has columns/, { "rule.ts": writeRule({ settle: "() => 1" }) }],
    [
      /the law "an epoch lasts some time", got -1 seconds/,
      { "rule.ts": writeRule({ computeEpochSeconds: "() => -1" }) },
    ],
  ];
  for (const [message, files, rule] of cases) {
    const error = t.throws(() => loadWith(files, rule), undefined, String(message));
    t.regex(error.message, message);
    t.is((error as { readonly exitCode?: number }).exitCode, 2, error.message);
  }
});

test("a lottery over work of the user's needs a difficulty rule", (t) => {
  const lottery = `export default {
    kind: "lottery", name: "mine", title: "Mine", pays: "Work.", source: "me", parameters: {}, weighs: "work",
    computeNodePowerWatts: () => 0, computeSubsidy: () => 100, computeNextSubsidyChange: () => Infinity,
    computeSettlement: ({ wins, subsidyPerBlock, feesPerBlock }) => {
      const blocks = wins.reduce((sum, won) => sum + won, 0);
      const workers = wins.map((won) => won * (subsidyPerBlock + feesPerBlock));
      const issued = blocks * subsidyPerBlock;
      return { payouts: { workers }, treasury: 0, burned: 0, carried: 0, issued, fees: blocks * feesPerBlock };
    },
  };`;
  t.throws(() => loadWith({ "rule.js": lottery }, "{ name: custom, file: rule.js }"), {
    message: /schemes\[1\]\.difficulty/,
  });
  const rule = "{ name: custom, file: rule.js }, difficulty: { name: bitcoin }";
  t.is(loadWith({ "rule.js": lottery }, rule).scenario.schemes[1]!.rule.own?.rule.kind, "lottery");
});

test("the worked example runs, and runs again from its run folder alone with the same luck and bytes", async (t) => {
  const folder = makeFolder({});
  cpSync(EXAMPLE, join(folder, "parts"), { recursive: true });
  const request = { kind: "compare" as const, schemes: ["coin-by-coin", "square-root"] };
  const short = { sets: ["end=2015-02"], fields: { replications: "1" } };
  const plan = planRun({ ...request, ...short, source: join(folder, "parts", "scenario.yaml") });
  const experiment = await runExperiment(computeExperimentRequest(plan, () => undefined));
  const told = experiment.assumptions.find(({ path }) => path === "schemes[1].rule.parameters.workShare");
  t.deepEqual([told?.title, told?.unit, told?.source], ["Part paid for work", "share", "an example"]);
  const out = join(folder, "out");
  const renderers = { renderReport: () => "", tables: {} };
  const outputs = writeRun(out, { plan, experiment, startedAt: 0 }, renderers);
  const { sha256 } = plan.scenario.schemes[1]!.rule;
  t.true(outputs.some((output) => output.sha256 === sha256));

  rmSync(join(folder, "parts"), { recursive: true });
  const again = planRun({ kind: "run", schemes: [], sets: [], fields: {}, source: join(out, "manifest.json") });
  t.is(again.scenarioSha256, plan.scenarioSha256);
  const second = await runExperiment(computeExperimentRequest(again, () => undefined));
  const outAgain = join(folder, "again");
  const outputsAgain = writeRun(outAgain, { plan: again, experiment: second, startedAt: 0 }, renderers);
  t.deepEqual(outputsAgain, outputs);

  const copy = readdirSync(out).find((name) => name.startsWith("rule-"))!;
  writeFileSync(join(out, copy), `${readFileSync(join(out, copy), "utf8")}\n`);
  t.throws(() => planRun({ kind: "run", schemes: [], sets: [], fields: {}, source: join(out, "manifest.json") }), {
    message: /changed since/,
  });
});
