/** A block from which a rule can count: the last one before the history. */
export interface HistoryAnchor {
  readonly height: number;
  /** [s] time of the block before it, a whole number */
  readonly parentTime: number;
  /** [compact] its target */
  readonly bits: number;
}

/** What the last headers of a chain say, the oldest first, and the block that the chain's rule counts from. */
export interface HeaderHistory {
  /** [s] whole numbers */
  readonly times: Float64Array;
  /** [compact] */
  readonly bits: Float64Array;
  /** Height of the last header. */
  height: number;
  readonly anchor: HistoryAnchor;
  /** [s] the chain's target time between two blocks */
  readonly targetIntervalSeconds: number;
}

/** What a history starts from: a block, taken to have come on schedule after others of the same target. */
export interface HistoryStart {
  readonly headers: number;
  readonly height: number;
  readonly time: number;
  readonly bits: number;
  readonly targetIntervalSeconds: number;
}

export function createHeaderHistory(start: HistoryStart): HeaderHistory {
  const { headers, height, time, bits, targetIntervalSeconds } = start;
  return {
    times: Float64Array.from({ length: headers }, (_, at) =>
      Math.floor(time - (headers - 1 - at) * targetIntervalSeconds),
    ),
    bits: new Float64Array(headers).fill(bits),
    height,
    anchor: { height, parentTime: Math.floor(time - targetIntervalSeconds), bits },
    targetIntervalSeconds,
  };
}

/** A block was found: the oldest header goes. */
export function pushHeader(history: HeaderHistory, time: number, bits: number): void {
  const last = history.times.length - 1;
  history.times.copyWithin(0, 1);
  history.bits.copyWithin(0, 1);
  history.times[last] = Math.floor(time);
  history.bits[last] = bits;
  history.height++;
}
