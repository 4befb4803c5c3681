import type { FittedHardware } from "../../hardware-models/fitted-hardware.ts";
import type { ErrorSummary, ParameterEstimate } from "./held-out-error.ts";
import type { ServingReport } from "./serving-report.ts";

/** What `proofground fit` found, and how far to trust it. */
export interface FitReport {
  readonly fitted: FittedHardware;
  readonly serving: ServingReport;
  readonly samples: SideReport & {
    readonly leaveOneAcceleratorOutByClass: Readonly<Record<"cnn" | "encoder", ErrorSummary>>;
  };
  readonly power: SideReport;
  /** Where the model is known to fail, with the size of it. */
  readonly failures: readonly string[];
}

/** A fit by accelerator: parameters with intervals, errors in sample and on accelerators left out. */
export interface SideReport {
  readonly estimates: Readonly<Record<string, ParameterEstimate>>;
  readonly inSample: ErrorSummary;
  readonly leaveOneAcceleratorOut: ErrorSummary;
  readonly coverage: number;
}
