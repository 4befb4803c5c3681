import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromBinary } from "@bufbuild/protobuf";
import { type GraphProto, ModelProtoSchema, type NodeProto } from "onnx-buf";
import * as ort from "onnxruntime-node";
import { KernelError } from "../kernel-error.ts";
import { createFeeds, describeSession, type SessionSettings } from "../session.ts";
import type { TensorValue } from "../tensor-value.ts";
import type { ModelNode } from "./model-node.ts";

/** A model file with inputs of known shapes. */
export interface ModelFile {
  readonly name: string;
  readonly path: string;
  readonly inputs: Readonly<Record<string, TensorValue>>;
}

/**
 * The operators that a model runs on these inputs, with their shapes, in order. onnxruntime tells: it opens the model,
 * writes down the graph that its optimiser leaves, and profiles one run. Of the profile only names and shapes are
 * read, never times.
 *
 * @throws KernelError where the file is no model, or onnxruntime cannot open it or run it on these inputs
 */
export async function listModelNodes(file: ModelFile, settings: SessionSettings): Promise<ModelNode[]> {
  const folder = await mkdtemp(join(tmpdir(), "proofground-model-"));
  try {
    const optimised = join(folder, "optimised.onnx");
    await profileOneRun(file, settings, { optimised, profilePrefix: join(folder, "profile") });
    const model = fromBinary(ModelProtoSchema, await readFile(optimised));
    const profile = (await readdir(folder)).find((name) => name.startsWith("profile"));
    if (!model.graph || !profile) throw new Error(`onnxruntime left no profile of ${file.name}`);
    const events = parseProfile(await readFile(join(folder, profile), "utf8"));
    return joinShapes(file, model.graph, events);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function profileOneRun(
  { name, path, inputs }: ModelFile,
  settings: SessionSettings,
  paths: { optimised: string; profilePrefix: string },
): Promise<void> {
  try {
    const session = await ort.InferenceSession.create(path, {
      ...describeSession(settings),
      enableProfiling: true,
      profileFilePrefix: paths.profilePrefix,
      optimizedModelFilePath: paths.optimised,
    });
    await session.run(createFeeds(inputs));
    session.endProfiling();
    await session.release();
  } catch (error) {
    const found = error instanceof Error ? error.message.replaceAll(/\s+/g, " ").slice(0, 300) : String(error);
    const expected = "an ONNX model of operators that onnxruntime has, and inputs that fit it";
    throw new KernelError({
      where: `${name} (${path})`,
      found,
      expected,
      cure: "Check the file and its input shapes.",
    });
  }
}

/** A node's run in the profile: its name and the shapes of its results. */
interface ProfileEvent {
  readonly name: string;
  readonly outputs: readonly (readonly number[])[];
}

const runSuffix = "_kernel_time";

/** onnxruntime's profile is a list of events; a node's run carries `output_type_shape`: [{ "float": [1, 3] }, ...]. */
function parseProfile(text: string): ProfileEvent[] {
  const events = JSON.parse(text) as {
    cat?: string;
    name?: string;
    args?: { output_type_shape?: Record<string, number[]>[] };
  }[];
  return events.flatMap(({ cat, name, args }) => {
    if (cat !== "Node" || !name?.endsWith(runSuffix)) return [];
    const outputs = (args?.output_type_shape ?? []).map((output) => Object.values(output)[0] ?? []);
    return [{ name: name.slice(0, -runSuffix.length), outputs }];
  });
}

/** Every node that ran, its operands' shapes taken from the constants and from the results of the nodes before it. */
function joinShapes(file: ModelFile, graph: GraphProto, events: readonly ProfileEvent[]): ModelNode[] {
  const nodes = new Map<string, NodeProto>();
  const shapes = new Map<string, readonly number[]>(
    Object.entries(file.inputs).map(([name, { dims }]) => [name, dims]),
  );
  collectGraph(graph, nodes, shapes);
  return events.map(({ name, outputs }) => {
    const node = nodes.get(name);
    if (!node) {
      const expected = "a name of its own for each node";
      const cure = "Give the model's nodes names, as exporters do.";
      throw new KernelError({
        where: file.name,
        found: `a node "${name}" that the graph does not have`,
        expected,
        cure,
      });
    }
    const results = node.output.filter((output) => output !== "");
    for (const [index, output] of results.entries()) shapes.set(output, outputs[index] ?? []);
    return {
      name,
      operator: node.opType,
      inputs: node.input.map((input) => shapes.get(input) ?? []),
      outputs,
      transposesFirst: node.attribute.some((attribute) => attribute.name === "transA" && attribute.i === 1n),
    };
  });
}

/** Nodes and constants of a graph and of the graphs inside its branches. */
function collectGraph(graph: GraphProto, nodes: Map<string, NodeProto>, shapes: Map<string, readonly number[]>): void {
  for (const { name, dims } of graph.initializer) shapes.set(name, dims.map(Number));
  for (const node of graph.node) {
    nodes.set(node.name, node);
    for (const { g } of node.attribute) if (g) collectGraph(g, nodes, shapes);
  }
}
