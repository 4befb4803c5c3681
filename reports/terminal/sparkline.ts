const blocks = ["\u2581", "\u2582", "\u2583", "\u2584", "\u2585", "\u2586", "\u2587", "\u2588"] as const;

/**
 * A series as one line of block characters, `width` of them at most; a gap where no value exists.
 * Drawn on the logarithm where all values are positive and span more than two decades.
 */
export function renderSparkline(values: readonly (number | null)[], width: number): string {
  const sampled = sampleMeans(values, Math.min(width, values.length));
  const found = sampled.filter((value) => value !== null);
  if (found.length === 0) return "";
  const isLogarithmic = Math.min(...found) > 0 && Math.max(...found) > 100 * Math.min(...found);
  const scaled = sampled.map((value) => (value !== null && isLogarithmic ? Math.log10(value) : value));
  const present = scaled.filter((value) => value !== null);
  const [low, high] = [Math.min(...present), Math.max(...present)];
  return scaled.map((value) => (value === null ? " " : chooseBlock(value, low, high))).join("");
}

function chooseBlock(value: number, low: number, high: number): string {
  const share = high > low ? (value - low) / (high - low) : 0.5;
  return blocks[Math.min(blocks.length - 1, Math.floor(share * blocks.length))] ?? blocks[0];
}

/** Mean of each of `count` equal stretches; null where a stretch has no value. */
function sampleMeans(values: readonly (number | null)[], count: number): (number | null)[] {
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * values.length) / count);
    const to = Math.floor(((index + 1) * values.length) / count);
    const stretch = values.slice(from, to).filter((value) => value !== null);
    return stretch.length === 0 ? null : stretch.reduce((sum, value) => sum + value, 0) / stretch.length;
  });
}
