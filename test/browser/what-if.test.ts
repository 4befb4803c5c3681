import test from "ava";
import type { Page } from "playwright-core";
import { parseExactData } from "../../reports/page/embedded-data.ts";
import type { WhatIfReply } from "../../reports/what-if/what-if-message.ts";
import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { parseScenarioText } from "../../scenarios/loading/scenario-text.ts";
import { parseScenario } from "../../scenarios/parse-scenario.ts";
import { renderScenarioFile } from "../../scenarios/render-scenario.ts";
import { computeExperimentRequest } from "../../scenarios/runs/perform-run.ts";
import { planRun, type RunPlan } from "../../scenarios/runs/run-plan.ts";
import { describeWhatIf } from "../../scenarios/what-if/describe-what-if.ts";
import { renderSettings } from "../../scenarios/what-if/parse-settings.ts";
import { renderSets } from "../../scenarios/what-if/render-sets.ts";
import type { LiveWhatIf, Setting, WhatIf } from "../../scenarios/what-if/what-if.ts";
import { drawSettings } from "../scenarios/draw-settings.ts";
import { listViolations, type OpenPage, type Pages, type View } from "./browse.ts";
import { serveReports } from "./report-pages.ts";

const isSkipped = process.env["PROOFGROUND_SKIP_BROWSER"] === "1";
const browserTest = isSkipped ? test.serial.skip : test.serial;

const hostileName = "<img src=x onerror=alert(1)>";
const requests = {
  tiny: ["tiny", ["replications=2", "end=2013-09"]],
  "gpu-vs-asic": ["gpu-vs-asic", ["replications=2", "end=2013-03"]],
  hostile: ["tiny", ["end=2013-06", "replications=2", `title="${hostileName}"`, `question="${hostileName}</script>"`]],
} as const;

let reports: Pages | undefined;
const plans: Record<string, RunPlan> = {};
const whatIfs: Record<string, WhatIf> = {};

test.before(async () => {
  if (isSkipped) return;
  const experiments: Record<string, Experiment> = {};
  for (const [name, [preset, sets]] of Object.entries(requests)) {
    const plan = makePlan(preset, sets);
    plans[name] = plan;
    experiments[name] = await runExperiment(computeExperimentRequest(plan, () => undefined));
    whatIfs[name] = describeWhatIf(plan);
  }
  whatIfs["hostile"] = poisonNames(whatIfs["hostile"] as LiveWhatIf);
  whatIfs["unavailable"] = { kind: "unavailable", reason: `No: ${hostileName}` };
  reports = await serveReports({ ...experiments, unavailable: experiments["tiny"]! }, whatIfs);
});
test.after.always(async () => {
  await reports?.close();
});

for (const name of ["tiny", "gpu-vs-asic"] as const) {
  browserTest(`${name}: the page in a browser gives the command line's estimates, digit by digit`, async (t) => {
    const whatIf = whatIfs[name] as LiveWhatIf;
    const settings = drawSettings(whatIf, "browser");
    t.true(settings.length > 1);
    const { page } = await open(name);
    const found = await page.evaluate(askWorker, { data: await readData(page), settings, form: whatIf.full });
    if (found.kind !== "done") throw new Error(JSON.stringify(found));
    const [preset, sets] = requests[name];
    const changed = await run(preset, [...sets, ...renderSets(whatIf, settings)]);
    const report = await run(preset, sets);
    t.true(found.rows.length > 5);
    for (const row of found.rows) {
      for (const [estimates, { schemes }] of [
        [row.schemes.map(({ beforeEstimate }) => beforeEstimate), report],
        [row.schemes.map(({ afterEstimate }) => afterEstimate), changed],
      ] as const) {
        const expected = schemes.map(({ summary }) => summary[row.name] ?? null);
        const kept = expected.filter(
          (_, index) =>
            report.schemes[index]!.summary[row.name] != null || changed.schemes[index]!.summary[row.name] != null,
        );
        t.is(JSON.stringify(estimates), JSON.stringify(kept), row.name);
      }
    }
    t.true(found.isSameAsReport);
    // The file that a reader takes home is the same scenario.
    const again = parseScenario(parseScenarioText(found.yaml, "yaml"), "yaml", plans[name]!);
    const { scenario } = makePlan(preset, [...sets, ...renderSets(whatIf, settings)]);
    t.deepEqual(
      JSON.parse(JSON.stringify(renderScenarioFile(again))),
      JSON.parse(JSON.stringify(renderScenarioFile(scenario))),
    );
    await page.close();
  });
}

