/**
 * Draws an index with probability weight[i] / sum(weights) where weights change after every draw: add and draw take
 * time proportional to log n.
 *
 * A complete binary tree in one array: node k has the children 2k and 2k + 1, and weighs what they weigh together. A
 * change recomputes the sums above it, so no error builds up: whole numbers are exact while their sum is below 2^53.
 */
export class WeightTree {
  /** How many indices there are. */
  readonly size: number;
  readonly #firstLeaf: number;
  readonly #nodes: Float64Array;

  /** @throws RangeError as `refill` does */
  constructor(weights: ArrayLike<number>) {
    this.size = weights.length;
    this.#firstLeaf = 2 ** Math.ceil(Math.log2(Math.max(this.size, 1)));
    this.#nodes = new Float64Array(2 * this.#firstLeaf);
    this.refill(weights);
  }

  /**
   * Takes new weights, as many as before, without allocating.
   *
   * @throws RangeError if a weight is negative or not finite
   */
  refill(weights: ArrayLike<number>): void {
    if (weights.length !== this.size) throw new RangeError(`weights: expected ${this.size}, got ${weights.length}`);
    for (let i = 0; i < this.size; i++) this.#setLeaf(i, weights[i]!);
    const nodes = this.#nodes;
    for (let node = this.#firstLeaf - 1; node >= 1; node--) nodes[node] = nodes[2 * node]! + nodes[2 * node + 1]!;
  }

  /** @throws RangeError if the index is unknown or the weight would be negative or not finite */
  add(index: number, delta: number): void {
    const nodes = this.#nodes;
    this.#setLeaf(index, nodes[this.#firstLeaf + index]! + delta);
    for (let node = (this.#firstLeaf + index) >> 1; node >= 1; node >>= 1) {
      nodes[node] = nodes[2 * node]! + nodes[2 * node + 1]!;
    }
  }

  /** Weight of one index. */
  weight(index: number): number {
    return this.#nodes[this.#firstLeaf + index]!;
  }

  /** Sum of all weights. */
  total(): number {
    return this.#nodes[1]!;
  }

  /**
   * A weight of zero never wins.
   *
   * @param uniform in [0, 1)
   * @throws RangeError if all weights are zero
   */
  draw(uniform: number): number {
    const nodes = this.#nodes;
    const firstLeaf = this.#firstLeaf;
    if (nodes[1] === 0) throw new RangeError("weights: expected a sum above 0, got 0");
    let rest = uniform * nodes[1]!;
    let node = 1;
    while (node < firstLeaf) {
      node *= 2;
      const left = nodes[node]!;
      // 1: to the right; rounding may leave a rest where nothing weighs, then the left it is. A number rather than a
      // branch, which nothing can foretell: that makes a race of 300 a twentieth faster.
      const step = Number(rest >= left) & Number(nodes[node + 1] !== 0);
      rest -= left * step;
      node += step;
    }
    return node - firstLeaf;
  }

  #setLeaf(index: number, weight: number): void {
    if (!(index >= 0 && index < this.size)) {
      throw new RangeError(`weights: expected an index below ${this.size}, got ${index}`);
    }
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`weights[${index}]: expected a finite number >= 0, got ${weight}`);
    }
    this.#nodes[this.#firstLeaf + index] = weight;
  }
}
