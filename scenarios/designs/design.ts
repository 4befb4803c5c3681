/** What a factor can be set to: whatever a scenario holds at a path. */
export type FactorValue = number | string | boolean;

/** A number that is drawn between two bounds, both included. */
export interface RangeFactor {
  readonly kind: "range";
  /** The scenario's path that it sets; also the name of its random stream. */
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** On a log scale equal ratios are equally likely; both bounds are then above 0. */
  readonly scale: "linear" | "log";
  /** Whole numbers only; both bounds are then whole. */
  readonly isWhole: boolean;
  /** How many values `grid` and `zip` cut the range into, its ends included; null where the design draws. */
  readonly levels: number | null;
}

/** One of several values, all equally likely. */
export interface ListFactor {
  readonly kind: "list";
  readonly name: string;
  readonly values: readonly FactorValue[];
}

export type Factor = RangeFactor | ListFactor;

/** Every combination of the factors' values; the last factor changes fastest. */
export interface GridDesign {
  readonly kind: "grid";
}

/** The points that are given, by factor name. */
export interface ListDesign {
  readonly kind: "list";
  readonly points: readonly Readonly<Record<string, FactorValue>>[];
}

/** The first values of all factors, the second values of all, and so on. */
export interface ZipDesign {
  readonly kind: "zip";
}

/** One point in each of `size` equal slices of every factor. */
export interface LatinHypercubeDesign {
  readonly kind: "latin-hypercube";
  readonly size: number;
  /** Of so many squares the one whose closest two points are farthest apart; 1 takes the first. */
  readonly tries: number;
}

/** A scrambled Sobol sequence: evenly spread in every projection on few factors. */
export interface SobolDesign {
  readonly kind: "sobol";
  /** A power of two keeps the balance. */
  readonly size: number;
  readonly scramble: "owen" | "digital-shift" | "none";
}

export type Design = GridDesign | ListDesign | ZipDesign | LatinHypercubeDesign | SobolDesign;

/** One value for each factor, in the factors' order. */
export type DesignPoint = readonly FactorValue[];
