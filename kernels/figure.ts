/** A measured quantity: the median of repetitions, and where the true median lies with 95 % confidence. */
export interface Figure {
  readonly unit: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly repetitions: number;
}

/**
 * Median and its distribution-free interval: the number of samples below the true median is binomial(n, 1/2), so the
 * ranks n/2 -+ 1.96 sqrt(n)/2 enclose it in 95 % of cases. Below six samples no ranks do, and the interval is the range.
 *
 * Samples are taken as independent; interference that lasts is not seen here but between rounds (`computeRoundsFigure`).
 *
 * @source Conover, Practical Nonparametric Statistics, 3rd edition, section 3.2
 */
export function computeFigure(samples: ArrayLike<number>, unit: string): Figure {
  if (samples.length === 0) throw new RangeError("a figure needs at least one sample");
  const sorted = Float64Array.from(samples).sort();
  const { low, high } = computeMedianRanks(sorted.length);
  return {
    unit,
    median: computeSortedMedian(sorted),
    low: sorted[low]!,
    high: sorted[high]!,
    repetitions: sorted.length,
  };
}

/**
 * A figure from rounds that lie apart in time: the median of the rounds' medians, so that each round weighs the same,
 * in an interval that covers every round's own. What changes from round to round widens it.
 */
export function computeRoundsFigure(rounds: readonly ArrayLike<number>[], unit: string): Figure {
  const figures = rounds.map((samples) => computeFigure(samples, unit));
  return {
    unit,
    median: computeMedian(figures.map(({ median }) => median)),
    low: Math.min(...figures.map(({ low }) => low)),
    high: Math.max(...figures.map(({ high }) => high)),
    repetitions: figures.reduce((sum, { repetitions }) => sum + repetitions, 0),
  };
}

/** The middle value, or the mean of the two middle ones. */
export function computeMedian(samples: ArrayLike<number>): number {
  return computeSortedMedian(Float64Array.from(samples).sort());
}

/** Half the width of the interval as a fraction of the median. */
export function computeRelativePrecision({ median, low, high }: Figure): number {
  return (high - low) / 2 / median;
}

/** The figure with each number put through a decreasing or increasing function, as seconds a run into runs a second. */
export function mapFigure(figure: Figure, unit: string, map: (value: number) => number): Figure {
  const ends = [map(figure.low), map(figure.high)];
  const median = map(figure.median);
  return { unit, median, low: Math.min(...ends), high: Math.max(...ends), repetitions: figure.repetitions };
}

/** Zero-based ranks of the interval's ends among n sorted samples. */
function computeMedianRanks(count: number): { low: number; high: number } {
  if (count < 6) return { low: 0, high: count - 1 };
  const low = Math.max(0, Math.floor(count / 2 - (1.96 * Math.sqrt(count)) / 2) - 1);
  return { low, high: count - 1 - low };
}

function computeSortedMedian(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
