import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { computeCostPerMillionTokens, defaultOwnershipTerms } from "../../hardware-models/cost-per-token.ts";
import { servingTableColumns } from "../../scenarios/fit/measured-rows.ts";
import type { PredictRequest, SampleAnswer, ServingAnswer } from "../../scenarios/fit/predict-request.ts";
import { readTable } from "../../scenarios/fit/read-table.ts";
import { runPredict } from "../../scenarios/fit/run-predict.ts";
import { ScenarioError } from "../../scenarios/scenario-error.ts";
import { library } from "./hardware-library.ts";

function predict(request: PredictRequest): ServingAnswer {
  return runPredict(request, library) as ServingAnswer;
}

const example: PredictRequest = {
  device: "NVIDIA H100",
  model: "Llama-3.3-70B",
  inputTokens: 128,
  outputTokens: 128,
  chips: 2,
  precision: "fp8",
};

test("the documented request answers with four figures and intervals, near what was measured", (t) => {
  const answer = predict(example);
  for (const figure of [answer.tokensPerSecond, answer.watts, answer.joulesPerToken, answer.usdPerMillionTokens]) {
    t.true(figure.low > 0 && figure.low < figure.value && figure.value < figure.high);
  }
  t.true(Math.abs(Math.log(answer.tokensPerSecond.value / 6378)) < Math.log(1.1));
  t.true(Math.abs(answer.joulesPerToken.value / (answer.watts.value / answer.tokensPerSecond.value) - 1) < 1e-12);
  t.is((JSON.parse(JSON.stringify(answer)) as ServingAnswer).device, "NVIDIA H100 SXM5 80GB");
});

test("rows of the serving table, asked as the table spells them, fall into their intervals nine times in ten", (t) => {
  const rows = readTable("llm_isl_osl_measured.csv", servingTableColumns);
  const covered = rows.filter((row) => {
    const { tokensPerSecond } = predict({
      device: row.accelerator,
      model: row.model,
      inputTokens: Number(row.isl),
      outputTokens: Number(row.osl),
      chips: Number(row.n_accel),
      precision: row.quant,
    });
    return tokensPerSecond.low <= Number(row.value) && Number(row.value) <= tokensPerSecond.high;
  });
  t.true(covered.length >= 0.9 * rows.length, `${covered.length} of ${rows.length}`);
});

const mlperfRows = [
  ["NVIDIA H100-SXM-80GB", "llama2-70b", 8, "fp16", 24160],
  ["NVIDIA H200-SXM-141GB", "llama2-70b-99", 8, "fp8", 34926],
  ["NVIDIA H200-SXM-141GB", "llama2-70b-99.9", 1, "", 4488],
  ["NVIDIA B200-SXM-180GB", "llama3.1-8b", 8, "fp4", 142546],
  ["NVIDIA B200-SXM-180GB", "llama3.1-405b", 8, "fp4", 1648],
  ["NVIDIA B200-SXM-180GB", "llama2-70b", 8, "fp4", 101527],
  ["NVIDIA L40S", "gptj-99", 4, "fp16", 3463],
  ["NVIDIA H100-NVL-94GB", "gptj-6b", 8, "fp16", 14074],
  ["NVIDIA GH200 Grace Hopper Superchip 96GB", "llama2-70b", 1, "UNSET", 3114],
  ["NVIDIA H200 SXM", "mixtral-8x7b", 8, "float8", 61740],
  ["AMD Instinct MI300X-NPS1-SPX-192GB-750W", "llama2-70b", 1, "fp8", 3063],
  ["INTEL(R) XEON(R) 6980P", "llama3.1-8b", 2, "INT4", 1233],
] as const;

test("MLPerf's machines, models and precisions are understood as MLPerf spells them, with its lengths", (t) => {
  for (const [device, model, chips, precision, measured] of mlperfRows) {
    const { tokensPerSecond } = predict({ device, model, chips, precision });
    t.true(
      tokensPerSecond.low <= measured && measured <= tokensPerSecond.high,
      `${device} ${model}: ${tokensPerSecond.value}`,
    );
  }
});

test("accelerators without a measurement get an answer with a wider interval than measured ones", (t) => {
  const ask = (device: string) => {
    const { low, high } = predict({ device, model: "llama2-70b", chips: 8, precision: "fp8" }).tokensPerSecond;
    return high / low;
  };
  for (const device of ["AMD Instinct MI325X", "Google TPU v5p", "Intel Habana Gaudi3", "Amazon Trainium2"]) {
    t.true(ask(device) > ask("NVIDIA H200 SXM"), device);
  }
});

test("every accelerator with the figures answers or is refused with a cure, never anything else", (t) => {
  for (const { name } of library.accelerators) {
    try {
      const { tokensPerSecond, watts, usdPerMillionTokens } = predict({
        ...example,
        device: name,
        chips: 64,
        precision: "",
      });
      for (const { value } of [tokensPerSecond, watts, usdPerMillionTokens])
        t.true(Number.isFinite(value) && value > 0, name);
    } catch (error) {
      t.true(error instanceof ScenarioError && error.cure !== "", name);
    }
  }
});

