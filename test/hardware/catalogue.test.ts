import test from "ava";
import { getPeakOpsPerSecond } from "../../hardware-models/accelerator.ts";
import { resolveAccelerator } from "../../hardware-models/accelerator-name.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { resolveLlmShape } from "../../hardware-models/llm-shape.ts";
import { chooseArithmetic, parsePrecision } from "../../hardware-models/precision.ts";
import { readTable } from "../../scenarios/fit/read-table.ts";
import { getAccelerator, library } from "./hardware-library.ts";

test("every accelerator and model keeps its citation", (t) => {
  for (const { name, source, confidence } of library.accelerators) t.true(source !== "" && confidence !== "", name);
  for (const { name, source } of library.shapes) t.not(source, "", name);
});

test("every name of the catalogue means itself, in any case and with other separators", (t) => {
  for (const { name } of library.accelerators)
    t.is(resolveAccelerator(name, library.accelerators).accelerator.name, name);
  for (const { name } of library.shapes) {
    t.is(resolveLlmShape(name, library.shapes).name, name);
    t.is(resolveLlmShape(name.toLowerCase().replaceAll("-", "_"), library.shapes).name, name);
  }
});

const deviceNames = [
  ["NVIDIA H100", "NVIDIA H100 SXM5 80GB"],
  ["H100 80GB HBM3", "NVIDIA H100 SXM5 80GB"],
  ["nvidia_h100-sxm-80gb", "NVIDIA H100 SXM5 80GB"],
  ["NVIDIA H100-PCIe-80GB", "NVIDIA H100 PCIe"],
  ["NVIDIA H100-NVL-94GB", "NVIDIA H100 NVL"],
  ["NVIDIA H200 SXM", "NVIDIA H200 SXM"],
  ["NVIDIA B200-SXM-180GB", "NVIDIA B200"],
  ["NVIDIA GH200 Grace Hopper Superchip 144GB", "NVIDIA GH200"],
  ["NVIDIA RTX PRO 6000 Blackwell", "NVIDIA RTX PRO 6000 Blackwell Server"],
  ["AMD Instinct MI300X-NPS1-SPX-192GB-750W", "AMD Instinct MI300X"],
  ["mi325x", "AMD Instinct MI325X"],
  ["TPU v5e", "Google TPU v5e"],
  ["Tesla T4", "NVIDIA Tesla T4"],
  ["A100", "NVIDIA A100 SXM4 80 GB"],
  ["A100-SXM4-40GB", "NVIDIA A100 SXM4 40 GB"],
  ["NVIDIA GeForce RTX 4090 (Ada Lovelace)", "NVIDIA GeForce RTX 4090"],
  ["INTEL(R) XEON(R) PLATINUM 8592+", "Intel Xeon Platinum 8592+ (AMX)"],
  ["CPU: INTEL XEON 6980P", "Intel Xeon 6980P (AMX)"],
  ["[MAXSUN] MS-Intel Arc Pro B60 Dual 48G Turbo", "Intel Arc Pro B60 (dual, per card)"],
  ["Gaudi3", "Intel Habana Gaudi3"],
] as const;

test("devices are found as datasheets, drivers and benchmarks spell them", (t) => {
  for (const [asked, name] of deviceNames)
    t.is(resolveAccelerator(asked, library.accelerators).accelerator.name, name, asked);
});

test("a memory size in a device's name replaces the catalogue's and is told", (t) => {
  const { accelerator, notes } = resolveAccelerator("NVIDIA A100-PCIe-80GB", library.accelerators);
  t.is(accelerator.memoryBytes, 80e9);
  t.true(notes.some((note) => note.includes("80 GB")));
});

test("both spellings of an MLPerf row name one device, or neither is known", (t) => {
  const find = (name: string) => {
    try {
      return resolveAccelerator(name, library.accelerators).accelerator.name;
    } catch {
      return "unknown";
    }
  };
  const rows = readTable("mlperf_measured.csv", ["accelerator", "accel_key", "quality_flags"]);
  const pairs = new Map(rows.filter((row) => row.quality_flags === "").map((row) => [row.accelerator, row.accel_key]));
  const known = [...pairs].filter(([, key]) => find(key) !== "unknown");
  t.true(known.length >= 30);
  for (const [spelled, key] of known) if (spelled !== "Inferentia") t.is(find(spelled), find(key), spelled);
});

