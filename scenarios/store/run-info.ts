import { cpus, totalmem } from "node:os";

/** When and where results were made, and how long it took: apart from the manifest, for it differs every time. */
export const RUN_INFO = "run-info.json";

/** @param startedAt ms since 1970 */
export function renderRunInfo(startedAt: number): string {
  const info = {
    startedAt: new Date(startedAt).toISOString(),
    durationSeconds: (Date.now() - startedAt) / 1000,
    machine: {
      platform: `${process.platform} ${process.arch}`,
      processor: cpus()[0]?.model ?? "unknown",
      cores: cpus().length,
      memoryBytes: totalmem(),
    },
  };
  return `${JSON.stringify(info, null, 2)}\n`;
}
