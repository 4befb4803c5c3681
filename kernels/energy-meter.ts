import { chooseClock } from "./clock.ts";
import type { EnergyMeter } from "./energy/energy-reading.ts";
import { openNvidiaMeter } from "./energy/nvidia-meter.ts";
import { openRaplMeter } from "./energy/rapl-meter.ts";
import { openUtilisationMeter } from "./energy/utilisation-meter.ts";

/**
 * The best meter for the processor that does the work: nvidia-smi for an NVIDIA provider, RAPL for the CPU, and where
 * neither can be read, a model of utilisation that says so.
 */
export async function openEnergyMeter(settings: { threads: number; provider: string }): Promise<EnergyMeter> {
  const hasNvidia = settings.provider === "cuda" || settings.provider === "tensorrt";
  const meter = hasNvidia ? await openNvidiaMeter() : openRaplMeter();
  return meter ?? openUtilisationMeter(chooseClock(settings));
}
