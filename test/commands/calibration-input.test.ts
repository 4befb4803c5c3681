import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import type { Calibration } from "../../kernels/calibration.ts";
import { renderPurchasesCsv } from "../../reports/tables/purchases-csv.ts";
import { computeSha256 } from "../../scenarios/store/sha256.ts";
import { plainParts, runWords, withFolder } from "./run-words.ts";

const referencePath = new URL("../../../kernels/data/reference-calibration.json", import.meta.url);
const reference = readFileSync(referencePath, "utf8");

/** The committed calibration of a machine with another name, whose rates and watts are some times larger. */
function writeCalibration(folder: string, change: (file: Calibration) => unknown): string {
  const path = join(folder, "mine.json");
  writeFileSync(path, JSON.stringify(change(JSON.parse(reference) as Calibration)));
  return path;
}

const rename = (file: Calibration): Calibration => ({
  ...file,
  machine: { ...file.machine, processor: "Some(R) Chip(TM)  9" },
});

const sells = ["--set", "hardware.calibratedDevice.priceUsd=200"];
const short = ["--set", "end=2013-04", "--replications", "1"];

function readOutputs(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => !/^(run-info|ro-crate)/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

test("a run keeps the calibration that it used, names its hash, and makes the same bytes again from its folder", async (t) => {
  await withFolder(async (folder) => {
    const path = writeCalibration(folder, rename);
    const [first, moved, again] = [join(folder, "first"), join(folder, "moved"), join(folder, "again")];
    const ran = await runWords(["run", "tiny", ...sells, ...short, "--calibration", path, "--out", first, "--quiet"]);
    t.is(ran.code, 0, ran.error);
    const outputs = readOutputs(first);
    t.is(outputs["used-calibration.json"], readFileSync(path, "utf8"));
    t.regex(outputs["manifest.json"] ?? "", new RegExp(`"calibration": "${computeSha256(readFileSync(path))}"`));
    t.regex(outputs["experiment.json"] ?? "", /Some Chip 9 \(calibrated\)/);
    cpSync(first, moved, { recursive: true });
    rmSync(path);
    const { code, error } = await runWords(["run", join(moved, "manifest.json"), "--out", again, "--quiet"]);
    t.deepEqual([code, error], [0, "Every file has the bytes that the manifest names.\n"]);
    t.deepEqual(readOutputs(again), outputs);
  });
});

test("without --calibration the committed one is used; a scenario that sells no calibrated machine names none", async (t) => {
  await withFolder(async (folder) => {
    t.is((await runWords(["run", "tiny", ...sells, ...short, "--out", join(folder, "sold"), "--quiet"])).code, 0);
    t.is(readFileSync(join(folder, "sold", "used-calibration.json"), "utf8"), reference);
    t.is((await runWords(["run", "tiny", ...short, "--out", join(folder, "plain"), "--quiet"])).code, 0);
    t.false(existsSync(join(folder, "plain", "used-calibration.json")));
    t.notRegex(readFileSync(join(folder, "plain", "manifest.json"), "utf8"), /calibration/);
  });
});

const parts = { ...plainParts, tables: { "purchases.csv": renderPurchasesCsv } };

test("miners buy the calibrated machine where it pays, and not where it costs a thousand times as much", async (t) => {
  await withFolder(async (folder) => {
    const buy = async (priceUsd: number): Promise<string> => {
      const out = join(folder, `at-${priceUsd}`);
      const sets = [`hardware.calibratedDevice.priceUsd=${priceUsd}`, "end=2019-04", "chain.startHashrate=1e6"];
      const words = ["run", "ai-tokens", ...sets.flatMap((set) => ["--set", set]), "--replications", "1"];
      t.is((await runWords([...words, "--out", out, "--quiet"], { parts })).code, 0);
      return readFileSync(join(out, "purchases.csv"), "utf8");
    };
    t.regex(await buy(1), /\(calibrated\)/);
    t.notRegex(await buy(1000), /\(calibrated\)/);
  });
});

/** Command lines with a calibration that cannot be used, and what the message has to say. */
const mistakes: readonly [string, (file: Calibration) => unknown, readonly string[], RegExp][] = [
  ["another schema version", (file) => ({ ...file, schema: "proofground-calibration/2" }), sells, /mine.json: schema/],
  ["no kernels", (file) => ({ ...file, kernels: [] }), sells, /mine.json: kernels/],
  ["a rate below zero", breakRate, sells, /mine.json: proofOfWork\.0\.hashesPerSecond/],
  ["not used", rename, [], /--calibration: .* hardware\.calibratedDevice\.priceUsd/],
  [
    "a missing kernel",
    (file) => ({ ...file, kernels: file.kernels.filter(({ name }) => name !== "block-decode-int8") }),
    [...sells, ...paidForTokens("Llama-3.1-8B")],
    /hardware.calibratedDevice: .*without block-decode-int8/,
  ],
  [
    "too large a model",
    rename,
    [...sells, ...paidForTokens("Qwen3-32B")],
    /hardware.calibratedDevice: expected a model that fits into 22.7 GB/,
  ],
];

function breakRate(file: Calibration): unknown {
  const [first, ...others] = file.proofOfWork;
  return { ...file, proofOfWork: [{ ...first, hashesPerSecond: { ...first?.hashesPerSecond, low: -1 } }, ...others] };
}

function paidForTokens(model: string): string[] {
  return [`work.model=${model}`].flatMap((set) => ["--set", set]);
}

test("a calibration that cannot be used is refused with its place, and exit code 2", async (t) => {
  await withFolder(async (folder) => {
    for (const [title, change, words, pattern] of mistakes) {
      const path = writeCalibration(folder, change);
      const scenario = words.some((word) => word.startsWith("work.")) ? "ai-tokens" : "tiny";
      const { code, error } = await runWords(["validate", scenario, ...words, "--calibration", path]);
      t.is(code, 2, title);
      t.regex(error, pattern, title);
    }
    const cut = join(folder, "cut.json");
    writeFileSync(cut, reference.slice(0, 5000));
    t.regex((await runWords(["validate", "tiny", ...sells, "--calibration", cut])).error, /in JSON/);
    t.regex(
      (await runWords(["validate", "tiny", ...sells, "--calibration", join(folder, "none")])).error,
      /no such file/,
    );
  });
});

test("a manifest is not run with another calibration than its own, nor without", async (t) => {
  await withFolder(async (folder) => {
    const path = writeCalibration(folder, rename);
    const first = join(folder, "first");
    await runWords(["run", "tiny", ...sells, ...short, "--calibration", path, "--out", first, "--quiet"]);
    const rerun = (...words: string[]) =>
      runWords(["run", join(first, "manifest.json"), "--out", join(folder, "again"), "--quiet", ...words]);
    rmSync(join(first, "used-calibration.json"));
    const without = await rerun();
    t.deepEqual([without.code, /no such file.*--calibration/.test(without.error)], [2, true]);
    t.is((await rerun("--calibration", path)).code, 0);
    writeCalibration(folder, (file) => ({ ...rename(file), threads: 2 }));
    const other = await rerun("--calibration", path);
    t.deepEqual([other.code, /expected the calibration of the run/.test(other.error)], [2, true]);
  });
});

const predicted = ["predict", "--model", "Llama-3.1-8B", "--input", "128", "--output", "128"];

test("predict answers for the calibrated machine from the file named, and refuses what has no meaning for it", async (t) => {
  await withFolder(async (folder) => {
    const path = writeCalibration(folder, rename);
    const own = [...predicted, "--device", "calibrated"];
    const answer = await runWords([...own, "--calibration", path, "--price", "400", "--json"]);
    const { device, chips, tokensPerSecond } = JSON.parse(answer.out) as Record<string, { low: number; high: number }>;
    t.deepEqual([device, chips] as unknown[], ["Some Chip 9 (calibrated)", 1]);
    t.true(tokensPerSecond!.low > 1 && tokensPerSecond!.high < 20, "a few tokens a second on one thread");
    const refusals: readonly [readonly string[], RegExp][] = [
      [["--device", "NVIDIA H100", "--calibration", path], /^--calibration: expected --device calibrated/],
      [["--device", "calibrated", "--chips", "2"], /^--chips: expected 1/],
      [["--device", "calibrated", "--fit", "x.json"], /^--fit: /],
      [["--device", "calibrated", "--price", "-1"], /^--price: /],
      [["--device", "Other (calibrated)"], /^--device: expected "calibrated"/],
      [["--device", "calibrated", "--precision", "fp32"], /^--model: expected a model that fits/],
    ];
    for (const [words, pattern] of refusals) {
      const { code, error } = await runWords([...predicted, ...words]);
      t.is(code, 2, words.join(" "));
      t.regex(error, pattern);
    }
  });
});
