import type { ParallelAxis } from "./figure.ts";

/** An upright axis of values: 0 is its foot, 1 its head. */
export interface AxisParts {
  readonly ends: readonly [low: number, high: number];
  /** Part of the way up at which a value stands. */
  readonly toPart: (value: number) => number;
  readonly fromPart: (part: number) => number;
}

/** Names stand at even distances, half a step from the ends. */
export function measureAxis({ values, scale, names }: Pick<ParallelAxis, "values" | "scale" | "names">): AxisParts {
  const ends = names === null ? findEnds(values) : ([-0.5, names.length - 0.5] as const);
  const [low, high] = ends;
  const span = high - low;
  if (span === 0) return { ends, toPart: () => 0.5, fromPart: () => low };
  if (scale === "log" && low > 0) {
    const ratio = Math.log(high / low);
    return { ends, toPart: (value) => Math.log(value / low) / ratio, fromPart: (part) => low * Math.exp(part * ratio) };
  }
  return { ends, toPart: (value) => (value - low) / span, fromPart: (part) => low + part * span };
}

function findEnds(values: readonly (number | null)[]): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value === null) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? [0, 0] : [low, high];
}
