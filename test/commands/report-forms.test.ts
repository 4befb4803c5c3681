import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { plainParts, runWords, type Told } from "./run-words.ts";

const place = mkdtempSync(join(tmpdir(), "proofground-forms-"));
const folder = join(place, "tiny");
const exported = `${folder}-export`;

test.before(async () => {
  await tell("run", "tiny", "--replications", "1", "--out", folder, "--quiet");
});
test.after.always(() => {
  rmSync(place, { recursive: true, force: true });
});

test.serial("other forms stand in a folder of their own, and replace those made before, whole", async (t) => {
  const before = readdirSync(folder);
  const first = await tell("report", folder, "--format", "pdf", "--format", "md,html");
  t.deepEqual([first.code, first.error], [0, ""]);
  t.deepEqual(readdirSync(exported).sort(), ["export.json", "report.html", "report.md", "report.pdf"]);
  t.is((await tell("report", folder, "--format", "md")).code, 0);
  t.deepEqual(readdirSync(exported).sort(), ["export.json", "report.md"]);
  t.deepEqual(readdirSync(folder), before);
});

test.serial("a file that is not ours is not replaced with the folder it lies in", async (t) => {
  writeFileSync(join(exported, "notes.txt"), "mine");
  const { code, error } = await tell("report", folder, "--format", "md");
  t.is(code, 2);
  t.regex(error, /--out .*notes\.txt/);
  t.is(readFileSync(join(exported, "notes.txt"), "utf8"), "mine");
});

test.serial("one file goes where its name says", async (t) => {
  const path = join(place, "text.md");
  const { code, out } = await tell("report", folder, "--format", "md", "--out", path);
  t.deepEqual([code, out], [0, `Report: ${path}\n`]);
  t.true(readFileSync(path, "utf8").startsWith("<!doctype html>"));
});

const refused = [
  [["--format", "svgg"], /--format: expected one of html, svg, png, pdf, md, got "svgg".*"svg"/],
  [["--theme", "dark"], /--theme: expected a --format/],
  [["--out", "elsewhere"], /--out: expected a --format/],
  [["--format", "svg", "--theme", "blue"], /--theme: expected light or dark/],
  [["--format", "png", "--width", "100"], /--width: expected a whole number from 320/],
  [["--format", "md", "--figure", "gini-pay"], /--figure: expected --format svg or png/],
  [["--format", "md", "--out", join(place, "none", "a.md")], /--out .*expected a file in a folder that is there/],
] as const;

for (const [words, message] of refused) {
  test(`report ${words.slice(0, 4).join(" ")} is refused with its reason, and writes nothing`, async (t) => {
    const { code, error } = await tell("report", folder, ...words);
    t.is(code, 2);
    t.regex(error, message);
    t.false(existsSync(join(place, "none")));
  });
}

test("a network's page is passed on as it was written, and not once it was changed", async (t) => {
  const network = join(place, "network");
  const parts = { ...plainParts, networkTables: { "report.html": () => ["<!doctype html>page"] } };
  const options = ["--blocks", "4", "--nodes", "12", "--replications", "1", "--out", network, "--quiet"];
  t.is((await runWords(["network", "litecoin", ...options], { parts })).code, 0);
  t.is((await tell("report", network, "--format", "md")).code, 0);
  t.is(readFileSync(`${network}-export/report.md`, "utf8"), "<!doctype html>page");
  writeFileSync(join(network, "report.html"), "another");
  const { code, error } = await tell("report", network, "--format", "md");
  t.is(code, 2);
  t.regex(error, /report\.html: expected the page that manifest\.json names/);
});

function tell(...words: readonly string[]): Promise<Told> {
  return runWords(words);
}
