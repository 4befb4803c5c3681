import { spawn } from "node:child_process";
import type { EnergyMeter } from "./energy-reading.ts";

const query = ["--id=0", "--query-gpu=power.draw", "--format=csv,noheader,nounits", "--loop-ms=100"];

/**
 * Power of the first NVIDIA GPU, asked ten times a second, times elapsed time; null where nvidia-smi is missing, fails,
 * or names no watts within `timeoutMilliseconds`.
 *
 * @source NVIDIA, nvidia-smi manual: power.draw is accurate to 5 W; Yang, Adamek and Armour, "Part-time Power
 * Measurements", 2023: on some GPUs it samples a quarter of the time only, and errs by up to 10 % on long runs
 */
export async function openNvidiaMeter(command = "nvidia-smi", timeoutMilliseconds = 4000): Promise<EnergyMeter | null> {
  const watts: number[] = [];
  const child = spawn(command, query, { stdio: ["ignore", "pipe", "ignore"] });
  const failed = new Promise<void>((resolve) => {
    child.on("error", resolve).on("exit", resolve);
  });
  const answered = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      watts.push(...parseWatts(chunk.toString()));
      if (watts.length > 0) resolve();
    });
  });
  await Promise.race([failed, answered, waitMilliseconds(timeoutMilliseconds)]);
  if (watts.length === 0 || child.exitCode !== null) {
    child.kill();
    return null;
  }
  return createMeter(watts, () => child.kill());
}

/** Watts in lines as nvidia-smi prints them; a line without a number ("[N/A]") is none. */
export function parseWatts(text: string): number[] {
  return text
    .split("\n")
    .map((line) => Number.parseFloat(line))
    .filter((value) => Number.isFinite(value) && value >= 0);
}

function createMeter(watts: readonly number[], close: () => void): EnergyMeter {
  let first = 0;
  let startMilliseconds = 0;
  return {
    name: "nvidia-smi",
    covers: "the first GPU's board; not the processor that feeds it",
    uncertainty: { lowFactor: 0.9, highFactor: 1.1 },
    begin: () => {
      first = watts.length;
      startMilliseconds = performance.now();
    },
    end: () => {
      const seconds = (performance.now() - startMilliseconds) / 1000;
      // A stretch shorter than the sampling interval has no sample of its own; the newest one stands in.
      const during = first < watts.length ? watts.slice(first) : watts.slice(-1);
      const mean = during.reduce((sum, value) => sum + value, 0) / during.length;
      return { joules: mean * seconds, seconds };
    },
    close,
  };
}

async function waitMilliseconds(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
