/** One run of a study as its journal keeps it. */
export interface StudyEntry {
  /** Number of the run in the study's order, from 0. */
  readonly run: number;
  readonly point: number;
  readonly factors: readonly (number | string | boolean)[];
  readonly replication: number;
  readonly scheme: string;
  /** Values of the study's metrics, null where one does not exist; none at all where the run failed. */
  readonly values: readonly (number | null)[];
  readonly error: string | null;
  /** The command that shows a failure again. */
  readonly command: string | null;
}
