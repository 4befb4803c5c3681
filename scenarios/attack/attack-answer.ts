/** One figure about an attack. */
export interface AttackFigure {
  readonly name: string;
  /** Null where there is no such number. */
  readonly value: number | null;
  readonly unit: string;
  /** Ends of the 95 % interval, where the figure was simulated. */
  readonly interval?: readonly [low: number, high: number];
  /** Where it comes from: a formula, a simulation, a measurement. */
  readonly source: string;
}

/** What an attack brings or costs. */
export interface AttackAnswer {
  readonly attack: string;
  /** In one line, what was asked. */
  readonly question: string;
  readonly inputs: Readonly<Record<string, number | string>>;
  readonly figures: readonly AttackFigure[];
  /** What the reader must know to use the figures. */
  readonly notes: readonly string[];
}

const Z_95 = 1.959963984540054;

/** A simulated figure with its interval from a standard error. */
export function createSimulatedFigure(
  name: string,
  value: number,
  error: number,
  unit: string,
  source: string,
): AttackFigure {
  return { name, value, unit, interval: [value - Z_95 * error, value + Z_95 * error], source };
}
