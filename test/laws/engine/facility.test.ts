import test from "ava";
import { createClock } from "../../../sim/engine/clock.ts";
import { createFacility } from "../../../sim/engine/facility.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { loadSimJs } from "../../../sim/engine/simjs.ts";
import { computeServerQueue } from "../../../sim/theory/queue.ts";

test("requests are served first come, first served, and never more at once than there are servers", async (t) => {
  const simJs = await loadSimJs();
  for (let draw = 0; draw < 20; draw++) {
    const stream = createStream("facility", String(draw));
    const servers = 1 + Math.floor(stream() * 4);
    const clock = createClock(simJs, 0);
    const facility = createFacility(clock, servers);
    const spans: { start: number; end: number }[] = [];
    for (let request = 0; request < 60; request++) {
      const service = 1 + stream() * 20;
      clock.schedule(stream() * 100, () => {
        facility.request(service, () => spans.push({ start: clock.now() - service, end: clock.now() }));
      });
    }
    clock.runUntil(1e4);
    t.is(spans.length, 60);
    t.is(facility.countWaiting(), 0);
    for (const { start } of spans) {
      const atOnce = spans.filter((other) => other.start <= start + 1e-9 && other.end > start + 1e-9).length;
      t.true(atOnce <= servers);
    }
  }
});

test("with random arrivals and services the mean wait is Erlang's", async (t) => {
  const clock = createClock(await loadSimJs(), 0);
  const stream = createStream("facility", "erlang");
  const queue = { servers: 3, arrivalsPerSecond: 2, servedPerSecond: 1 };
  const facility = createFacility(clock, queue.servers);
  const batches: number[] = [];
  const requests = 40_000;
  let [time, waited, served] = [0, 0, 0];
  for (let request = 0; request < requests; request++) {
    time -= Math.log1p(-stream()) / queue.arrivalsPerSecond;
    const [arrival, service] = [time, -Math.log1p(-stream()) / queue.servedPerSecond];
    clock.schedule(arrival, () => {
      facility.request(service, () => {
        waited += clock.now() - arrival - service;
        served++;
        if (served % 2000 === 0) {
          batches.push(waited / 2000);
          waited = 0;
        }
      });
    });
  }
  clock.runUntil(time * 2);
  const mean = batches.reduce((sum, value) => sum + value, 0) / batches.length;
  const variance = batches.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (batches.length - 1);
  const error = Math.sqrt(variance / batches.length);
  const expected = computeServerQueue(queue).meanWaitSeconds;
  t.true(Math.abs(mean - expected) < 4 * error, `${mean} against ${expected}, standard error ${error}`);
});

test("a facility without a server is refused", async (t) => {
  const clock = createClock(await loadSimJs(), 0);
  for (const servers of [0, -1, 1.5, Number.NaN]) {
    t.throws(() => createFacility(clock, servers), { message: /whole number of servers/ });
  }
});
