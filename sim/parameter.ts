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

/** A word that a rule can be given, one of a few: which variant of a protocol's rule is in force. */
export interface ChoiceSpec {
  readonly title: string;
  readonly choices: readonly [string, ...string[]];
  readonly default: string;
  readonly source: string;
}

export type ChoiceSpecs = Readonly<Record<string, ChoiceSpec>>;

/** Words by choice name, complete. */
export type ChoiceValues = Readonly<Record<string, string>>;

/** What a rule is given: numbers and words. */
export interface RuleParameters {
  readonly parameters: ParameterValues;
  readonly choices: ChoiceValues;
}
