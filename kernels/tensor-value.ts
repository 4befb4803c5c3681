/** Element types that the kernels use, under the names that onnxruntime gives them. */
export const elementBytes = {
  float32: 4,
  float16: 2,
  int8: 1,
  uint8: 1,
  int32: 4,
  int64: 8,
} as const satisfies Record<string, number>;

export type ElementType = keyof typeof elementBytes;

/** Half floats travel as their bit patterns: Node 20 has no Float16Array. */
export type TensorData = Float32Array | Uint16Array | Int8Array | Uint8Array | Int32Array | BigInt64Array;

/** A dense tensor, row-major. */
export interface TensorValue {
  readonly type: ElementType;
  readonly dims: readonly number[];
  readonly data: TensorData;
}

/** Product of the dimensions: 1 for a scalar. */
export function countElements(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

export function float32Tensor(dims: readonly number[], data: Float32Array): TensorValue {
  return { type: "float32", dims, data };
}

export function float16Tensor(dims: readonly number[], data: Uint16Array): TensorValue {
  return { type: "float16", dims, data };
}

export function int8Tensor(dims: readonly number[], data: Int8Array): TensorValue {
  return { type: "int8", dims, data };
}

export function uint8Tensor(dims: readonly number[], data: Uint8Array): TensorValue {
  return { type: "uint8", dims, data };
}

export function int32Tensor(dims: readonly number[], data: Int32Array): TensorValue {
  return { type: "int32", dims, data };
}

export function int64Tensor(dims: readonly number[], data: BigInt64Array): TensorValue {
  return { type: "int64", dims, data };
}
