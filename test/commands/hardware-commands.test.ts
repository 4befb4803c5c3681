import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { KernelError } from "../../kernels/kernel-error.ts";
import { readHardwareLibrary } from "../../scenarios/fit/hardware-library.ts";
import { mlperfColumns, servingTableColumns } from "../../scenarios/fit/measured-rows.ts";
import { getDataPath, readTable } from "../../scenarios/fit/read-table.ts";
import { readUtilisationFile } from "../../scenarios/fit/utilisation-file.ts";
import { plainParts, runWords, withFolder } from "./run-words.ts";

interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const figureNames = ["tokensPerSecond", "watts", "joulesPerToken", "usdPerMillionTokens"] as const;
const twoH100 = ["--device", "NVIDIA H100", "--model", "Llama-3.3-70B", "--precision", "fp8"];
const short = ["--input", "128", "--output", "128", "--chips", "2"];

async function predict(words: readonly string[]): Promise<Readonly<Record<(typeof figureNames)[number], Figure>>> {
  const { code, out, error } = await runWords(["predict", ...words, "--json"]);
  if (code !== 0) throw new Error(`${words.join(" ")}: ${error}`);
  return JSON.parse(out) as Awaited<ReturnType<typeof predict>>;
}

test("predict --json prints four figures, each inside its interval, and nothing else on any stream", async (t) => {
  const { code, out, error } = await runWords(["predict", ...twoH100, ...short, "--json"]);
  t.deepEqual([code, error], [0, ""]);
  t.is(out.trimEnd().split("\n").length, 1);
  const answer = JSON.parse(out) as Readonly<Record<string, Figure>>;
  for (const name of figureNames) {
    const { value, low, high } = answer[name]!;
    t.true(low > 0 && low < value && value < high && Number.isFinite(high), name);
  }
  t.deepEqual(Object.keys(answer).slice(0, 4), [...figureNames]);
  const { tokensPerSecond, watts, joulesPerToken } = answer;
  t.true(Math.abs(joulesPerToken!.value / (watts!.value / tokensPerSecond!.value) - 1) < 1e-12);
});

test("predict's text holds the figures of its JSON", async (t) => {
  const { out } = await runWords(["predict", ...twoH100, ...short]);
  const { tokensPerSecond } = await predict([...twoH100, ...short]);
  t.regex(out, new RegExp(`output tokens a second +${Math.round(tokensPerSecond.value)} `));
  t.notRegex(out, /NaN|undefined|null|Infinity|\u202f/);
});

test("predict understands every name of the serving table, within a factor of two", async (t) => {
  const rows = readTable("llm_isl_osl_measured.csv", servingTableColumns);
  const names = rows.map(({ accelerator, model, quant }) => [accelerator, model, quant].join("|"));
  const firsts = rows.filter((_, index) => names.indexOf(names[index]!) === index);
  t.is(firsts.length, 9);
  for (const row of firsts) {
    const words = ["--device", row.accelerator, "--model", row.model, "--precision", row.quant];
    const sizes = ["--input", row.isl, "--output", row.osl, "--chips", row.n_accel];
    const { tokensPerSecond } = await predict([...words, ...sizes]);
    const ratio = tokensPerSecond.value / Number(row.value);
    t.true(ratio > 0.5 && ratio < 2, `${[...words, ...sizes].join(" ")}: ${ratio}`);
  }
});

test("predict understands benchmarks' spellings of device, model and precision, an empty one included", async (t) => {
  const known = new Set([
    "NVIDIA H200-SXM-141GB",
    "NVIDIA B200-SXM-180GB",
    "NVIDIA GH200 Grace Hopper Superchip 144GB",
  ]);
  const rows = readTable("mlperf_measured.csv", mlperfColumns).filter(
    ({ metric, accelerator }) => metric === "tokens/s" && known.has(accelerator),
  );
  const spellings = new Set(rows.map(({ accelerator, model, precision }) => [accelerator, model, precision].join("|")));
  t.true(spellings.size >= 10);
  for (const spelling of spellings) {
    const [device = "", model = "", precision = ""] = spelling.split("|");
    const { tokensPerSecond } = await predict([
      "--device",
      device,
      "--model",
      model,
      `--precision=${precision}`,
      "--chips=8",
    ]);
    t.true(tokensPerSecond.value > 0, spelling);
  }
});

