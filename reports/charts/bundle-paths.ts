/** Where the points of a chart of parallel axes stand: a height for each point on each axis, in pixels. */
export interface AxisHeights {
  readonly xs: readonly number[];
  readonly heights: readonly Float32Array[];
  /** Lowest place of all axes, where points without a value stand. */
  readonly bottom: number;
}

/** An outline with the share of the darkest that it has. */
export interface BundlePath {
  readonly d: string;
  readonly depth: number;
}

/** Up to so many points each has a line of its own. */
export const MOST_LINES = 300;
/** Lines that go from one step of an axis to one of the next are one stroke: there are never more than the square of these. */
export const STEPS = 24;
const DEPTHS = [0.04, 0.1, 0.25, 0.5, 1] as const;

/** One stroke a point where they are few; else strokes of lines that go together, in classes by how many they are. */
export function bundlePaths(places: readonly number[], axes: AxisHeights): BundlePath[] {
  if (places.length <= MOST_LINES) return [{ d: places.map((place) => tracePoint(place, axes)).join(""), depth: 1 }];
  const strokes = axes.heights.slice(1).flatMap((_, gap) => countStrokes(places, axes, gap));
  const most = Math.max(...strokes.map(({ count }) => count));
  return DEPTHS.map((depth, index) => {
    const least = DEPTHS[index - 1] ?? 0;
    const own = strokes.filter(({ count }) => count / most > least && count / most <= depth);
    return { d: own.map(({ d }) => d).join(""), depth: Math.sqrt(depth) };
  }).filter(({ d }) => d !== "");
}

function tracePoint(place: number, { xs, heights }: AxisHeights): string {
  return heights.map((own, axis) => `${axis === 0 ? "M" : "L"}${round(xs[axis]!)} ${round(own[place]!)}`).join("");
}

function countStrokes(
  places: readonly number[],
  { xs, heights, bottom }: AxisHeights,
  gap: number,
): { d: string; count: number }[] {
  const [left, right] = [heights[gap]!, heights[gap + 1]!];
  const counts = new Uint32Array(STEPS * STEPS);
  const step = (height: number) => Math.min(STEPS - 1, Math.max(0, Math.floor((height / bottom) * STEPS)));
  for (const place of places) counts[step(left[place]!) * STEPS + step(right[place]!)]! += 1;
  const y = (index: number) => round(((index + 0.5) / STEPS) * bottom);
  return Array.from(counts).flatMap((count, index) =>
    count === 0
      ? []
      : [
          {
            count,
            d: `M${round(xs[gap]!)} ${y(Math.floor(index / STEPS))}L${round(xs[gap + 1]!)} ${y(index % STEPS)}`,
          },
        ],
  );
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
