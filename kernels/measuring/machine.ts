import { readFileSync } from "node:fs";
import { arch, cpus, platform, release, totalmem } from "node:os";

/** The machine that a calibration ran on; no names of host or user. */
export interface Machine {
  readonly processor: string;
  readonly logicalProcessors: number;
  readonly memoryBytes: number;
  /** The largest cache that a core reaches; null where the system does not tell. A virtual machine may share it. */
  readonly lastLevelCacheBytes: number | null;
  readonly platform: string;
  readonly architecture: string;
  readonly release: string;
}

export function describeMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    logicalProcessors: cpus().length,
    memoryBytes: totalmem(),
    lastLevelCacheBytes: readCacheBytes("/sys/devices/system/cpu/cpu0/cache"),
    platform: platform(),
    architecture: arch(),
    release: release(),
  };
}

/** Milliseconds that all logical processors together have been busy since start-up, and their sum with idle ones. */
export function readProcessorTimes(): { busy: number; total: number } {
  let busy = 0;
  let total = 0;
  for (const { times } of cpus()) {
    const working = times.user + times.nice + times.sys + times.irq;
    busy += working;
    total += working + times.idle;
  }
  return { busy, total };
}

/** Linux lists caches as index0, index1, ... with a size such as "32768K". */
function readCacheBytes(folder: string): number | null {
  let largest: number | null = null;
  for (let index = 0; index < 8; index++) {
    try {
      const text = readFileSync(`${folder}/index${index}/size`, "utf8").trim();
      const bytes = Number.parseInt(text, 10) * (text.endsWith("M") ? 2 ** 20 : 2 ** 10);
      if (Number.isFinite(bytes)) largest = Math.max(largest ?? 0, bytes);
    } catch {
      return largest;
    }
  }
  return largest;
}
