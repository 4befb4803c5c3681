import test from "ava";
import { createClock, type ScheduledEvent } from "../../../sim/engine/clock.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { loadSimJs } from "../../../sim/engine/simjs.ts";

const simJs = await loadSimJs();
const STARTS = [0, -5e8, 1_700_000_000, 1_700_000_000.3];

test("events come in the order of their times, and at their times", (t) => {
  for (const start of STARTS) {
    const clock = createClock(simJs, start);
    const draw = createStream(`order ${start}`, "times");
    const delivered: number[] = [];
    const scheduled = Array.from({ length: 1000 }, () => start + 1e6 * draw());
    for (const time of scheduled) {
      clock.schedule(time, () => {
        t.is(clock.now(), time);
        delivered.push(time);
      });
    }
    clock.runUntil(start + 1e6);
    t.deepEqual(
      delivered,
      [...scheduled].sort((a, b) => a - b),
    );
  }
});

test("events at one instant come in the order of scheduling, those scheduled at that instant last", (t) => {
  for (const start of STARTS) {
    const clock = createClock(simJs, start);
    const seen: string[] = [];
    for (let i = 0; i < 100; i++) {
      clock.schedule(start + 7, () => {
        seen.push(`first ${i}`);
        clock.schedule(clock.now(), () => seen.push(`second ${i}`));
      });
    }
    clock.runUntil(start + 8);
    const expected = ["first", "second"].flatMap((round) => Array.from({ length: 100 }, (_, i) => `${round} ${i}`));
    t.deepEqual(seen, expected);
  }
});

test("an event at the end is delivered, one after it is not, and the time is then the end", (t) => {
  for (const start of STARTS) {
    for (const extra of [[], [start + 10.5], [start + 1e9]]) {
      const clock = createClock(simJs, start);
      const seen: number[] = [];
      for (const time of [start + 1, start + 10, ...extra]) clock.schedule(time, () => seen.push(time));
      clock.runUntil(start + 10);
      t.deepEqual(seen, [start + 1, start + 10]);
      t.is(clock.now(), start + 10);
    }
    const quiet = createClock(simJs, start);
    quiet.schedule(start + 1, () => undefined);
    quiet.runUntil(start + 10);
    t.is(quiet.now(), start + 10);
  }
});

test("a cancelled event is not delivered, whoever cancels it and when", (t) => {
  const clock = createClock(simJs, 0);
  const seen: string[] = [];
  const events: Record<string, ScheduledEvent> = {};
  for (const [name, time] of [
    ["before the run", 1],
    ["by itself", 3],
    ["at its instant", 4],
    ["during the run", 5],
    ["kept", 6],
  ] as const) {
    events[name] = clock.schedule(time, () => {
      seen.push(name);
      events["by itself"]!.cancel();
    });
  }
  events["before the run"]!.cancel();
  clock.schedule(2, () => {
    events["during the run"]!.cancel();
  });
  clock.schedule(3.5, () => {
    const rival = clock.schedule(4, () => seen.push("rival"));
    clock.schedule(3.9, () => {
      rival.cancel();
    });
  });
  clock.runUntil(10);
  t.deepEqual(seen, ["by itself", "at its instant", "kept"]);
});

test("a cancelled event moves no time", (t) => {
  const clock = createClock(simJs, 0);
  clock.schedule(5, () => t.fail()).cancel();
  const times: number[] = [];
  clock.schedule(1, () => {
    clock.schedule(9, () => t.fail()).cancel();
  });
  clock.schedule(8, () => times.push(clock.now()));
  t.is(clock.now(), 0);
  clock.runUntil(8);
  t.deepEqual(times, [8]);
});

test("a time that is past, infinite or no number is refused, and the message names it and now", (t) => {
  for (const start of STARTS) {
    const clock = createClock(simJs, start);
    clock.schedule(start + 5, () => {
      for (const bad of [start + 4.5, start - 1, -Infinity, Infinity, Number.NaN]) {
        const error = t.throws(() => clock.schedule(bad, () => t.fail()), { instanceOf: RangeError });
        t.true(error.message.includes(String(bad)) && error.message.includes(String(start + 5)), error.message);
      }
      for (const bad of [-3, -Number.MIN_VALUE, Infinity, Number.NaN]) {
        const error = t.throws(() => clock.scheduleAfter(bad, () => t.fail()), { instanceOf: RangeError });
        t.true(error.message.includes(String(bad)) && error.message.includes(String(start + 5)), error.message);
      }
    });
    clock.runUntil(start + 10);
  }
  for (const bad of [-1, Infinity, Number.NaN]) {
    t.throws(
      () => {
        createClock(simJs, 0).runUntil(bad);
      },
      { instanceOf: RangeError },
    );
  }
  for (const bad of [Infinity, -Infinity, Number.NaN]) {
    t.throws(() => createClock(simJs, bad), { instanceOf: RangeError });
  }
});

test("a clock runs once, from outside or from within", (t) => {
  const clock = createClock(simJs, 0);
  clock.schedule(5, () =>
    t.throws(
      () => {
        clock.runUntil(20);
      },
      { message: /one run/ },
    ),
  );
  clock.runUntil(3);
  t.throws(
    () => {
      clock.runUntil(10);
    },
    { message: /one run/ },
  );
  t.throws(() => clock.schedule(20, () => t.fail()), { message: /ended at 3 s/ });
  const nested = createClock(simJs, 0);
  nested.schedule(1, () =>
    t.throws(
      () => {
        nested.runUntil(2);
      },
      { message: /one run/ },
    ),
  );
  nested.runUntil(2);
});

test("delays far below the resolution of Unix time keep their order", (t) => {
  const clock = createClock(simJs, 1_700_000_000);
  const seen: string[] = [];
  const tick = (name: string, period: number, left: number): void => {
    seen.push(name);
    if (left > 0)
      clock.scheduleAfter(period, () => {
        tick(name, period, left - 1);
      });
  };
  clock.scheduleAfter(1e-8, () => {
    tick("fast", 1e-8, 5);
  });
  clock.scheduleAfter(2.2e-8, () => {
    tick("slow", 2.2e-8, 2);
  });
  clock.runUntil(1_700_000_001);
  t.is(seen.join(" "), "fast fast slow fast fast slow fast fast slow");
});

test("an event for now comes after those already due now, however far now() is rounded down", (t) => {
  const clock = createClock(simJs, 1_700_000_000);
  const seen: string[] = [];
  clock.scheduleAfter(1e-7, () => {
    t.is(clock.now(), 1_700_000_000);
    clock.schedule(clock.now(), () => seen.push("scheduled for now"));
  });
  clock.scheduleAfter(1e-7, () => seen.push("due already"));
  clock.runUntil(1_700_000_001);
  t.deepEqual(seen, ["due already", "scheduled for now"]);
});

test("an error in an event ends the run and reaches the caller", (t) => {
  const clock = createClock(simJs, 0);
  clock.schedule(1, () => {
    throw new Error("planted");
  });
  t.throws(
    () => {
      clock.runUntil(2);
    },
    { message: "planted" },
  );
  t.throws(
    () => {
      clock.runUntil(2);
    },
    { message: /one run/ },
  );
});
