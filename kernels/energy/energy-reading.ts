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

/** Processor time that processes other than this one spent on the work, and how long they took. */
export interface HelperWork {
  readonly processorSeconds: number;
  readonly seconds: number;
}

/** Counts energy between `begin` and `end`; both return at once, so that they may stand next to what is measured. */
export interface EnergyMeter extends MeterDescription {
  begin(): void;
  /** A meter that looks at this process only must be told where helpers did the work. */
  end(helpers?: HelperWork): EnergyReading;
  close(): void;
}
