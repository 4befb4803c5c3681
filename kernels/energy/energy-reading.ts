/** Energy over a stretch of time. */
export interface EnergyReading {
  readonly joules: number;
  readonly seconds: number;
}

/** Where energy figures come from; every figure is shown with this. */
export interface MeterDescription {
  readonly name: "rapl" | "nvidia-smi" | "utilisation-model";
  /** What is counted, in words. */
  readonly covers: string;
  /** The truth lies between these multiples of the reading. */
  readonly uncertainty: { readonly lowFactor: number; readonly highFactor: number };
}

/** Counts energy between `begin` and `end`; both return at once, so that they may stand next to what is measured. */
export interface EnergyMeter extends MeterDescription {
  begin(): void;
  end(): EnergyReading;
  close(): void;
}
