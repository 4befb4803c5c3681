import { computeLogGamma } from "../../theory/log-gamma.ts";

/** A committee drawn evenly from a population of which an attacker holds a part. */
export interface Committee {
  readonly population: number;
  readonly corrupted: number;
  readonly members: number;
}

/**
 * P(X >= k), X ~ Hypergeometric(population, corrupted, members): the attacker gets at least k seats. Terms follow from
 * each other by their ratio, from k upwards.
 */
export function computeCaptureChance({ population, corrupted, members }: Committee, seats: number): number {
  const honest = population - corrupted;
  const fewest = Math.max(0, members - honest);
  const most = Math.min(members, corrupted);
  if (seats <= fewest) return 1;
  if (seats > most) return 0;
  const logTotal = computeLogChoices(population, members);
  let density = Math.exp(computeLogChoices(corrupted, seats) + computeLogChoices(honest, members - seats) - logTotal);
  let chance = 0;
  for (let held = seats; held <= most; held++) {
    chance += density;
    density *= ((corrupted - held) * (members - held)) / ((held + 1) * (honest - members + held + 1));
  }
  return Math.min(1, chance);
}

/** Fewest seats that are more than a fraction of the committee. */
export function countSeatsAbove(members: number, fraction: number): number {
  return Math.floor(members * fraction + 1e-9) + 1;
}

/** Fewest of the population that an attacker must corrupt to get the seats with at least this chance. */
export function computeCorruptedNeeded(committee: Omit<Committee, "corrupted">, seats: number, chance: number): number {
  let [low, high] = [0, committee.population];
  while (high - low > 1) {
    const corrupted = Math.floor((low + high) / 2);
    if (computeCaptureChance({ ...committee, corrupted }, seats) >= chance) high = corrupted;
    else low = corrupted;
  }
  return high;
}

function computeLogChoices(from: number, take: number): number {
  return computeLogGamma(from + 1) - computeLogGamma(take + 1) - computeLogGamma(from - take + 1);
}
