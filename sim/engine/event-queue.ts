import type { SimEvent, SimQueue } from "./simjs-types.ts";

const INITIAL_CAPACITY = 64;

/**
 * Events by time; equal times in the order of insertion. A 4-ary heap whose keys lie in typed arrays, so that sifting
 * touches no event object: 1.4 to 2 times the speed of simjs's own queue at 10,000 pending events and more.
 *
 * An entry whose event was cancelled, or was inserted again at a time where it never was, is dropped: when it
 * surfaces, or when the arrays are full.
 */
export class EventQueue implements SimQueue {
  #times = new Float64Array(INITIAL_CAPACITY);
  #orders = new Float64Array(INITIAL_CAPACITY);
  #events: (SimEvent | null)[] = new Array<SimEvent | null>(INITIAL_CAPACITY).fill(null);
  #size = 0;
  #inserted = 0;

  /** Entries held, the cancelled ones that have not been dropped yet included. */
  get size(): number {
    return this.#size;
  }

  /** @throws RangeError if the event's time is NaN */
  insert(event: SimEvent): void {
    const time = event.deliverAt;
    if (Number.isNaN(time)) throw new RangeError("event queue: expected a time, got NaN");
    if (this.#size === this.#times.length) this.#makeRoom();
    const times = this.#times;
    const orders = this.#orders;
    const events = this.#events;
    let slot = this.#size++;
    while (slot > 0) {
      const parent = (slot - 1) >> 2;
      // At equal times the parent is the older one and stays above.
      if (times[parent]! <= time) break;
      times[slot] = times[parent]!;
      orders[slot] = orders[parent]!;
      events[slot] = events[parent]!;
      slot = parent;
    }
    times[slot] = time;
    orders[slot] = this.#inserted++;
    events[slot] = event;
  }

  /** Takes the earliest live event out; null if there is none. */
  remove(): SimEvent | null {
    while (this.#size > 0) {
      const event = this.#events[0]!;
      const isLive = !event.cancelled && event.deliverAt === this.#times[0];
      const last = --this.#size;
      const moved = this.#events[last]!;
      this.#events[last] = null;
      if (last > 0) this.#siftDown(0, this.#times[last]!, this.#orders[last]!, moved);
      if (isLive) return event;
    }
    return null;
  }

  /** Places an entry at `slot` or below, where no child is due before it. */
  #siftDown(slot: number, time: number, order: number, event: SimEvent): void {
    const times = this.#times;
    const orders = this.#orders;
    const size = this.#size;
    for (let first = 4 * slot + 1; first < size; first = 4 * slot + 1) {
      let child = first;
      let childTime = times[first]!;
      const end = Math.min(first + 4, size);
      for (let other = first + 1; other < end; other++) {
        const otherTime = times[other]!;
        if (otherTime < childTime || (otherTime === childTime && orders[other]! < orders[child]!)) {
          child = other;
          childTime = otherTime;
        }
      }
      if (childTime > time || (childTime === time && orders[child]! > order)) break;
      times[slot] = childTime;
      orders[slot] = orders[child]!;
      this.#events[slot] = this.#events[child]!;
      slot = child;
    }
    times[slot] = time;
    orders[slot] = order;
    this.#events[slot] = event;
  }

  /** Drops dead entries; doubles the arrays unless that has freed half of them. */
  #makeRoom(): void {
    this.#dropDead();
    const capacity = this.#times.length;
    if (this.#size <= capacity / 2) return;
    const times = new Float64Array(2 * capacity);
    const orders = new Float64Array(2 * capacity);
    times.set(this.#times);
    orders.set(this.#orders);
    this.#times = times;
    this.#orders = orders;
    for (let slot = capacity; slot < 2 * capacity; slot++) this.#events.push(null);
  }

  #dropDead(): void {
    let kept = 0;
    for (let slot = 0; slot < this.#size; slot++) {
      const event = this.#events[slot]!;
      if (event.cancelled || event.deliverAt !== this.#times[slot]) continue;
      this.#times[kept] = this.#times[slot]!;
      this.#orders[kept] = this.#orders[slot]!;
      this.#events[kept++] = event;
    }
    this.#events.fill(null, kept, this.#size);
    this.#size = kept;
    for (let slot = (kept - 2) >> 2; slot >= 0; slot--) {
      this.#siftDown(slot, this.#times[slot]!, this.#orders[slot]!, this.#events[slot]!);
    }
  }
}
