import type { Tolerance } from "./list-mismatches.ts";

/** An input of an evaluator with what comes out of it, known from elsewhere. */
export interface Vector {
  /** Unique among the vectors of its family. */
  readonly id: string;
  /** Group of the family's evaluators: `eval FAMILY/GROUP` takes the inputs. */
  readonly group: string;
  /** What it is about, in a word or two. */
  readonly topic: string;
  /** One input, or a list of them. */
  readonly inputs: unknown;
  readonly expected: unknown;
  readonly tolerance: Tolerance;
  readonly source: string;
}
