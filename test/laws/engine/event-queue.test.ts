import assert from "node:assert/strict";
import test from "ava";
import fc from "fast-check";
import { EventQueue } from "../../../sim/engine/event-queue.ts";
import type { SimEvent } from "../../../sim/engine/simjs-types.ts";

type Step =
  | { readonly kind: "insert"; readonly time: number }
  | { readonly kind: "cancel"; readonly pick: number }
  | { readonly kind: "move"; readonly pick: number; readonly direction: number }
  | { readonly kind: "remove" };

// Few different times, so that ties are common.
const time = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }));
const pick = fc.nat(1000);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("insert" as const), time }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("cancel" as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("move" as const), pick, direction: fc.constantFrom(-1, 1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("remove" as const) }) },
);

test("the queue hands out what a sorted list would: by time, then by order of insertion, without the cancelled", (t) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 600, size: "max" }), (steps) => {
      const queue = new EventQueue();
      const list = new SortedList();
      const events: SimEvent[] = [];
      steps.forEach((taken, i) => {
        apply(taken, i, queue, list, events);
      });
      for (let left = list.remove(); left !== null; left = list.remove()) assert.equal(queue.remove(), left);
      assert.equal(queue.remove(), null);
    }),
    { seed: 17, numRuns: 300 },
  );
  t.pass();
});

test("an event inserted again at another time is handed out once, at the new time", (t) => {
  for (const [first, second] of [
    [5, 2],
    [2, 5],
  ] as const) {
    const queue = new EventQueue();
    const event = createEvent(first);
    queue.insert(event);
    event.deliverAt = second;
    queue.insert(event);
    t.is(queue.remove(), event);
    t.is(queue.remove(), null);
  }
});

test("cancelled events do not pile up", (t) => {
  const queue = new EventQueue();
  const live = createEvent(2e6);
  queue.insert(live);
  for (let i = 0; i < 100_000; i++) {
    const event = createEvent(1e6 + i);
    queue.insert(event);
    event.cancelled = true;
  }
  t.true(queue.size <= 64, `holds ${queue.size}`);
  t.is(queue.remove(), live);
});

test("a time that is no number is refused and leaves the order intact", (t) => {
  const queue = new EventQueue();
  for (const due of [3, Number.NaN, 1, 2]) {
    if (Number.isNaN(due))
      t.throws(
        () => {
          queue.insert(createEvent(due));
        },
        { instanceOf: RangeError, message: /NaN/ },
      );
    else queue.insert(createEvent(due));
  }
  t.deepEqual(
    [queue.remove(), queue.remove(), queue.remove()].map((event) => event?.deliverAt),
    [1, 2, 3],
  );
});

function apply(step: Step, index: number, queue: EventQueue, list: SortedList, events: SimEvent[]): void {
  if (step.kind === "insert") events.push(createEvent(step.time));
  const event = step.kind === "insert" ? events.at(-1) : step.kind !== "remove" && events[step.pick % events.length];
  if (step.kind === "remove") assert.equal(queue.remove(), list.remove());
  else if (!event) return;
  else if (step.kind === "cancel") event.cancelled = true;
  else {
    // A moved event goes where it never was before: the queue's promise holds for no other move.
    if (step.kind === "move") event.deliverAt = step.direction * (1e10 + index);
    queue.insert(event);
    list.insert(event);
  }
}

function createEvent(deliverAt: number): SimEvent {
  return { deliverAt, cancelled: false, deliver: () => undefined };
}

/** The plain twin: sorts on every removal. */
class SortedList {
  #entries: { event: SimEvent; time: number }[] = [];

  insert(event: SimEvent): void {
    this.#entries = this.#entries.filter((entry) => entry.event !== event);
    this.#entries.push({ event, time: event.deliverAt });
  }

  remove(): SimEvent | null {
    this.#entries = this.#entries.filter((entry) => !entry.event.cancelled);
    this.#entries.sort((a, b) => a.time - b.time);
    return this.#entries.shift()?.event ?? null;
  }
}