const modelNames = [
  ["Llama-3.3-70B", "Llama-3.1-70B / 3.3-70B"],
  ["meta-llama/Llama-3.3-70B-Instruct", "Llama-3.1-70B / 3.3-70B"],
  ["nvidia/Llama-3.3-70B-Instruct-FP4", "Llama-3.1-70B / 3.3-70B"],
  ["llama2-70b", "Llama-2-70B"],
  ["gptj-6b", "GPT-J-6B"],
  ["mixtral-8x7b", "Mixtral-8x7B"],
  ["Mixtral-8x7B-Instruct-v0.1", "Mixtral-8x7B"],
  ["deepseek-r1", "DeepSeek-V3/R1"],
  ["Llama-4-Scout", "Llama-4-Scout-17B-16E"],
  ["llama3.1-405b", "Llama-3.1-405B"],
] as const;

test("models are found as makers and benchmarks spell them", (t) => {
  for (const [asked, name] of modelNames) t.is(resolveLlmShape(asked, library.shapes).name, name, asked);
});

test("an unknown or ambiguous name is refused with the nearest ones", (t) => {
  const device = t.throws(() => resolveAccelerator("NVIDIA H1000", library.accelerators), {
    instanceOf: HardwareModelError,
  });
  t.is(device.exitCode, 2);
  t.regex(device.cure, /H100/);
  const ambiguous = t.throws(() => resolveAccelerator("RTX 6000", library.accelerators), {
    instanceOf: HardwareModelError,
  });
  t.regex(ambiguous.message, /fits 3/);
  const model = t.throws(() => resolveLlmShape("Llama-5-70B", library.shapes), { instanceOf: HardwareModelError });
  t.regex(model.cure, /Llama/);
  for (const name of ["", " ", "NVIDIA", "../../etc/passwd", "\u0000"]) {
    t.throws(() => resolveAccelerator(name, library.accelerators), { instanceOf: HardwareModelError }, name);
    t.throws(() => resolveLlmShape(name, library.shapes), { instanceOf: HardwareModelError }, name);
  }
  t.throws(() => parsePrecision("fp9"), { instanceOf: HardwareModelError });
});

test("precisions are understood as tables spell them", (t) => {
  const spellings = {
    FP8: "fp8",
    float8: "fp8",
    nvfp4: "fp4",
    bf16: "fp16",
    UINT4: "int4",
    "": "fastest",
    UNSET: "fastest",
  };
  for (const [asked, precision] of Object.entries(spellings)) t.is(parsePrecision(asked), precision as never);
});

test("a format that a device does not multiply is unpacked to one it has, and the reader is told", (t) => {
  const a100 = chooseArithmetic(getAccelerator("NVIDIA A100 SXM4 80 GB"), "fp8");
  t.is(a100.arithmetic, "fp16");
  t.is(a100.opsPerSecond, 312e12);
  t.regex(a100.note, /fp8 weights multiplied in fp16/);
  t.is(chooseArithmetic(getAccelerator("NVIDIA H100 SXM5 80GB"), "fp4").arithmetic, "fp8");
  t.is(chooseArithmetic(getAccelerator("NVIDIA B200"), "fp4").note, "");
});

test("an 8-bit rate that the catalogue lacks is twice the fp16 rate only where the chip has 8-bit units", (t) => {
  t.is(getPeakOpsPerSecond(getAccelerator("NVIDIA H100 PCIe"), "fp8"), 2 * 756e12);
  t.is(getPeakOpsPerSecond(getAccelerator("NVIDIA Tesla V100 SXM2 32 GB"), "int8"), null);
  t.is(getPeakOpsPerSecond(getAccelerator("NVIDIA A100 SXM4 80 GB"), "fp8"), null);
});
