import { basename } from "node:path";
import * as ort from "onnxruntime-node";
import { KernelError } from "../kernel-error.ts";
import { seededFloats } from "../seeded-tensor.ts";
import { maxKernelBytes } from "../shape-limit.ts";
import { countElements, type ElementType, elementBytes, type TensorValue } from "../tensor-value.ts";
import type { ModelFile } from "./model-graph.ts";

/** A user's model: its file, and the shapes of those inputs that the file leaves open. */
export interface ModelRequest {
  readonly path: string;
  readonly inputShapes: Readonly<Record<string, readonly number[]>>;
}

/**
 * A user's model with inputs to run it on: shapes from the request, else from the file; seeded numbers, and zero for
 * whole ones, which are mostly indices.
 *
 * @throws KernelError where the file cannot be opened, an input's shape is open or too large, or its type is not numeric
 */
export async function prepareModel({ path, inputShapes }: ModelRequest): Promise<ModelFile> {
  const metadata = await readInputs(path);
  const known = metadata.map((input) => input.name);
  for (const name of Object.keys(inputShapes)) {
    if (!known.includes(name)) throw refuse(path, `an input "${name}"`, `one of the inputs ${known.join(", ")}`);
  }
  const inputs = metadata.map((input) => [input.name, createInput(path, input, inputShapes[input.name])] as const);
  return { name: basename(path), path, inputs: Object.fromEntries(inputs) };
}

/** Reads "name=1x3x640x640"; a scalar is "name=". */
export function parseInputShape(text: string): readonly [string, readonly number[]] {
  const [, name, sizes] = /^([^=]+)=((?:\d+(?:x\d+)*)?)$/.exec(text) ?? [];
  const dims = sizes ? sizes.split("x").map(Number) : [];
  if (name === undefined || dims.some((length) => length < 1)) {
    const cure = "Write one --input for each input.";
    throw new KernelError({ where: "--input", expected: "a name and sizes such as x=1x3x640x640", found: text, cure });
  }
  return [name, dims];
}

async function readInputs(path: string): Promise<readonly ort.InferenceSession.ValueMetadata[]> {
  try {
    const session = await ort.InferenceSession.create(path, { logSeverityLevel: 4 });
    const inputs = session.inputMetadata;
    await session.release();
    return inputs;
  } catch (error) {
    const found = error instanceof Error ? error.message.replaceAll(/\s+/g, " ").slice(0, 300) : String(error);
    throw refuse(path, found, "an ONNX model of operators that onnxruntime has");
  }
}

function createInput(
  path: string,
  input: ort.InferenceSession.ValueMetadata,
  given: readonly number[] | undefined,
): TensorValue {
  if (!input.isTensor || !(input.type in elementBytes)) {
    const types = Object.keys(elementBytes).join(", ");
    throw refuse(path, `input ${input.name} of ${input.isTensor ? input.type : "no tensor"}`, `inputs of ${types}`);
  }
  const type = input.type as ElementType;
  const dims = given ?? input.shape;
  if (!dims.every((length): length is number => typeof length === "number")) {
    throw refuse(
      path,
      `input ${input.name} of shape ${dims.join(" x ")}`,
      "a shape for each open input, as --input gives",
    );
  }
  const bytes = countElements(dims) * elementBytes[type];
  if (bytes > maxKernelBytes) throw refuse(path, `${bytes} bytes for input ${input.name}`, `at most ${maxKernelBytes}`);
  return { type, dims, data: createData(type, countElements(dims)) };
}

function createData(type: ElementType, count: number): TensorValue["data"] {
  switch (type) {
    case "float32":
      return seededFloats("input", count, 1);
    case "float16":
      return new Uint16Array(count);
    case "int8":
      return new Int8Array(count);
    case "uint8":
      return new Uint8Array(count);
    case "int32":
      return new Int32Array(count);
    case "int64":
      return new BigInt64Array(count);
    default:
      return type satisfies never;
  }
}

function refuse(where: string, found: string, expected: string): KernelError {
  return new KernelError({ where, found, expected, cure: "Check the model and its input shapes." });
}
