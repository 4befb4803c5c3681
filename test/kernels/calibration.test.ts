import { readFile } from "node:fs/promises";
import test from "ava";
import { type Calibration, parseCalibration, renderCalibration } from "../../kernels/calibration.ts";
import { KernelError } from "../../kernels/kernel-error.ts";
import { kernelNames } from "../../kernels/registry.ts";
import { runCalibration } from "../../kernels/run-calibration.ts";

const referencePath = new URL("../../../kernels/data/reference-calibration.json", import.meta.url);

test("a calibration measures every kernel, reports progress to the end, and reads back as it was written", async (t) => {
  const fractions: number[] = [];
  const calibration = await runCalibration({
    mode: "tiny",
    threads: 1,
    provider: "cpu",
    onProgress: ({ fraction }) => fractions.push(fraction),
    now: new Date("2026-01-02T03:04:05Z"),
  });
  t.deepEqual(new Set(calibration.kernels.map(({ name }) => name)), new Set<string>(kernelNames));
  t.is(calibration.date, "2026-01-02T03:04:05.000Z");
  t.true(
    calibration.kernels.every(
      ({ secondsPerRun, roundSeconds }) => secondsPerRun.median > 0 && roundSeconds.length === 2,
    ),
  );
  t.true(calibration.overhead.call.median > 0);
  t.true(
    fractions.every((fraction, index) => fraction >= (fractions[index - 1] ?? 0)) && (fractions.at(-1) ?? 0) > 0.9,
  );
  t.deepEqual(parseCalibration(renderCalibration(calibration), "fresh.json"), calibration);
});

test("the committed calibration is valid, of every kernel, and names its meter and its uncertainty", async (t) => {
  const calibration = parseCalibration(await readFile(referencePath, "utf8"), "reference-calibration.json");
  t.deepEqual(new Set(calibration.kernels.map(({ name }) => name)), new Set<string>(kernelNames));
  t.true(calibration.meter.covers.length > 0);
  t.true(calibration.checks.gemmShareOfBest >= 0.8);
  t.true((calibration.checks.modelsWithinTolerance ?? 0) >= 0.8);
});

/** What is done to a good file, and where the error must point. */
const defects: readonly [string, (file: Record<string, unknown>) => string, string][] = [
  ["cut off", (file) => JSON.stringify(file).slice(0, 200), "broken.json"],
  ["empty", () => "", "broken.json"],
  ["no object", () => "[1, 2]", "broken.json: schema"],
  [
    "another version",
    (file) => JSON.stringify({ ...file, schema: "proofground-calibration/2" }),
    "broken.json: schema",
  ],
  ["no version", (file) => JSON.stringify({ ...file, schema: undefined }), "broken.json: schema"],
  ["no kernels", (file) => JSON.stringify({ ...file, kernels: [] }), "broken.json: kernels"],
  ["threads in words", (file) => JSON.stringify({ ...file, threads: "two" }), "broken.json: threads"],
  ["an unknown field", (file) => JSON.stringify({ ...file, colour: "red" }), "broken.json: "],
  ["a date in words", (file) => JSON.stringify({ ...file, date: "yesterday" }), "broken.json: date"],
];

test("a calibration file with a defect is refused with the place, what was found and what to do", async (t) => {
  const text = await readFile(referencePath, "utf8");
  for (const [name, breakFile, where] of defects) {
    const broken = breakFile(JSON.parse(text) as Record<string, unknown>);
    const error = t.throws(() => parseCalibration(broken, "broken.json"), { instanceOf: KernelError }, name);
    t.is(error.where, where, name);
    t.true(error.found.length > 0 && error.expected.length > 0 && error.cure.includes("proofground calibrate"), name);
  }
});

test("a figure whose median lies outside its interval is refused", async (t) => {
  const calibration = parseCalibration(await readFile(referencePath, "utf8"), "reference-calibration.json");
  const [first, ...rest] = calibration.kernels;
  const broken = { ...first, secondsPerRun: { ...first?.secondsPerRun, median: 1e9 } };
  const file = JSON.stringify({ ...calibration, kernels: [broken, ...rest] } satisfies Record<
    keyof Calibration,
    unknown
  >);
  const error = t.throws(() => parseCalibration(file, "broken.json"), { instanceOf: KernelError });
  t.is(error.where, "broken.json: kernels.0.secondsPerRun");
});
