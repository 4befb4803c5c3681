import test from "ava";
import { resolveAccelerator } from "../../hardware-models/accelerator-name.ts";
import { readHardwareLibrary } from "../../scenarios/fit/hardware-library.ts";
import type { ServingAnswer } from "../../scenarios/fit/predict-request.ts";
import { runPredict } from "../../scenarios/fit/run-predict.ts";

const library = readHardwareLibrary();
const lengths = { inputTokens: 1024, outputTokens: 1024 };

function predict(device: string, model: string, chips: number): number {
  return (runPredict({ device, model, chips, precision: "fp8", ...lengths }, library) as ServingAnswer).tokensPerSecond
    .value;
}

test("twice the chips never serve fewer tokens, from 8 to a million, however the model was measured", (t) => {
  for (const device of ["NVIDIA H100 SXM5 80GB", "NVIDIA L40S", "AMD Instinct MI300X"]) {
    for (const model of ["Llama-3.3-70B", "Llama-3.1-405B", "Llama-2-70B", "Qwen3-235B-A22B"]) {
      const start = device === "NVIDIA L40S" && model !== "Llama-3.3-70B" && model !== "Llama-2-70B" ? 16 : 8;
      let before = predict(device, model, start);
      for (let chips = 2 * start; chips < 1e6; chips *= 2) {
        const rate = predict(device, model, chips);
        t.true(rate >= before * (1 - 1e-9), `${chips} x ${device} on ${model}: ${rate} after ${before}`);
        before = rate;
      }
    }
  }
});

/** Spellings with a form or a memory size that the catalogue's row lacks. */
const spellings = [
  ["NVIDIA B300-SXM-270GB", "NVIDIA B300 (Blackwell Ultra)", 270e9],
  ["NVIDIA GB200-NVL72", "NVIDIA GB200", 186e9],
  ["NVIDIA Tesla V100 SXM3 32 GB", "NVIDIA Tesla V100 SXM3 32 GB", 32e9],
  ["Tesla P100 PCIe 16GB", "NVIDIA Tesla P100 PCIe 16GB", 16e9],
  ["NVIDIA A800", "NVIDIA A800 PCIe 80 GB", 80e9],
] as const;

test("a form that the catalogue leaves out, or a memory size that only the name has, is understood", (t) => {
  for (const [asked, name, bytes] of spellings) {
    const { accelerator } = resolveAccelerator(asked, library.accelerators);
    t.is(accelerator.name, name);
    t.is(accelerator.memoryBytes, bytes, asked);
  }
});
