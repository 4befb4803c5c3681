/** Where a calibration stands. */
export interface CalibrationProgress {
  /** What is measured now. */
  readonly step: string;
  /** Part of the steps that is done, 0..1. */
  readonly fraction: number;
}

/** Does a step of a calibration, and tells of it first. */
export type Reporter = <Result>(step: string, work: () => Promise<Result>) => Promise<Result>;

export function createReporter(steps: number, onProgress: (progress: CalibrationProgress) => void): Reporter {
  let done = 0;
  return async (step, work) => {
    onProgress({ step, fraction: Math.min(1, done / steps) });
    const result = await work();
    done += 1;
    return result;
  };
}
