/** One operator of a model as it ran, with the shapes of what went in and came out. */
export interface ModelNode {
  readonly name: string;
  readonly operator: string;
  /** Dimensions of each operand; an empty list is a scalar or an operand left out. */
  readonly inputs: readonly (readonly number[])[];
  readonly outputs: readonly (readonly number[])[];
  /** True where the first operand of a product is read by columns. */
  readonly transposesFirst: boolean;
}
