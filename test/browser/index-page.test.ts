import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import test from "ava";
import { renderIndexPage } from "../../reports/page/render-index.ts";
import { readIndex } from "../../scenarios/index/read-index.ts";
import { runWords } from "../commands/run-words.ts";
import { hostileText } from "../reports/synthetic-study.ts";
import { listViolations, type OpenPage, type Pages, readPageText, servePages } from "./browse.ts";

const folder = mkdtempSync(join(tmpdir(), "proofground-index-"));
const versions = { proofground: "0.1.0" };
const study = { study: { name: "capital" }, points: 12, runs: 48, failed: 1, versions, format: "proofground-study" };
const folders: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a-sweep": { "manifest.json": JSON.stringify(study), "report.html": "" },
  "b drivers": {
    "manifest.json": JSON.stringify({ ...study, points: 9 }),
    "sensitivity.json": "{}",
    "report.html": "",
  },
  "c#run": {
    "manifest.json": JSON.stringify({
      format: "proofground-run",
      kind: "run",
      scenario: { name: hostileText },
      versions,
    }),
    "run-info.json": JSON.stringify({ startedAt: "2020-01-02T03:04:05.000Z" }),
    "summary.csv":
      "scheme,metric,title,unit,mean\npow,power_gw_last_year,Power,GW,2\npow,workers_share_total,Paid,1,0.25\n",
    "report.html": "",
  },
  "d-network": {
    "manifest.json": JSON.stringify({ format: "proofground-network", settings: { name: "net" }, versions }),
    "summary.csv": "metric,title,unit,mean\nstale_rate,Stale,1,0.02\n",
  },
  "e-cut": { "manifest.json": '{"format":' },
  "f-half": { "study.json": JSON.stringify({ format: "proofground-study", study: { name: "half" } }) },
  "g-other": { "manifest.json": '{"name":"an app"}' },
  "h-nothing": { "notes.txt": "" },
};
const isSkipped = process.env["PROOFGROUND_SKIP_BROWSER"] === "1";
const browserTest = isSkipped ? test.serial.skip : test.serial;
let pages: Pages | undefined;

test.before(async () => {
  for (const [name, files] of Object.entries(folders)) {
    mkdirSync(join(folder, name));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
  }
  if (!isSkipped) pages = await servePages({ index: renderIndexPage(readIndex([folder]), folder, "0.1.0") });
});
test.after.always(async () => {
  await pages?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.serial("folders of every kind are read, broken ones told with a reason, others passed over", (t) => {
  const { entries, broken } = readIndex([folder, join(folder, "a-sweep")]);
  t.deepEqual(entries.map(({ kind }) => kind).sort(), ["network", "run", "sensitivity", "sweep"]);
  t.is(entries.find(({ kind }) => kind === "run")?.date, "2020-01-02T03:04:05.000Z");
  t.deepEqual(broken.map((each) => basename(each.folder)).sort(), ["e-cut", "f-half", "g-other"]);
  for (const { reason } of broken) t.true(reason.length > 10);
  t.regex(broken.find((each) => each.folder.endsWith("f-half"))!.reason, /--resume/);
});

test.serial(
  "the command writes the page, and refuses a folder and an index at once, or a place that is none",
  async (t) => {
    const told = await runWords(["report", "--index", folder]);
    t.is(told.code, 0, told.error);
    t.is(readFileSync(join(folder, "index.html"), "utf8"), "4 read, 3 not\n");
    for (const words of [
      ["report"],
      ["report", folder, "--index", folder],
      ["report", "--index", join(folder, "none")],
    ]) {
      const refused = await runWords(words);
      t.is(refused.code, 2, words.join(" "));
      t.regex(refused.error, /expected/);
    }
  },
);

browserTest("the page sorts, filters, links, fits every width, and shows a name as text", async (t) => {
  const { page, requests, complaints } = await open();
  const names = () => page.locator("#index tbody tr:visible td:nth-child(2)").allInnerTexts();
  await page.locator("[data-sort='1']").click();
  t.deepEqual(await names(), ["network", "run", "sensitivity", "sweep"]);
  await page.locator("[data-sort='1']").press("Enter");
  t.deepEqual(await names(), ["sweep", "sensitivity", "run", "network"]);
  await page.locator("#index-search").fill("capital 12");
  t.deepEqual(await names(), ["sweep"]);
  await page.locator("#index-search").fill("");
  await page.locator("#index-kind").selectOption("run");
  t.deepEqual(await names(), ["run"]);
  t.is(await page.locator("#index-count").innerText(), "1 of 4 shown");
  t.regex(await page.locator("#index tbody tr:visible").innerText(), /Power: 2\sGW[\s\S]*Paid: 25%/);
  t.is(await page.locator("#index tbody tr:visible a").getAttribute("href"), "./c%23run/report.html");
  t.true((await page.locator("#index tbody tr:visible a").innerText()).includes("<img src=x onerror=alert(1)>"));
  for (const width of [1920, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 });
    t.is(await page.evaluate(() => document.documentElement.scrollWidth), width);
  }
  t.is(await page.locator("img").count(), 0);
  t.notRegex(await readPageText(page), /\bNaN|undefined|\bnull\b|Infinity|\[object/);
  t.deepEqual(await listViolations(page), []);
  await page.emulateMedia({ colorScheme: "dark" });
  t.deepEqual(await listViolations(page), []);
  t.deepEqual([requests, complaints], [[], []]);
  await page.close();
});

async function open(): Promise<OpenPage> {
  if (pages === undefined) throw new Error("browser tests: the browser was not started");
  return pages.open("index");
}
