import { fork } from "node:child_process";
import { listSupportedBackends } from "onnxruntime-node";

/** Whether onnxruntime can run on a provider here, and if not, why. */
export interface ProviderReport {
  readonly name: string;
  readonly available: boolean;
  readonly reason: string;
}

/** Providers that a binding of some platform offers; "cpu" is in every one. */
export const providerNames = ["cpu", "cuda", "tensorrt", "webgpu", "dml", "coreml"] as const;

/** The longest that a provider may take to open a tiny model; a GPU's first start takes seconds. */
const probeTimeoutMilliseconds = 30_000;

/** Tries every provider that this platform's binding knows of; one that the binding lacks is reported, too. */
export async function findExecutionProviders(): Promise<ProviderReport[]> {
  return Promise.all(providerNames.map(findExecutionProvider));
}

/**
 * Opens and runs a tiny model on the provider, in a process of its own: a driver that crashes takes only that down.
 */
export async function findExecutionProvider(name: string): Promise<ProviderReport> {
  const offered = listSupportedBackends().map((backend) => backend.name);
  if (!offered.includes(name)) {
    const reason = `this build of onnxruntime-node offers ${offered.join(", ")}`;
    return { name, available: false, reason };
  }
  const child = fork(new URL("./provider-probe.js", import.meta.url), [name], { silent: true, execArgv: [] });
  const timer = setTimeout(() => child.kill("SIGKILL"), probeTimeoutMilliseconds);
  return new Promise((resolve) => {
    const finish = (available: boolean, reason: string) => {
      clearTimeout(timer);
      resolve({ name, available, reason });
    };
    child.once("message", (reason) => {
      finish(reason === "", typeof reason === "string" && reason !== "" ? reason : "ran a model");
    });
    child.once("error", (error) => {
      finish(false, error.message);
    });
    child.once("exit", (code, signal) => {
      finish(false, `the probe ended with ${signal ?? `code ${code ?? "unknown"}`}`);
    });
  });
}
