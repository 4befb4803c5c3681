import type { PowerUtilisation } from "./machine-power.ts";
import type { SampleClass, SampleUtilisation } from "./sample-inference.ts";
import type { ServingUtilisation } from "./utilisation.ts";

/** What was new to a fit whose errors were measured: nothing but the pair, the device, the model, or both. */
export const novelties = ["pair", "accelerator", "model", "both"] as const;
export type Novelty = (typeof novelties)[number];

/** All that `proofground fit` hands on: the parameters, and how far off predictions with them have been. */
export interface FittedHardware {
  readonly serving: ServingUtilisation;
  readonly samples: SampleUtilisation;
  readonly power: PowerUtilisation;
  /** Factors that nine of ten held-out measurements lie within, above or below the prediction. */
  readonly spread: {
    readonly serving: Readonly<Record<Novelty, Readonly<Record<"dense" | "moe", number>>>>;
    /** Devices of few measurements; the wider of the two counts. */
    readonly device: Readonly<Record<"nvidia" | "other" | "cpu", number>>;
    readonly samples: Readonly<Record<SampleClass, number>>;
    readonly power: number;
  };
  /** What the fit on serving has seen, as "accelerator" and "model" names of the catalogue. */
  readonly seen: { readonly accelerators: readonly string[]; readonly models: readonly string[] };
  /** Models that were measured as one instance over all chips of a machine. */
  readonly oneInstanceModels: readonly string[];
}