browserTest("keys move an input: answer, command and address follow, and Reset brings the report back", async (t) => {
  const { page, requests: asked, complaints } = await open("tiny");
  await settle(page);
  const command = page.locator("#what-if-command");
  t.is(await command.innerText(), "proofground compare tiny --set replications=2 --set end=2013-09 --replications 2");
  const slider = page.getByRole("slider", { name: "Token price", exact: true });
  await slider.focus();
  for (let key = 0; key < 20; key++) await page.keyboard.press("ArrowRight");
  await settle(page);
  t.regex((await slider.getAttribute("aria-valuetext")) ?? "", /^1\.58\u00d7, report: 1\u00d7$/);
  t.true((await command.innerText()).endsWith("--replications 2 --set factors.tokenPrice=1.58"));
  t.regex(page.url(), /#what-if\?factors\.tokenPrice=1\.58$/);
  t.regex(await page.locator(".wi-table").innerText(), /[+\u2212]/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  t.is(await page.evaluate(() => document.activeElement?.textContent), "Reset Token price");
  await page.keyboard.press("Enter");
  await settle(page);
  t.regex(page.url(), /#what-if$/);
  t.false((await command.innerText()).includes("factors"));
  t.deepEqual([asked, complaints], [[], []]);
  await page.close();
});

browserTest("the latest question is the one answered, however fast they come", async (t) => {
  const { page } = await open("tiny");
  await settle(page);
  const exact = page.locator("#what-if-0-number");
  for (const value of ["2", "3", "4"]) {
    await exact.fill(value);
    await exact.press("Enter");
    await page.waitForTimeout(130);
  }
  await settle(page);
  const now = await page.locator(".wi-table").innerText();
  await page.close();
  const fresh = await open("tiny", { hash: "#what-if?factors.tokenPrice=4" });
  await settle(fresh.page);
  t.is(await fresh.page.locator(".wi-table").innerText(), now);
  await fresh.page.close();
});

browserTest("a link brings its setting back, another rule with its parameters too", async (t) => {
  const settings: Setting[] = [
    { path: "schemes[0].rule", value: "hybrid" },
    { path: "schemes[0].rule.workShare", value: 0.25 },
  ];
  const { page, complaints } = await open("tiny", { hash: `#what-if?${renderSettings(settings)}` });
  await settle(page);
  t.true(
    (await page.locator("#what-if-command").innerText()).includes(
      "--set 'schemes[0].rule={ name: hybrid, workShare: 0.25 }'",
    ),
  );
  t.is(
    await page.getByRole("slider", { name: "Part paid for work" }).getAttribute("aria-valuetext"),
    "25%, default: 50%",
  );
  t.deepEqual(complaints, []);
  await page.close();
});

browserTest("a link with junk is told in words, and nothing of it is run", async (t) => {
  const junk =
    "#what-if?factors.tokenPrice=1e99&hardware.pue=abc&%3Cimg%20src=x%20onerror=alert(1)%3E&x=%3Cscript%3Ehacked=1%3C/script%3E";
  const { page, requests: asked, complaints } = await open("tiny", { hash: junk });
  await settle(page);
  const told = await page.locator("#what-if-complaint").innerText();
  t.regex(told, /Token price.*expected a number from 0.000001 to 1000000, got "1e99"/);
  t.regex(told, /got "abc"/);
  t.false((await page.locator("#what-if-command").innerText()).includes("factors"));
  t.is(await page.locator("img").count(), 0);
  t.deepEqual([asked, complaints], [[], []]);
  await page.close();
});

browserTest("inputs that the simulation refuses are told as text, and the next ones are answered", async (t) => {
  const { page } = await open("tiny");
  await settle(page);
  const answer = await page.evaluate(askWorker, {
    data: await readData(page),
    settings: [
      { path: "chain.startHashrate", value: -1 },
      { path: "schemes[0].rule", value: "unknown" },
    ],
    form: { replications: 1, end: "2013-02" },
  });
  t.is(answer.kind, "failed");
  await page.close();
});

browserTest("no width scrolls, no text is NaN, axe has nothing to object to, in light and dark", async (t) => {
  const { page, complaints } = await open("hostile", { hash: "#what-if?factors.electricityPrice=2" });
  await settle(page);
  await page.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLDetailsElement>("#what-if details")) each.open = true;
    document.querySelector<HTMLElement>("#what-if-figure [data-tool=table]")?.click();
  });
  for (const width of [1920, 1024, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(100);
    t.is(await page.evaluate(() => document.documentElement.scrollWidth), width);
  }
  t.notRegex(await page.locator("#what-if").innerText(), /\bNaN|undefined|\bnull\b|Infinity|\[object/);
  t.is(await page.locator("img").count(), 0);
  t.is(await page.locator("script").count(), 4);
  t.true((await page.locator("#what-if").innerText()).includes(hostileName));
  t.deepEqual(await listViolations(page), []);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "dark" });
  t.deepEqual(await listViolations(page), []);
  t.deepEqual(complaints, []);
  await page.close();
});