test("an accelerator of the catalogue is predicted or refused by what it lacks", async (t) => {
  const sampled = readHardwareLibrary().accelerators.filter((_, index) => index % 4 === 0);
  for (const { name } of sampled) {
    const words = ["--device", name, "--model", "Qwen3-0.6B", "--chips", "64", "--input", "64", "--output", "64"];
    const { code, error } = await runWords(["predict", ...words, "--json"]);
    if (code !== 0) t.regex(error, /^device ".+": expected .+, got no [\w ,]+\. .+\n$/, name);
    t.true(code === 0 || code === 2, name);
  }
});

test("cost follows its terms: dearer electricity, worse buildings and shorter lives make dearer tokens", async (t) => {
  const base = (await predict([...twoH100, ...short])).usdPerMillionTokens.value;
  const dearer = [
    ["--electricity", "0.3"],
    ["--pue", "2"],
    ["--life", "2"],
    ["--busy", "0.5"],
    ["--capital", "2"],
  ];
  for (const terms of dearer) {
    const { usdPerMillionTokens } = await predict([...twoH100, ...short, ...terms]);
    t.true(usdPerMillionTokens.value > base, terms.join(" "));
  }
  const free = await predict([...twoH100, ...short, "--electricity", "0"]);
  t.true(free.usdPerMillionTokens.value < base);
});

