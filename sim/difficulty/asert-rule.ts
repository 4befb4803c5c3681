import type { ParameterSpecs } from "../parameter.ts";
import { computeAsertBits } from "./asert.ts";
import { POW_LIMIT_BITS } from "./difficulty.ts";
import type { HeaderRule } from "./difficulty-rule.ts";

const parameters = {
  halflifeSeconds: {
    title: "Time ahead of schedule after which difficulty doubles",
    unit: "s",
    default: 172_800,
    min: 60,
    max: 1e9,
    source: "aserti3-2d, Bitcoin Cash specification of 2020-11-15",
  },
} as const satisfies ParameterSpecs;

/** The target doubles for every half-life by which the chain is behind schedule since its anchor. */
export const asert: HeaderRule = {
  name: "asert",
  title: "ASERT (aserti3-2d): exponential in the time off schedule",
  source: "aserti3-2d, Bitcoin Cash specification of 2020-11-15",
  parameters,
  retargets: "every-block",
  intervalBlocks: 1,
  countHeaders: () => 1,
  computeNextBits: ({ times, height, anchor, targetIntervalSeconds }, given) =>
    computeAsertBits(
      {
        height: BigInt(anchor.height),
        parentTime: BigInt(anchor.parentTime),
        bits: anchor.bits,
        halflifeSeconds: BigInt(Math.round(given["halflifeSeconds"] ?? parameters.halflifeSeconds.default)),
        spacingSeconds: BigInt(Math.round(targetIntervalSeconds)),
        powLimitBits: POW_LIMIT_BITS,
      },
      BigInt(height),
      BigInt(times.at(-1)!),
    ),
};
