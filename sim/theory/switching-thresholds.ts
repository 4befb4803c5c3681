import { computeOptionExponent, computeOptionMultiple } from "./real-option.ts";

/** A plant that can be stopped and started again, at a price each time. */
export interface SwitchedPlant {
  /** [1/sqrt(year)] of its revenue, a geometric Brownian motion without drift */
  readonly volatility: number;
  /** [1/year] above 0 */
  readonly discountPerYear: number;
  /** [years of the running cost] */
  readonly restartYears: number;
  readonly stopYears: number;
}

/** Revenue over running cost at which an idle plant starts (>= 1) and a running one stops (<= 1). */
export interface SwitchingThresholds {
  readonly start: number;
  readonly stop: number;
}

/**
 * Hysteresis of entry and exit. With the running cost as unit, the worth of running over idling is
 * G(P) = B P^a - A P^b + (P - 1) / rho, where b > 1 and a = 1 - b solve volatility^2 x (x - 1) / 2 = rho. Value matching
 * and smooth pasting, G(H) = k, G(L) = -l, G'(H) = G'(L) = 0, give start H and stop L. Without volatility they are
 * Marshall's 1 + rho k and 1 - rho l; a plant whose closing costs as much as running for ever never stops.
 *
 * @source Dixit, Journal of Political Economy 97(3), 1989; solved here in the one unknown q = H / L
 */
export function computeSwitchingThresholds(plant: SwitchedPlant): SwitchingThresholds {
  const { volatility, discountPerYear: rho, restartYears, stopYears } = plant;
  if (restartYears + stopYears === 0) return { start: 1, stop: 1 };
  const exponent = computeOptionExponent({ driftPerYear: 0, discountPerYear: rho, volatility });
  if (rho * stopYears >= 1) return { start: computeOptionMultiple(exponent) * (1 + rho * restartYears), stop: 0 };
  if (exponent > LARGEST_EXPONENT) return { start: 1 + rho * restartYears, stop: 1 - rho * stopYears };
  let [low, high] = [0, 1];
  while (computeExcess(plant, exponent, Math.exp(high)) < 0) high *= 2;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (computeExcess(plant, exponent, Math.exp(middle)) < 0) low = middle;
    else high = middle;
  }
  const ratio = Math.exp((low + high) / 2);
  const stop = solveAt(plant, exponent, ratio).stop;
  return { start: stop * ratio, stop };
}

/** Beyond it volatility moves the thresholds by less than a part in a thousand of the costs. */
const LARGEST_EXPONENT = 1e4;

const HALVINGS = 100;

/** G(H) - k where all other conditions hold: rises with q. */
function computeExcess(plant: SwitchedPlant, exponent: number, ratio: number): number {
  const { stop, worthAtStart } = solveAt(plant, exponent, ratio);
  return stop * worthAtStart - 1 / plant.discountPerYear - plant.restartYears;
}

/** Smooth pasting at both ends is linear in A and B; value matching at L then gives L. */
function solveAt({ discountPerYear: rho, stopYears }: SwitchedPlant, b: number, q: number) {
  const a = 1 - b;
  // A' = A H^(b - 1) and B' = B L^(a - 1): b A' q^(1 - b) - a B' = 1 / rho = b A' - a B' q^(a - 1).
  const [fall, rise] = [q ** (1 - b), q ** (a - 1)];
  const determinant = a * b * (1 - fall * rise);
  const aTerm = (a * (1 - rise)) / rho / determinant;
  const bTerm = (b * (fall - 1)) / rho / determinant;
  const stop = (1 / rho - stopYears) / (bTerm - aTerm * fall + 1 / rho);
  return { stop, worthAtStart: bTerm * q ** a - aTerm * q + q / rho };
}