const mistakes: readonly (readonly [words: readonly string[], pattern: RegExp])[] = [
  [[], /^--device: expected a name, got nothing\. .*list accelerators/],
  [["--device", "NVIDIA H100"], /^--model: expected a name, got nothing\. .*list models/],
  [["--device", "NVIDIA H1000", "--model", "Llama-3.3-70B"], /^--device: .*"NVIDIA H1000"\. Nearest: .*"NVIDIA H100/],
  [["--device", "NVIDIA H100", "--model", "Lama-3.3-70B", ...short], /^--model: .*Nearest: .*Llama-3\.3-70B/],
  [["--device", "NVIDIA H100", "--model", "Llama-3.3-70B"], /^--input: expected a number of tokens/],
  [[...twoH100, "--input", "128", "--output", "128", "--chips", "-3"], /^--chips: expected a whole number .* got -3/],
  [
    [...twoH100, "--input", "128", "--output", "128", "--chips", "1.5"],
    /^--chips: expected a whole number .* got 1\.5/,
  ],
  [
    [...twoH100, "--input", "128", "--output", "128", "--chips", "1e30"],
    /^--chips: expected a whole number .* got 1e\+30/,
  ],
  [
    [...twoH100, "--input", "1e12", "--output", "128", "--chips", "2"],
    /^--input: expected a whole number from 1 to 131072/,
  ],
  [[...twoH100, "--input", "NaN", "--output", "128"], /^--input: expected a number, got "NaN"/],
  [[...twoH100, "--input", "Infinity", "--output", "128"], /^--input: expected a number, got "Infinity"/],
  [[...twoH100, "--input", "0x10", "--output", "128"], /^--input: expected a number, got "0x10"/],
  [[...twoH100, ...short, "--precision", "fp5"], /--precision: expected one value, got 2/],
  [
    ["--device", "H100", "--model", "Llama-3.1-8B", ...short, "--precision", "fp5"],
    /^--precision: expected one of .*"fp5"/,
  ],
  [[...twoH100, ...short, "--layout", "both"], /^--layout: expected replicas or one-instance, got "both"/],
  [[...twoH100, ...short, "--pue", "0"], /^--pue: expected a number above 0/],
  [[...twoH100, ...short, "--electricity", "-1"], /^--electricity: expected a number from 0/],
  [[...twoH100, ...short, "--busy", "1.1"], /^--busy: expected a number above 0, up to 1/],
  [[...twoH100, "--input", "128", "--output", "128", "--chips", "1"], /^--chips: expected at least \d+ x /],
  [
    [...twoH100, ...short, "--fit", "/nowhere/fit.json"],
    /^\/nowhere\/fit\.json: expected a file of fitted utilisation/,
  ],
  [["--device", `H100\u001b[31m`, "--model", "x", ...short], /^--device: expected a name of at most 100 printable/],
  [
    ["--device", "H".repeat(5000), "--model", "x", ...short],
    /^--device: expected a name of at most 100 .*5000 characters/,
  ],
];

test("a mistake in a request is told with its option, and ends with code 2", async (t) => {
  for (const [words, pattern] of mistakes) {
    const { code, out, error } = await runWords(["predict", ...words, "--json"]);
    t.deepEqual([code, out], [2, ""], words.join(" "));
    t.regex(error, pattern);
    t.is(error.trimEnd().split("\n").length, 1);
    t.true(error.length < 600, error);
    t.notRegex(error.trimEnd(), /\p{Cc}/u);
  }
});

test("fit gives the committed parameters again, and writes only where it is told", async (t) => {
  await withFolder(async (folder) => {
    const out = join(folder, "fit.json");
    const committed = readFileSync(getDataPath("utilisation.json"), "utf8");
    const { code, out: text } = await runWords(["fit", "--out", out]);
    t.is(code, 0);
    t.regex(text, /LLM, dense +an accelerator +\d+ +x1\.\d\d/);
    t.true(text.endsWith(`Parameters: ${out}\n`));
    t.is(readFileSync(getDataPath("utilisation.json"), "utf8"), committed);
    t.deepEqual(readUtilisationFile(out), readUtilisationFile());
    t.deepEqual(readdirSync(folder), ["fit.json"]);
    const again = await predict([...twoH100, ...short, "--fit", out]);
    t.deepEqual(again, await predict([...twoH100, ...short]));
  });
});

test("fit replaces nothing that it has not written, and refuses two places", async (t) => {
  await withFolder(async (folder) => {
    const out = join(folder, "notes.txt");
    writeFileSync(out, "mine");
    const { code, error } = await runWords(["fit", "--out", out]);
    t.deepEqual([code, readFileSync(out, "utf8")], [2, "mine"]);
    t.regex(error, /--out .*: expected a new file, or one that fit wrote/);
    const both = await runWords(["fit", "--out", join(folder, "new.json"), "--write"]);
    t.is(both.code, 2);
    t.deepEqual(readdirSync(folder), ["notes.txt"]);
  });
});

test("headroom ranks SHA-256d far above LLM decode, in the table and as JSON", async (t) => {
  const json = await runWords(["headroom", "--json"]);
  const answers = JSON.parse(json.out) as readonly { readonly kernel: string; readonly headroom: number }[];
  const find = (name: string) => answers.find(({ kernel }) => kernel === name)!.headroom;
  t.true(find("SHA-256d") > 100 * find("LLM decode"));
  const { out } = await runWords(["headroom"], { io: { columns: 80 } });
  for (const { kernel } of answers) t.true(out.includes(`\n${kernel} `), kernel);
  t.notRegex(out, /NaN|undefined|null/);
});

test("accelerators, kernels and models are listed under the names that predict and calibrate use", async (t) => {
  for (const topic of ["accelerators", "kernels", "models"]) {
    const table = await runWords(["list", topic]);
    const json = await runWords(["list", topic, "--json"]);
    const rows = JSON.parse(json.out) as readonly { readonly name: string }[];
    t.deepEqual([table.code, table.out.trimEnd().split("\n").length], [0, rows.length + 1], topic);
    t.notRegex(table.out, /NaN|undefined|\bnull\b/, topic);
    t.is(new Set(rows.map(({ name }) => name)).size, rows.length, topic);
  }
});

test("calibrate writes a whole folder, tells where, and replaces its own folder only", async (t) => {
  await withFolder(async (folder) => {
    const out = join(folder, "calibration");
    for (let times = 0; times < 2; times++) {
      const told = await runWords(["calibrate", "--quick", "--out", out]);
      t.deepEqual([told.code, told.error], [0, ""]);
      t.true(told.out.endsWith(`Report: ${join(out, "calibration.html")}\n`));
      t.deepEqual(readdirSync(out).sort(), ["calibration.html", "calibration.json"]);
      t.deepEqual(readdirSync(folder), ["calibration"]);
    }
    writeFileSync(join(out, "mine.txt"), "");
    const refused = await runWords(["calibrate", "--quick", "--out", out]);
    t.is(refused.code, 2);
    t.regex(refused.error, /a folder with "mine\.txt" in it/);
    const json = await runWords(["calibrate", "--quick", "--json", "--out", join(folder, "other")]);
    t.is((JSON.parse(json.out) as { schema: string }).schema, "proofground-calibration/1");
    const quiet = await runWords(["calibrate", "--quick", "--quiet", "--out", join(folder, "third")]);
    t.deepEqual([quiet.out, quiet.error], ["", ""]);
  });
});

test("the table of a calibration names every kernel with its unit, and no line of words is too wide", async (t) => {
  await withFolder(async (folder) => {
    const { out } = await runWords(["calibrate", "--quick", "--out", join(folder, "out")]);
    for (const name of ["gemm-fp32", "gemv-int4", "attention-decode", "block-decode-int8", "poc-nonce", "sha256d"]) {
      t.regex(out, new RegExp(`^${name} .*/s .*%`, "m"));
    }
    t.notRegex(out, /NaN|undefined|\bnull\b|Infinity|\u202f/);
    for (const line of out.split("\n")) t.true(line.length <= 110 || line.startsWith("Report:"), line);
  });
});

test("calibrate refuses impossible threads and missing providers before it leaves anything", async (t) => {
  await withFolder(async (folder) => {
    const out = join(folder, "out");
    for (const threads of ["0", "-1", "1.5", "NaN", "99999"]) {
      const { code, error } = await runWords(["calibrate", "--threads", threads, "--out", out]);
      t.is(code, 2);
      t.regex(error, /^--threads: expected a (whole )?number/);
    }
    const fault = { where: "provider", expected: "a machine that has cuda", found: "none", cure: "Choose cpu." };
    const runCalibration = () => Promise.reject(new KernelError(fault));
    const parts = { ...plainParts, runCalibration };
    const { code, error } = await runWords(["calibrate", "--provider", "cuda", "--out", out], { parts });
    t.deepEqual([code, error], [2, "--provider: expected a machine that has cuda, got none. Choose cpu.\n"]);
    t.false(existsSync(out));
  });
});

test("calibrate hands a model of the user's on, with the shapes of its inputs, and refuses what is no shape", async (t) => {
  await withFolder(async (folder) => {
    const asked: unknown[] = [];
    const runCalibration: typeof plainParts.runCalibration = (options) => {
      asked.push(options.models);
      return plainParts.runCalibration(options);
    };
    const parts = { ...plainParts, runCalibration };
    const words = ["calibrate", "--quiet", "--out", join(folder, "out")];
    t.is((await runWords([...words, "--model", "m.onnx", "--input", "x=1x3", "--input", "y="], { parts })).code, 0);
    t.deepEqual(asked, [[{ path: "m.onnx", inputShapes: { x: [1, 3], y: [] } }]]);
    for (const shape of ["x", "x=0x3", "x=axb", "x=-1"]) {
      const { code, error } = await runWords([...words, "--model", "m.onnx", "--input", shape], { parts });
      t.is(code, 2, shape);
      t.regex(error, /^--input: expected a name and sizes/);
    }
    const alone = await runWords([...words, "--input", "x=1"], { parts });
    t.regex(alone.error, /^--input: expected a --model that it belongs to/);
    t.is(asked.length, 1);
  });
});

test("report draws a calibration again, and refuses a corrupt one or another version", async (t) => {
  await withFolder(async (folder) => {
    await runWords(["calibrate", "--quick", "--quiet", "--out", join(folder, "good")]);
    const page = join(folder, "good", "calibration.html");
    const before = readFileSync(page, "utf8");
    writeFileSync(page, "old");
    t.is((await runWords(["report", join(folder, "good")])).out, `Report: ${page}\n`);
    t.is(readFileSync(page, "utf8"), before);
    const text = readFileSync(join(folder, "good", "calibration.json"), "utf8");
    const broken = [
      ["no json", /expected a calibration file in JSON/],
      ["{}", /schema: expected "proofground-calibration\/1", got no schema field/],
      [text.replace("calibration/1", "calibration/2"), /got "proofground-calibration\/2"/],
      [text.replace(/"threads": \d+/, '"threads": -1'), /threads/],
      [text.slice(0, text.length / 2), /expected a calibration file in JSON/],
    ] as const;
    mkdirSync(join(folder, "bad"));
    for (const [content, pattern] of broken) {
      writeFileSync(join(folder, "bad", "calibration.json"), content);
      const { code, out, error } = await runWords(["report", join(folder, "bad")]);
      t.deepEqual([code, out], [2, ""]);
      t.regex(error, pattern);
    }
    t.deepEqual(readdirSync(join(folder, "bad")), ["calibration.json"]);
  });
});
