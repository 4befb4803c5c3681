import { KernelError } from "../kernel-error.ts";
import type { ModelNode } from "./model-node.ts";

/**
 * Operators that share one way of spending time, so that one set of probes tells how fast all of them are.
 *
 * `convolution`: windows over many channels, which onnxruntime lays out in blocks of channels. `convolution-unpacked`: one-dimensional
 * ones, which it turns into a matrix product, as it does transposed ones. `view`: results that are the operand under another shape.
 */
export const operatorClasses = [
  "convolution",
  "convolution-first",
  "convolution-pointwise",
  "convolution-depthwise",
  "convolution-unpacked",
  "convolution-transposed",
  "product",
  "recurrent",
  "elementwise",
  "transcendental",
  "power",
  "normalisation",
  "reduction",
  "copy",
  "transpose",
  "control",
  "view",
] as const;
export type OperatorClass = (typeof operatorClasses)[number];

/** Image channels below which onnxruntime reads the image as it is, rather than in blocks of channels. */
const fewChannels = 8;

const classOfOperator = new Map<string, OperatorClass>([
  ...listOperators("convolution-transposed", "ConvTranspose"),
  ...listOperators("product", "MatMul Gemm FusedMatMul FusedGemm"),
  ...listOperators("recurrent", "LSTM"),
  ...listOperators(
    "elementwise",
    "Add Sub Mul Div Max Min Clip Relu LeakyRelu PRelu HardSigmoid HardSwish Abs Neg Floor",
  ),
  ...listOperators("elementwise", "BatchNormalization Cast Equal Greater Less Not And Or Where Ceil Round Sign"),
  ...listOperators("transcendental", "Sigmoid Tanh Exp Erf Softmax Gelu FastGelu QuickGelu BiasGelu Elu Softplus"),
  ...listOperators("power", "Pow Sqrt Log Reciprocal"),
  ...listOperators("normalisation", "LayerNormalization SimplifiedLayerNormalization SkipLayerNormalization"),
  ...listOperators("normalisation", "InstanceNormalization"),
  ...listOperators("reduction", "GlobalAveragePool GlobalMaxPool AveragePool MaxPool ReduceMean ReduceMax ReduceMin"),
  ...listOperators("reduction", "ReduceSum ArgMax"),
  ...listOperators("copy", "Concat Split Slice Pad Gather Expand Tile ReorderInput ReorderOutput ConstantOfShape"),
  ...listOperators("transpose", "Transpose Resize Upsample DepthToSpace SpaceToDepth"),
  ...listOperators("control", "If"),
  ...listOperators("view", "Reshape Squeeze Unsqueeze Flatten Identity Shape Size Constant"),
]);

/** The class of a node; null for an operator that none covers. */
export function findOperatorClass(node: ModelNode): OperatorClass | null {
  if (node.operator === "Conv" || node.operator === "FusedConv") return classifyConvolution(node);
  return classOfOperator.get(node.operator) ?? null;
}

/**
 * The class of a model's node.
 *
 * @throws KernelError where the operator belongs to none
 */
export function classifyOperator(model: string, node: ModelNode): OperatorClass {
  const operatorClass = findOperatorClass(node);
  if (operatorClass) return operatorClass;
  throw new KernelError({
    where: `${model}: node ${node.name}`,
    found: `operator ${node.operator}`,
    expected: "an operator that a class of kernels/operators/operator-class.ts covers",
    cure: "Add the operator to the class that spends its time in the same way.",
  });
}

/** From the image [batch, channels, ...] and the weights [filters, channels seen by one, window...]. */
function classifyConvolution({ inputs: [image = [], weights = []] }: ModelNode): OperatorClass {
  const channels = image[1] ?? 1;
  const window = weights.slice(2).reduce((product, length) => product * length, 1);
  if (weights.length !== 4) return "convolution-unpacked";
  if (weights[1] === 1 && channels > 1) return "convolution-depthwise";
  if (channels < fewChannels) return "convolution-first";
  return window === 1 ? "convolution-pointwise" : "convolution";
}

function listOperators(name: OperatorClass, operators: string): [string, OperatorClass][] {
  return operators.split(" ").map((operator) => [operator, name]);
}
