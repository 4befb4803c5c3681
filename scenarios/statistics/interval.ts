/** An estimate and what it may be off by; null where an end cannot be told. */
export interface Interval {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}
