import { MessageHeap } from "./message-heap.ts";

const INITIAL_CAPACITY = 256;
const NONE = -1;

/**
 * Messages by time; equal times in the order of insertion. Never goes back: a message may not be due before the one
 * popped last.
 *
 * A calendar: time is cut into slots of equal width, a ring of them, each a short list in order of time. A bitmap finds
 * the next slot that is not empty. What is due later than the ring reaches goes into a heap, and is compared with the
 * ring's first at every pop; it was inserted earlier than anything in the ring at the same time, so it wins ties.
 * Two to three times the speed of the heap alone where a slot holds about one message; right whatever the width.
 */
export class MessageQueue {
  readonly #slotsPerSecond: number;
  readonly #mask: number;
  readonly #heads: Int32Array;
  readonly #tails: Int32Array;
  readonly #filled: Int32Array;
  readonly #late = new MessageHeap();
  #times = new Float64Array(INITIAL_CAPACITY);
  #codes = new Int32Array(INITIAL_CAPACITY);
  #rows = new Int32Array(INITIAL_CAPACITY);
  #next = new Int32Array(INITIAL_CAPACITY);
  #free = NONE;
  #used = 0;
  #inRing = 0;
  /** Number of the slot of the message popped last, counted from time 0. */
  #cursor = 0;
  /** Of the message that `popUntil` took last. */
  time = 0;
  code = 0;
  row = 0;

  /**
   * @param slotSeconds [s] width of a slot; only speed depends on it
   * @param slots a power of two, at least 32
   */
  constructor(slotSeconds: number, slots: number) {
    if (!(slotSeconds > 0) || slots < 32 || (slots & (slots - 1)) !== 0) {
      throw new RangeError(`message queue: expected a width above 0 and a power of two, got ${slotSeconds}, ${slots}`);
    }
    this.#slotsPerSecond = 1 / slotSeconds;
    this.#mask = slots - 1;
    this.#heads = new Int32Array(slots).fill(NONE);
    this.#tails = new Int32Array(slots).fill(NONE);
    this.#filled = new Int32Array(slots / 32);
  }

  /** Messages that wait. */
  get size(): number {
    return this.#inRing + this.#late.size;
  }

  /** @throws RangeError if the time is NaN or before that of the message popped last */
  push(time: number, code: number, row: number): void {
    if (!(time >= this.time)) throw new RangeError(`message queue: expected a time >= ${this.time} s, got ${time} s`);
    const slotNumber = Math.floor(time * this.#slotsPerSecond);
    if (this.#inRing === 0) this.#cursor = Math.floor(this.time * this.#slotsPerSecond);
    if (!(slotNumber - this.#cursor <= this.#mask)) {
      this.#late.push(time, code, row);
      return;
    }
    this.#inRing++;
    const entry = this.#takeEntry();
    this.#times[entry] = time;
    this.#codes[entry] = code;
    this.#rows[entry] = row;
    this.#insert(slotNumber & this.#mask, entry, time);
  }

  /**
   * Takes the earliest message out, into `time`, `code` and `row`, if it is due by `limit`; else time moves to `limit`.
   *
   * @returns whether there was one
   */
  popUntil(limit: number): boolean {
    if (this.#inRing === 0) return this.#popLate(limit);
    const slot = this.#findFilled(this.#cursor & this.#mask);
    const entry = this.#heads[slot]!;
    const time = this.#times[entry]!;
    if (this.#late.size > 0 && this.#late.peekTime() <= time) return this.#popLate(limit);
    if (time > limit) return this.#stopAt(limit);
    this.time = time;
    this.code = this.#codes[entry]!;
    this.row = this.#rows[entry]!;
    this.#cursor = Math.floor(time * this.#slotsPerSecond);
    const next = this.#next[entry]!;
    this.#heads[slot] = next;
    if (next === NONE) {
      this.#tails[slot] = NONE;
      this.#filled[slot >> 5]! &= ~(1 << (slot & 31));
    }
    this.#next[entry] = this.#free;
    this.#free = entry;
    this.#inRing--;
    return true;
  }

  #popLate(limit: number): boolean {
    if (this.#late.size === 0 || this.#late.peekTime() > limit) return this.#stopAt(limit);
    this.#late.pop();
    this.time = this.#late.time;
    this.code = this.#late.code;
    this.row = this.#late.row;
    this.#cursor = Math.floor(this.time * this.#slotsPerSecond);
    return true;
  }

  #stopAt(limit: number): false {
    if (limit < Infinity) {
      this.time = limit;
      this.#cursor = Math.floor(limit * this.#slotsPerSecond);
    }
    return false;
  }

  /** Behind all entries of the slot that are due no later. */
  #insert(slot: number, entry: number, time: number): void {
    const tail = this.#tails[slot]!;
    if (tail === NONE) {
      this.#heads[slot] = entry;
      this.#tails[slot] = entry;
      this.#next[entry] = NONE;
      this.#filled[slot >> 5]! |= 1 << (slot & 31);
      return;
    }
    const times = this.#times;
    const next = this.#next;
    if (times[tail]! <= time) {
      next[tail] = entry;
      next[entry] = NONE;
      this.#tails[slot] = entry;
      return;
    }
    let before = NONE;
    let after = this.#heads[slot]!;
    while (times[after]! <= time) {
      before = after;
      after = next[after]!;
    }
    next[entry] = after;
    if (before === NONE) this.#heads[slot] = entry;
    else next[before] = entry;
  }

  /** The first slot from `start` on, round the ring, that holds something. There must be one. */
  #findFilled(start: number): number {
    const filled = this.#filled;
    let word = start >> 5;
    let bits = filled[word]! & (-1 << (start & 31));
    const wordMask = this.#mask >> 5;
    while (bits === 0) {
      word = (word + 1) & wordMask;
      bits = filled[word]!;
    }
    return (word << 5) + 31 - Math.clz32(bits & -bits);
  }

  #takeEntry(): number {
    const entry = this.#free;
    if (entry !== NONE) {
      this.#free = this.#next[entry]!;
      return entry;
    }
    if (this.#used === this.#times.length) this.#grow();
    return this.#used++;
  }

  #grow(): void {
    const times = new Float64Array(2 * this.#used);
    times.set(this.#times);
    this.#times = times;
    this.#codes = doubleLength(this.#codes);
    this.#rows = doubleLength(this.#rows);
    this.#next = doubleLength(this.#next);
  }
}

function doubleLength(values: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(2 * values.length);
  longer.set(values);
  return longer;
}
