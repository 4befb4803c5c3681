import test from "ava";
import { findExecutionProvider, findExecutionProviders, providerNames } from "../../kernels/execution-providers.ts";
import { KernelError } from "../../kernels/kernel-error.ts";
import { runCalibration } from "../../kernels/run-calibration.ts";

test("every provider is reported, the CPU is available, and one that is not says why", async (t) => {
  const reports = await findExecutionProviders();
  t.deepEqual(
    reports.map(({ name }) => name),
    [...providerNames],
  );
  t.true(reports.find(({ name }) => name === "cpu")?.available);
  t.true(reports.every(({ reason }) => reason.length > 0));
  t.false((await findExecutionProvider("abacus")).available);
});

test("a calibration on a provider that is not there, or on no thread, is refused before it starts", async (t) => {
  const ask = (threads: number, provider: string) =>
    runCalibration({ mode: "tiny", threads, provider, onProgress: () => undefined, now: new Date(0) });
  for (const [threads, provider, where] of [
    [1, "abacus", "provider"],
    [0, "cpu", "threads"],
    [1.5, "cpu", "threads"],
    [1e9, "cpu", "threads"],
  ] as const) {
    const error = await t.throwsAsync(ask(threads, provider), { instanceOf: KernelError });
    t.is(error.where, where);
  }
});