test("mistakes are refused with where, found, expected and a cure", (t) => {
  const mistakes: Partial<PredictRequest>[] = [
    { device: "NVIDIA H1000" },
    { model: "Llama-9-70B" },
    { precision: "fp3" },
    { chips: 0 },
    { chips: 1 },
    { chips: 2.5 },
    { inputTokens: -1 },
    { inputTokens: 1e12 },
    { outputTokens: Number.NaN },
    { device: "Etched Sohu (CLAIM, unshipped)" },
    { terms: { electricityUsdPerKwh: -1 } },
    { terms: { lifeYears: 0 } },
    { terms: { busyShare: 2 } },
  ];
  for (const mistake of mistakes) {
    const error = t.throws(
      () => predict({ ...example, ...mistake }),
      { instanceOf: ScenarioError },
      JSON.stringify(mistake),
    );
    t.true(error.where !== "" && error.expected !== "" && error.found !== "");
  }
  t.throws(() => predict({ device: "H100", model: "Llama-3.1-8B" }), { message: /input: expected a number of tokens/ });
});

test("a broken or foreign utilisation file is refused by name", (t) => {
  const path = join(tmpdir(), `proofground-utilisation-${process.pid}.json`);
  for (const text of [
    "",
    "{",
    "[]",
    '{"schema":"proofground-utilisation/2"}',
    '{"schema":"proofground-utilisation/1","fitted":{}}',
  ]) {
    writeFileSync(path, text);
    const error = t.throws(() => predict({ ...example, utilisationPath: path }), { instanceOf: ScenarioError });
    t.true(error.where.startsWith(path));
  }
  t.throws(() => predict({ ...example, utilisationPath: `${path}.missing` }), { instanceOf: ScenarioError });
});

test("cost is capital over life and electricity over tokens", (t) => {
  const machine = { acceleratorsUsd: 28_000, watts: 1000, tokensPerSecond: 1000 };
  const cost = computeCostPerMillionTokens(machine, defaultOwnershipTerms);
  t.true(Math.abs(cost.capitalUsd - (28_000 * 1.4) / (4 * 8766) / 3.6) < 1e-12);
  t.true(Math.abs(cost.electricityUsd - (1.2 * 0.081) / 3.6) < 1e-12);
  const free = computeCostPerMillionTokens(machine, { ...defaultOwnershipTerms, electricityUsdPerKwh: 0 });
  t.is(free.totalUsd, cost.capitalUsd);
  const idle = computeCostPerMillionTokens(machine, { ...defaultOwnershipTerms, busyShare: 0.5 });
  t.true(Math.abs(idle.capitalUsd / cost.capitalUsd - 2) < 1e-12);
});

test("an H200 costs an hour what analysts say a hyperscaler's own costs", (t) => {
  const { usdPerMillionTokens, tokensPerSecond } = predict({
    device: "NVIDIA H200 SXM",
    model: "llama2-70b",
    chips: 8,
    precision: "fp8",
  });
  const usdPerGpuHour = (usdPerMillionTokens.value * tokensPerSecond.value * 3600) / 1e6 / 8;
  t.true(usdPerGpuHour > 1.41 / 2 && usdPerGpuHour < 1.41 * 2, `${usdPerGpuHour}`);
});

test("image models and encoders are answered in samples, near MLPerf's rates", (t) => {
  const expected = [
    ["NVIDIA H100-SXM-80GB", "resnet50", 88369 * 8],
    ["NVIDIA A100-SXM-80GB", "bert-large", 3540 * 8],
    ["QUALCOMM Cloud AI 100 PCIe/HHHL Pro", "ResNet-50", 23880 * 8],
  ] as const;
  for (const [device, model, measured] of expected) {
    const { samplesPerSecond } = runPredict({ device, model, chips: 8, precision: "int8" }, library) as SampleAnswer;
    t.true(samplesPerSecond.low <= measured && measured <= samplesPerSecond.high, device);
  }
  t.throws(() => runPredict({ device: "H100", model: "resnet50", chips: 0 }, library), { instanceOf: ScenarioError });
});

test("copies of a model serve more than one instance over the same chips, and both can be asked for", (t) => {
  const one = predict({ ...example, chips: 8, layout: "one-instance" }).tokensPerSecond.value;
  const copies = predict({ ...example, chips: 8, layout: "replicas" }).tokensPerSecond.value;
  t.true(copies > one);
  t.is(predict({ ...example, chips: 8 }).tokensPerSecond.value, one);
  t.true(predict({ ...example, chips: 8 }).assumptions.some((line) => line.includes("--layout replicas")));
});
