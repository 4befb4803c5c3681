import test from "ava";
import { estimateAcceleratorPrice } from "../../hardware-models/accelerator-price.ts";
import { readHardwareLibrary } from "../../scenarios/fit/hardware-library.ts";

const { accelerators } = readHardwareLibrary();
/** Those whose prices the estimate rests on. */
const priced = accelerators.filter(
  ({ kind, launchPriceUsd, eightBitOpsPerSecond, fp16OpsPerSecond }) =>
    kind !== "CPU" &&
    kind !== "wafer-scale" &&
    (launchPriceUsd ?? 0) >= 2500 &&
    (eightBitOpsPerSecond ?? fp16OpsPerSecond) !== null,
);

test("an estimate from the others is within its factor of what was paid, about nine times in ten", (t) => {
  const hits = priced.filter((accelerator) => {
    const others = accelerators.filter((other) => other !== accelerator);
    const { priceUsd, uncertaintyFactor } = estimateAcceleratorPrice({ ...accelerator, launchPriceUsd: null }, others);
    const ratio = priceUsd / accelerator.launchPriceUsd!;
    return ratio <= uncertaintyFactor && ratio >= 1 / uncertaintyFactor;
  });
  t.true(priced.length >= 25);
  const part = hits.length / priced.length;
  t.true(part >= 0.85 && part <= 0.95, `${hits.length} of ${priced.length}`);
});

test("a list price is taken as it is, with little doubt", (t) => {
  const [accelerator] = priced;
  const { priceUsd, uncertaintyFactor } = estimateAcceleratorPrice(accelerator!, accelerators);
  t.is(priceUsd, accelerator!.launchPriceUsd!);
  t.is(uncertaintyFactor, 1.25);
});
