import test from "ava";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { MessageHeap } from "../../../sim/network/message-heap.ts";
import { MessageQueue } from "../../../sim/network/message-queue.ts";

interface Entry {
  readonly time: number;
  readonly order: number;
}

const slotWidths = [1e-6, 0.01, 1, 1000] as const;

for (const slotSeconds of slotWidths) {
  test(`messages leave by time, equal times in order of insertion: slots of ${slotSeconds} s`, (t) => {
    for (const seed of ["a", "b", "c"]) {
      const draw = createStream(seed, "queue");
      const queue = new MessageQueue(slotSeconds, 64);
      const heap = new MessageHeap();
      const sorted: Entry[] = [];
      let order = 0;
      let isRight = true;
      for (let step = 0; step < 600; step++) {
        const pushes = draw() < 0.3 ? Math.trunc(40 * draw()) : 0;
        for (let count = 0; count < pushes; count++) {
          // Round times tie; now and then one far ahead.
          const time = queue.time + (draw() < 0.02 ? 500 : Math.trunc(8 * draw()) * 0.25);
          queue.push(time, order, -order);
          heap.push(time, order, -order);
          sorted.push({ time, order });
          order++;
        }
        sorted.sort((left, right) => left.time - right.time || left.order - right.order);
        for (let count = Math.trunc(9 * draw()); count > 0; count--) {
          const [first] = sorted;
          if (first === undefined || !queue.popUntil(first.time)) break;
          sorted.shift();
          heap.pop();
          isRight &&= queue.time === first.time && queue.code === first.order && queue.row === -first.order;
          isRight &&= heap.time === first.time && heap.code === first.order && heap.row === -first.order;
        }
      }
      t.true(isRight && order > 2000);
      t.is(queue.size, sorted.length);
      t.is(heap.size, sorted.length);
    }
  });
}

test("a message due later than asked for stays, and time goes on to what was asked", (t) => {
  const queue = new MessageQueue(0.1, 64);
  queue.push(5, 1, 1);
  queue.push(900, 2, 2);
  t.false(queue.popUntil(4));
  t.is(queue.time, 4);
  t.throws(() => {
    queue.push(3, 3, 3);
  });
  t.throws(() => {
    queue.push(Number.NaN, 3, 3);
  });
  queue.push(4, 4, 4);
  t.true(queue.popUntil(5));
  t.is(queue.code, 4);
  t.true(queue.popUntil(5));
  t.is(queue.code, 1);
  t.false(queue.popUntil(899));
  t.true(queue.popUntil(Infinity));
  t.is(queue.code, 2);
  t.false(queue.popUntil(Infinity));
});
