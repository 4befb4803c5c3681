import { createStream } from "../../sim/engine/random-stream.ts";
import { ScenarioError } from "../scenario-error.ts";
import { checkFactors } from "./check-factors.ts";
import type { DesignPoint, Factor } from "./design.ts";
import { computeFactorValue } from "./factor-value.ts";

export interface MorrisOptions {
  readonly trajectories: number;
  /** An even number of values along each factor; 4 is usual. */
  readonly levels: number;
}

/** A walk through the factors' ranges in which each factor moves once. */
export interface MorrisTrajectory {
  /** Which factor moves in each step, by its place in the list. */
  readonly order: readonly number[];
  /** Signed length of each step, as a share of the factor's range. */
  readonly steps: readonly number[];
  /** One point more than steps. */
  readonly points: readonly DesignPoint[];
}

/**
 * Trajectories on a grid of `levels` values from end to end, steps of delta = levels / (2 (levels - 1)), up or down
 * with equal chances. Start, direction and turn of a factor come from the stream of its name.
 *
 * @source Morris, Technometrics 33, 1991, section 3
 */
export function createMorrisSample(
  factors: readonly Factor[],
  options: MorrisOptions,
  seed: string,
): readonly MorrisTrajectory[] {
  checkFactors(factors);
  checkOptions(options);
  const walks = factors.map((factor) => drawWalks(factor, options, seed));
  return Array.from({ length: options.trajectories }, (_, index) =>
    createTrajectory(
      factors,
      walks.map((own) => own[index]!),
    ),
  );
}

interface Walk {
  readonly start: number;
  readonly step: number;
  /** Factors move by rising turn. */
  readonly turn: number;
}

function drawWalks({ name }: Factor, { trajectories, levels }: MorrisOptions, seed: string): Walk[] {
  const stream = createStream(seed, `design/morris/${name}`);
  const delta = levels / (2 * (levels - 1));
  return Array.from({ length: trajectories }, () => {
    const base = Math.floor((stream() * levels) / 2) / (levels - 1);
    const rises = stream() < 0.5;
    return { start: rises ? base : base + delta, step: rises ? delta : -delta, turn: stream() };
  });
}

function createTrajectory(factors: readonly Factor[], walks: readonly Walk[]): MorrisTrajectory {
  const order = walks.map((_, index) => index).sort((one, other) => walks[one]!.turn - walks[other]!.turn);
  const units = walks.map(({ start }) => start);
  const locate = () => factors.map((factor, index) => computeFactorValue(factor, units[index]!));
  const points = [locate()];
  for (const index of order) {
    units[index]! += walks[index]!.step;
    points.push(locate());
  }
  return { order, steps: order.map((index) => walks[index]!.step), points };
}

function checkOptions({ trajectories, levels }: MorrisOptions): void {
  if (!(Number.isSafeInteger(trajectories) && trajectories >= 2)) {
    throw new ScenarioError({ where: "trajectories", expected: "a whole number >= 2", found: `${trajectories}` });
  }
  if (!(Number.isSafeInteger(levels) && levels >= 2 && levels % 2 === 0)) {
    throw new ScenarioError({ where: "levels", expected: "an even number >= 2", found: `${levels}` });
  }
}