browserTest("the page lets in no worker but its own, and no code from text", async (t) => {
  const { page } = await open("tiny");
  const refused = await page.evaluate(async () => {
    const blocked: string[] = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => blocked.push(effectiveDirective));
    try {
      new Worker("data:text/javascript,postMessage(1)");
    } catch {
      blocked.push("worker-src");
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return blocked;
  });
  t.true(refused.some((directive) => directive.startsWith("worker-src")));
  const policy = await page.locator("meta[http-equiv]").getAttribute("content");
  t.true(policy?.endsWith("; worker-src blob:"));
  t.false(policy?.includes("unsafe"));
  await page.close();
});

browserTest("where the page cannot run the scenario it says why", async (t) => {
  const { page, complaints } = await open("unavailable");
  t.true((await page.locator("#what-if").innerText()).includes(`No: ${hostileName}`));
  t.is(await page.locator("#what-if-core").count(), 0);
  t.deepEqual(complaints, []);
  await page.close();
});

/** Names that the schema refuses, to see that the page takes them for text all the same. */
function poisonNames(whatIf: LiveWhatIf): LiveWhatIf {
  const { scenario, controls } = whatIf;
  return {
    ...whatIf,
    command: [...whatIf.command, hostileName],
    controls: controls.map((control) => ({ ...control, title: `${hostileName} ${control.title}` })),
    scenario: {
      ...scenario,
      schemes: scenario.schemes.map((scheme) => ({ ...scheme, name: hostileName + scheme.name })),
    },
  };
}

/** What the page hands its worker. */
async function readData(page: Page): Promise<object> {
  return parseExactData((await page.locator("#what-if-data").textContent()) ?? "") as object;
}

/** Runs in the page: asks a worker of the page's own text. */
async function askWorker({
  data,
  settings,
  form,
}: {
  readonly data: object;
  readonly settings: readonly Setting[];
  readonly form: LiveWhatIf["full"];
}): Promise<WhatIfReply> {
  const read = (id: string) => document.getElementById(id)?.textContent ?? "";
  const worker = new Worker(URL.createObjectURL(new Blob([read("what-if-core")], { type: "text/javascript" })));
  worker.postMessage({ kind: "load", ...data });
  worker.postMessage({ kind: "run", number: 1, settings, form });
  return new Promise((resolve) => {
    worker.onmessage = ({ data: reply }: MessageEvent<WhatIfReply>) => {
      if (reply.kind === "done" || reply.kind === "failed") resolve(reply);
    };
  });
}

/** Waits until the answer to the latest change is there. */
async function settle(page: Page): Promise<void> {
  await page.locator("#what-if").scrollIntoViewIfNeeded();
  await page.waitForFunction(
    () =>
      document.getElementById("what-if-state")?.textContent.startsWith("Done") === true &&
      document.querySelector("#what-if-stage.is-waiting") === null,
  );
}

async function open(name: string, view?: View): Promise<OpenPage> {
  if (reports === undefined) throw new Error("browser tests: the browser was not started");
  return reports.open(name, view);
}

function makePlan(preset: string, sets: readonly string[]): RunPlan {
  return planRun({ kind: "compare", source: preset, sets, fields: {}, schemes: [] });
}

async function run(preset: string, sets: readonly string[]): Promise<Experiment> {
  return runExperiment(computeExperimentRequest(makePlan(preset, sets), () => undefined));
}
