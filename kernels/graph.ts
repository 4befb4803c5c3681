import { create, toBinary } from "@bufbuild/protobuf";
import {
  type AttributeProto,
  AttributeProto_AttributeType,
  AttributeProtoSchema,
  type GraphProto,
  GraphProtoSchema,
  ModelProtoSchema,
  type NodeProto,
  NodeProtoSchema,
  OperatorSetIdProtoSchema,
  type TensorProto,
  TensorProto_DataType,
  TensorProtoSchema,
  TensorShapeProto_DimensionSchema,
  TensorShapeProtoSchema,
  TypeProto_TensorSchema,
  TypeProtoSchema,
  type ValueInfoProto,
  ValueInfoProtoSchema,
} from "onnx-buf";
import { type ElementType, int64Tensor, type TensorValue } from "./tensor-value.ts";

/** A fixed length, or the name of one that is known only when the model runs. */
export type Dimension = number | string;

/** The value of a node's attribute; ONNX tells a whole number from a real one, JavaScript does not. */
export type AttributeValue =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly ints: readonly number[] }
  | { readonly text: string }
  /** A graph within the graph, for control flow; it has no inputs of its own and sees the names outside. */
  | { readonly graph: GraphBuilder };

export interface NodeOptions {
  /** "com.microsoft" for onnxruntime's own operators; the ONNX standard where absent. */
  readonly domain?: string;
  /** Names of the results, where more than one is wanted or the name matters. */
  readonly outputs?: readonly string[];
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

/** The domain of onnxruntime's own operators. */
export const microsoft = "com.microsoft";

/** Collects the nodes of one ONNX graph, in the order in which they run, and encodes them as a model. */
export class GraphBuilder {
  readonly #nodes: NodeProto[] = [];
  readonly #constants = new Map<string, TensorValue>();
  readonly #inputs: ValueInfoProto[] = [];
  readonly #outputs: { name: string; type: ElementType; dims: readonly Dimension[] }[] = [];

  input(name: string, type: ElementType, dims: readonly Dimension[]): string {
    this.#inputs.push(describeValue(name, type, dims));
    return name;
  }

  output(name: string, type: ElementType, dims: readonly Dimension[]): string {
    this.#outputs.push({ name, type, dims });
    return name;
  }

  /** A constant of the model. */
  weights(name: string, value: TensorValue): string {
    this.#constants.set(name, value);
    return name;
  }

  /** The constants so far, by name. */
  get constants(): ReadonlyMap<string, TensorValue> {
    return this.#constants;
  }

  /** Adds a node; returns the name of its first result. An empty input name leaves out an optional input. */
  node(operator: string, inputs: readonly string[], options: NodeOptions = {}): string {
    const name = `${operator}_${this.#nodes.length}`;
    const outputs = options.outputs ?? [`${name}_result`];
    const attribute = Object.entries(options.attributes ?? {}).map(([key, value]) => encodeAttribute(key, value));
    this.#nodes.push(
      create(NodeProtoSchema, {
        name,
        opType: operator,
        domain: options.domain ?? "",
        input: [...inputs],
        output: [...outputs],
        attribute,
      }),
    );
    return outputs[0] ?? name;
  }

  /** The model's bytes. */
  encode(): Uint8Array {
    return this.#encodeModel(this.proto);
  }

