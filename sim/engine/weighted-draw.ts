/**
 * Draws an index with probability weight[i] / sum(weights), in constant time and from one uniform number. For weights
 * that stay; where a win changes them, use `WeightTree`.
 *
 * The alias method: n cells of equal size, each cut between its own index and one alias, so that every index gets its
 * share of the n cells. The uniform number, times n, gives the cell by its whole part and the side by its fraction.
 *
 * @source Walker 1977, ACM TOMS 3(3); Vose 1991, IEEE Trans. Software Eng. 17(9) (the linear-time fill)
 */
export class AliasTable {
  /** How many indices there are. */
  readonly size: number;
  /** i + the part of cell i that belongs to i itself. */
  readonly #cuts: Float64Array;
  readonly #aliases: Int32Array;
  /** Cells still to be filled: those short of weight grow from the front, those with a surplus from the back. */
  readonly #open: Int32Array;

  /** @throws RangeError as `refill` does */
  constructor(weights: ArrayLike<number>) {
    this.size = weights.length;
    this.#cuts = new Float64Array(this.size);
    this.#aliases = new Int32Array(this.size);
    this.#open = new Int32Array(this.size);
    this.refill(weights);
  }

  /**
   * Takes new weights, as many as before, without allocating.
   *
   * @throws RangeError if a weight is negative or not finite, if their sum is not, or if all are zero
   */
  refill(weights: ArrayLike<number>): void {
    const size = this.size;
    if (weights.length !== size) throw new RangeError(`weights: expected ${size} of them, got ${weights.length}`);
    const total = sumWeights(weights);
    let short = 0;
    let surplus = size;
    for (let i = 0; i < size; i++) {
      const cells = (weights[i]! / total) * size;
      this.#cuts[i] = cells;
      if (cells < 1) this.#open[short++] = i;
      else this.#open[--surplus] = i;
    }
    this.#pairCells(short, surplus);
    for (let i = 0; i < size; i++) this.#cuts[i]! += i;
  }

  /** @param uniform in [0, 1); its largest double still lies in the last cell */
  draw(uniform: number): number {
    const position = uniform * this.size;
    const cell = Math.trunc(position);
    return position < this.#cuts[cell]! ? cell : this.#aliases[cell]!;
  }

  /**
   * Fills every short cell up from one with a surplus; cuts are still relative to their cell. The short and the surplus
   * add up to one a cell, so a cell of weight zero always finds one to fill it.
   */
  #pairCells(shortCount: number, firstSurplus: number): void {
    const cuts = this.#cuts;
    const open = this.#open;
    const size = this.size;
    let short = shortCount;
    let surplus = firstSurplus;
    while (short > 0 && surplus < size) {
      const poor = open[--short]!;
      const rich = open[surplus]!;
      this.#aliases[poor] = rich;
      cuts[rich] = cuts[rich]! - (1 - cuts[poor]!);
      if (cuts[rich] >= 1) continue;
      surplus++;
      open[short++] = rich;
    }
    // What is left over is full, but for rounding.
    while (short > 0) this.#fillWhole(open[--short]!);
    while (surplus < size) this.#fillWhole(open[surplus++]!);
  }

  #fillWhole(cell: number): void {
    this.#cuts[cell] = 1;
    this.#aliases[cell] = cell;
  }
}

/** @throws RangeError as documented for its callers */
function sumWeights(weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`weights[${i}]: expected a finite number >= 0, got ${weight}`);
    }
    total += weight;
  }
  if (total > 0 && total < Infinity) return total;
  throw new RangeError(`weights: expected a finite sum above 0, got ${total}`);
}
