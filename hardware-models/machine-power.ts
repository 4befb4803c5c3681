import type { Accelerator } from "./accelerator.ts";

/** What a machine computes, as far as its power is concerned. */
export const powerClasses = ["llm", "cnn", "encoder"] as const;
export type PowerClass = (typeof powerClasses)[number];

/** What a fit on whole-machine watts found; `computeMachineWatts` says how the figures combine. */
export interface PowerUtilisation {
  /** Chip power at full speed, as a fraction of thermal design power. */
  readonly activity: Readonly<Record<PowerClass, number>>;
  /** Watts of the rest of the machine for each root of a watt of all chips: hosts grow slower than chips. */
  readonly hostRootWatts: number;
}

/** Share of thermal design power that an idle chip draws (recalled: 60-120 W of 700 W). */
export const idleShare = 0.15;
/** Power goes with frequency times voltage squared; near the top of the range about speed^1.5 with idle taken off. */
const speedExponent = 1.5;
/** 8-bit operations/s for each watt of design power where a device's own figure is unknown: the middle of 2022-24. */
const typicalOpsPerWatt = 2.8e12;

/** Power of a whole machine, measured at the wall, and whether the chips' figure had to be assumed. */
export interface MachineWatts {
  readonly watts: number;
  readonly note: string;
}

/**
 * watts = chips * design * activity * (idle + (1 - idle) * speed^1.5) + host * sqrt(chips * design)
 *
 * @param speed rate as a fraction of the machine's highest: machines tuned for efficiency run below 1
 * @source fitted on MLPerf Inference power results (whole machine); derived figures are unofficial
 */
export function computeMachineWatts(
  accelerator: Accelerator,
  chips: number,
  powerClass: PowerClass,
  power: PowerUtilisation,
  speed = 1,
): MachineWatts {
  const { watts: design, note } = getDesignWatts(accelerator);
  const all = chips * design;
  const share = idleShare + (1 - idleShare) * speed ** speedExponent;
  return { watts: all * power.activity[powerClass] * share + power.hostRootWatts * Math.sqrt(all), note };
}

/** Thermal design power of a chip, or the typical power of its peak rate. */
function getDesignWatts({ thermalDesignWatts, eightBitOpsPerSecond, fp16OpsPerSecond }: Accelerator): MachineWatts {
  if (thermalDesignWatts !== null) return { watts: thermalDesignWatts, note: "" };
  const rate = eightBitOpsPerSecond ?? 2 * (fp16OpsPerSecond ?? 0);
  return {
    watts: rate / typicalOpsPerWatt,
    note: "design power unknown: taken from the peak rate at 2.8 TOP/s a watt",
  };
}
