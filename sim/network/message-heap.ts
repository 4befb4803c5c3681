const INITIAL_CAPACITY = 256;

/**
 * Messages by time; equal times in the order of insertion. A 4-ary heap over typed arrays, struct of arrays, that
 * allocates only when it grows. Its order numbers wrap at 2^32, which is right while fewer than 2^31 messages wait.
 */
export class MessageHeap {
  #times = new Float64Array(INITIAL_CAPACITY);
  #orders = new Int32Array(INITIAL_CAPACITY);
  #codes = new Int32Array(INITIAL_CAPACITY);
  #rows = new Int32Array(INITIAL_CAPACITY);
  #inserted = 0;
  size = 0;
  /** Of the message that `pop` took last. */
  time = 0;
  code = 0;
  row = 0;

  /** [s] of the earliest message; Infinity where there is none. */
  peekTime(): number {
    return this.size === 0 ? Infinity : this.#times[0]!;
  }

  push(time: number, code: number, row: number): void {
    if (this.size === this.#times.length) this.#grow();
    const times = this.#times;
    let slot = this.size++;
    while (slot > 0) {
      const parent = (slot - 1) >> 2;
      // At equal times the parent is the older one and stays above.
      if (times[parent]! <= time) break;
      this.#move(parent, slot);
      slot = parent;
    }
    this.#set(slot, time, this.#inserted, code, row);
    this.#inserted = (this.#inserted + 1) | 0;
  }

  /** Takes the earliest message out, into `time`, `code` and `row`. There must be one. */
  pop(): void {
    this.time = this.#times[0]!;
    this.code = this.#codes[0]!;
    this.row = this.#rows[0]!;
    const last = --this.size;
    const times = this.#times;
    const orders = this.#orders;
    const time = times[last]!;
    const order = orders[last]!;
    let slot = 0;
    for (let first = 1; first < last; first = 4 * slot + 1) {
      let child = first;
      let childTime = times[first]!;
      const end = Math.min(first + 4, last);
      for (let other = first + 1; other < end; other++) {
        const otherTime = times[other]!;
        if (otherTime < childTime || (otherTime === childTime && ((orders[other]! - orders[child]!) | 0) < 0)) {
          child = other;
          childTime = otherTime;
        }
      }
      if (childTime > time || (childTime === time && ((orders[child]! - order) | 0) > 0)) break;
      this.#move(child, slot);
      slot = child;
    }
    this.#set(slot, time, order, this.#codes[last]!, this.#rows[last]!);
  }

  #move(from: number, to: number): void {
    this.#times[to] = this.#times[from]!;
    this.#orders[to] = this.#orders[from]!;
    this.#codes[to] = this.#codes[from]!;
    this.#rows[to] = this.#rows[from]!;
  }

  #set(slot: number, time: number, order: number, code: number, row: number): void {
    this.#times[slot] = time;
    this.#orders[slot] = order;
    this.#codes[slot] = code;
    this.#rows[slot] = row;
  }

  #grow(): void {
    const times = new Float64Array(2 * this.size);
    times.set(this.#times);
    this.#times = times;
    this.#orders = doubleLength(this.#orders);
    this.#codes = doubleLength(this.#codes);
    this.#rows = doubleLength(this.#rows);
  }
}

function doubleLength(values: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(2 * values.length);
  longer.set(values);
  return longer;
}
