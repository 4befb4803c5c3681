import test from "ava";
import fc from "fast-check";
import type { Device } from "../../../hardware-models/device.ts";
import { readTable } from "../../../scenarios/fit/read-table.ts";
import { computeShareDistance, computeUsefulDistance } from "../../../sim/metrics/useful-pay.ts";

const amounts = fc.array(fc.double({ min: 0, max: 1e15, noNaN: true }), { minLength: 1, maxLength: 8 });

test("the distance lies between 0 and 1, is the same both ways, and scale changes nothing", (t) => {
  fc.assert(
    fc.property(amounts, amounts, (one, other) => {
      const length = Math.min(one.length, other.length);
      const first = Float64Array.from(one.slice(0, length), (value) => value + 1);
      const second = Float64Array.from(other.slice(0, length), (value) => value + 1);
      const distance = computeShareDistance(first, second)!;
      t.true(distance >= 0 && distance <= 1);
      t.true(Math.abs(distance - computeShareDistance(second, first)!) < 1e-12);
      t.true(
        Math.abs(
          distance -
            computeShareDistance(
              first.map((value) => 3 * value),
              second,
            )!,
        ) < 1e-12,
      );
      t.is(computeShareDistance(first, first), 0);
    }),
    { seed: 6, numRuns: 200 },
  );
});

test("pay apart from all useful work is at 1, and half of it is at a half", (t) => {
  t.is(computeShareDistance(Float64Array.of(1, 0), Float64Array.of(0, 1)), 1);
  t.is(computeShareDistance(Float64Array.of(1, 0), Float64Array.of(1, 1)), 0.5);
  t.is(computeShareDistance(Float64Array.of(1, 2), Float64Array.of(0, 0)), 1);
  t.is(computeShareDistance(Float64Array.of(0, 0), Float64Array.of(1, 2)), null);
});

/** Two parties, the first with ten of the first device, the second with `units` of the second; `on` of both runs. */
function measure(rates: readonly (number | undefined)[], units: number, on: number): number | null {
  const devices = rates.map((usefulPerSecond) => ({ usefulPerSecond }) as Device);
  const fleet = { devices, parties: 2, units: Float64Array.of(10, 0, 0, units), on: Float64Array.of(1, 1, on, on) };
  return computeUsefulDistance(Float64Array.of(50, 50), fleet);
}

test("what runs and serves counts: pay by halves is just where each serves half", (t) => {
  t.is(measure([2, 4], 5, 1), 0);
  t.is(measure([2, 4], 5, 0), 0.5);
  t.is(measure([undefined, undefined], 5, 1), 1);
  t.is(measure([2, undefined], 5, 1), null);
  t.is(measure([2, undefined], 0, 1), 0.5);
});

test("on Gonka a B200 is paid a third more for a token that it serves than an H200, an A100 a third less", (t) => {
  const columns = ["gpu", "nonces_per_minute_per_gpu", "output_tokens_per_second_per_gpu"] as const;
  const rows = readTable("gonka_token_rates.csv", columns);
  const ratioOf = (gpu: string) => {
    const row = rows.find((candidate) => candidate.gpu === gpu)!;
    return Number(row.nonces_per_minute_per_gpu) / Number(row.output_tokens_per_second_per_gpu);
  };
  const ratios = ["B300", "B200", "A100"].map((gpu) => Math.round((100 * ratioOf(gpu)) / ratioOf("H200")) / 100);
  t.deepEqual(ratios, [0.97, 1.32, 0.68]);
});
