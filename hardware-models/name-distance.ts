/** The names that share most letter pairs with the one asked for, best first (Dice's coefficient of bigrams). */
export function findNearestNames(name: string, known: Iterable<string>, count = 3): string[] {
  const asked = getBigrams(name);
  return [...new Set(known)]
    .map((candidate) => ({ candidate, likeness: computeDice(asked, getBigrams(candidate)) }))
    .filter(({ likeness }) => likeness > 0.2)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

function getBigrams(text: string): Set<string> {
  const letters = text.toLowerCase().replaceAll(/[^a-z0-9.+]/g, "");
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)));
}

function computeDice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return (2 * shared) / Math.max(1, one.size + other.size);
}
