/** One measured figure of a case. */
export interface BenchRow {
  readonly label: string;
  readonly value: number;
  /** Such as "M blocks/s", or "x" for a ratio. */
  readonly unit: string;
  /** Whether the figure meets the case's aim; left out where the aim is about another row. */
  readonly isMet?: boolean;
}

/** What `npm run bench` measures. A ratio is of two figures of the same run, its rounds interleaved. */
export interface BenchCase {
  readonly name: string;
  /** The aim in words, with its number. */
  readonly aim: string;
  run(): Promise<readonly BenchRow[]> | readonly BenchRow[];
}
