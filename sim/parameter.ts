/** A number that a rule can be given: its default, its range, its unit, and where the default comes from. */
export interface ParameterSpec {
  readonly title: string;
  readonly unit: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly source: string;
}

export type ParameterSpecs = Readonly<Record<string, ParameterSpec>>;

/** Values by parameter name, complete: every default is written out. */
export type ParameterValues = Readonly<Record<string, number>>;
