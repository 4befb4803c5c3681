import test from "ava";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { computeRoofline, getFittedShares, type RooflineKernel } from "../../hardware-models/roofline.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import { fitted, getAccelerator, servingAccelerators } from "./hardware-library.ts";

const power = { power: fitted.power, powerClass: "llm" } as const;
const random = createStream("1", "hardware/roofline");
const kernels: RooflineKernel[] = Array.from({ length: 40 }, () => ({
  operations: 10 ** (3 + 12 * random()),
  bytes: 10 ** (3 + 9 * random()),
  precision: random() < 0.5 ? "fp16" : "fp8",
}));
const devices = servingAccelerators.filter(({ thermalDesignWatts }) => thermalDesignWatts !== null);

test("no kernel passes its ceiling, and the limit is the part that takes longer", (t) => {
  for (const accelerator of devices) {
    for (const kernel of kernels) {
      const shares = getFittedShares(accelerator, kernel.precision, fitted.serving);
      const rate = computeRoofline(accelerator, kernel, shares, power);
      t.true(rate.executionsPerSecond <= rate.ceilingPerSecond);
      const onlyLimit = rate.limit === "compute" ? { ...kernel, bytes: 0 } : { ...kernel, operations: 0 };
      const alone = computeRoofline(accelerator, onlyLimit, shares, power).executionsPerSecond;
      t.true(Math.abs(alone / rate.executionsPerSecond - 1) < 1e-12, accelerator.name);
    }
  }
});

test("twice the work takes twice as long at the same watts", (t) => {
  for (const accelerator of devices) {
    const kernel = kernels[0]!;
    const shares = { compute: 0.5, bandwidth: 0.8 };
    const once = computeRoofline(accelerator, kernel, shares, power);
    const twice = computeRoofline(
      accelerator,
      { ...kernel, operations: 2 * kernel.operations, bytes: 2 * kernel.bytes },
      shares,
      power,
    );
    t.true(Math.abs(once.executionsPerSecond / twice.executionsPerSecond / 2 - 1) < 1e-12);
    t.true(Math.abs(twice.joulesPerExecution / once.joulesPerExecution / 2 - 1) < 1e-12);
    t.is(once.chipWatts, twice.chipWatts);
  }
});

test("a chip draws more than idle and no more than its fitted activity, most at the ridge", (t) => {
  const h100 = getAccelerator("NVIDIA H100 SXM5 80GB");
  const shares = { compute: 1, bandwidth: 1 };
  const ridge = { operations: 989.4e12, bytes: 3.35e12, precision: "fp16" } as const;
  const most = computeRoofline(h100, ridge, shares, power).chipWatts;
  t.true(Math.abs(most / (700 * fitted.power.activity.llm) - 1) < 1e-9);
  for (const kernel of kernels) {
    const { chipWatts } = computeRoofline(h100, kernel, shares, power);
    t.true(chipWatts > 0.15 * 700 * fitted.power.activity.llm && chipWatts <= most * (1 + 1e-12));
  }
});

test("missing figures and empty or broken kernels are refused by name", (t) => {
  const shares = { compute: 0.5, bandwidth: 0.8 };
  const h100 = getAccelerator("NVIDIA H100 SXM5 80GB");
  for (const [operations, bytes] of [
    [0, 0],
    [-1, 1],
    [Number.NaN, 1],
    [1, Number.POSITIVE_INFINITY],
  ] as const) {
    t.throws(() => computeRoofline(h100, { operations, bytes, precision: "fp16" }, shares, power), {
      instanceOf: HardwareModelError,
    });
  }
  const unknown = { ...h100, bandwidthBytesPerSecond: null, thermalDesignWatts: null };
  t.throws(() => computeRoofline(unknown, kernels[0]!, shares, power), { message: /no bandwidth_gbs, no tdp_w/ });
});