  /**
   * The same model, of which only the first element of each result leaves. The results themselves then stay in memory
   * that onnxruntime keeps from run to run, as they do inside a larger model; handed out, each is fresh memory, and
   * touching it for the first time takes longer than many a kernel.
   */
  encodeForTiming(): Uint8Array {
    const nodes: NodeProto[] = [];
    const results = this.#outputs.map(({ name, type, dims }) => {
      const axes = dims.map((_, axis) => axis);
      const bounds = [zeros(axes.length), ones(axes.length), indices(axes)];
      const input = [name, ...bounds.map((bound, part) => this.weights(`${name}_corner_${part}`, bound))];
      const output = [`${name}_corner`];
      nodes.push(create(NodeProtoSchema, { name: `corner_${name}`, opType: "Slice", input, output }));
      return describeValue(
        `${name}_corner`,
        type,
        axes.map(() => 1),
      );
    });
    return this.#encodeModel(this.#describeGraph(nodes, results));
  }

  /** The graph as ONNX has it, for a place within another graph. */
  get proto(): GraphProto {
    const results = this.#outputs.map(({ name, type, dims }) => describeValue(name, type, dims));
    return this.#describeGraph([], results);
  }

  #describeGraph(extraNodes: readonly NodeProto[], output: ValueInfoProto[]): GraphProto {
    const node = [...this.#nodes, ...extraNodes];
    const initializer = [...this.#constants].map(([name, value]) => encodeTensor(name, value));
    return create(GraphProtoSchema, { name: "kernel", node, initializer, input: this.#inputs, output });
  }

  /** ONNX operator set 21, the newest that onnxruntime 1.20 and later all run. */
  #encodeModel(graph: GraphProto): Uint8Array {
    const opsetImport = [
      create(OperatorSetIdProtoSchema, { domain: "", version: 21n }),
      create(OperatorSetIdProtoSchema, { domain: microsoft, version: 1n }),
    ];
    const model = create(ModelProtoSchema, { irVersion: 10n, producerName: "proofground", opsetImport, graph });
    return toBinary(ModelProtoSchema, model);
  }
}

const dataTypes = {
  float32: TensorProto_DataType.FLOAT,
  float16: TensorProto_DataType.FLOAT16,
  int8: TensorProto_DataType.INT8,
  uint8: TensorProto_DataType.UINT8,
  int32: TensorProto_DataType.INT32,
  int64: TensorProto_DataType.INT64,
} as const satisfies Record<ElementType, TensorProto_DataType>;

function zeros(count: number): TensorValue {
  return int64Tensor([count], new BigInt64Array(count));
}

function ones(count: number): TensorValue {
  return int64Tensor([count], new BigInt64Array(count).fill(1n));
}

function indices(axes: readonly number[]): TensorValue {
  return int64Tensor([axes.length], BigInt64Array.from(axes, BigInt));
}

function encodeTensor(name: string, value: TensorValue): TensorProto {
  const { buffer, byteOffset, byteLength } = value.data;
  const rawData = new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
  return create(TensorProtoSchema, {
    name,
    dataType: dataTypes[value.type],
    dims: value.dims.map((dim) => BigInt(dim)),
    rawData,
  });
}

function describeValue(name: string, type: ElementType, dims: readonly Dimension[]): ValueInfoProto {
  const dim = dims.map((length) =>
    create(TensorShapeProto_DimensionSchema, {
      value:
        typeof length === "number" ? { case: "dimValue", value: BigInt(length) } : { case: "dimParam", value: length },
    }),
  );
  const tensor = create(TypeProto_TensorSchema, {
    elemType: dataTypes[type],
    shape: create(TensorShapeProtoSchema, { dim }),
  });
  const valueType = create(TypeProtoSchema, { value: { case: "tensorType", value: tensor } });
  return create(ValueInfoProtoSchema, { name, type: valueType });
}

function encodeAttribute(name: string, value: AttributeValue): AttributeProto {
  const kind = AttributeProto_AttributeType;
  if ("int" in value) return create(AttributeProtoSchema, { name, type: kind.INT, i: BigInt(value.int) });
  if ("float" in value) return create(AttributeProtoSchema, { name, type: kind.FLOAT, f: value.float });
  if ("graph" in value) return create(AttributeProtoSchema, { name, type: kind.GRAPH, g: value.graph.proto });
  if ("ints" in value) return create(AttributeProtoSchema, { name, type: kind.INTS, ints: value.ints.map(BigInt) });
  return create(AttributeProtoSchema, { name, type: kind.STRING, s: new TextEncoder().encode(value.text) });
}
