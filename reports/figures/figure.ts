/** A hue of the palette; each has a class in the style sheet, chosen to be told apart without full colour vision. */
export type Hue = "blue" | "vermillion" | "green" | "purple" | "orange" | "sky" | "yellow" | "grey";

/** What a figure says, besides its marks. */
export interface FigureText {
  readonly id: string;
  /** What there is to see, in one line. */
  readonly takeaway: string;
  /** Metric, unit and how it was summed up. */
  readonly subtitle: string;
  /** What is left out and why; "" where nothing is. */
  readonly note: string;
}

/** Values along the months, as a mean with its interval where one exists. */
export interface Line {
  readonly label: string;
  readonly hue: Hue;
  /** Index of the dash pattern, so that colour is never alone. */
  readonly dash: number;
  /** Index of the mark's shape, where values are drawn as points that no line joins. */
  readonly mark?: number;
  readonly values: readonly (number | null)[];
  readonly low: readonly (number | null)[] | null;
  readonly high: readonly (number | null)[] | null;
}

export interface LinesPanel {
  /** "" where there is nothing to tell it from. */
  readonly title: string;
  readonly lines: readonly Line[];
}

export interface LinesFigure extends FigureText {
  readonly kind: "lines";
  readonly months: readonly string[];
  /** Unit for display, as in `getDisplayUnit`. */
  readonly unit: string;
  readonly scale: "linear" | "log";
  readonly panels: readonly LinesPanel[];
  /** A level to hold the lines against, with its name. */
  readonly reference?: { readonly value: number; readonly label: string };
}

export interface Layer {
  readonly label: string;
  readonly hue: Hue;
  readonly values: readonly (number | null)[];
}

export interface StackPanel {
  readonly title: string;
  readonly layers: readonly Layer[];
  readonly emptyReason: string;
}

/** Shares of a whole along the months. */
export interface StackFigure extends FigureText {
  readonly kind: "stack";
  readonly months: readonly string[];
  readonly panels: readonly StackPanel[];
}

export interface Curve {
  readonly label: string;
  readonly hue: Hue;
  readonly dash: number;
  readonly parties: readonly number[];
  readonly total: readonly number[];
}

/** Lorenz curves: share of parties, poorest first, against share of the total. */
export interface LorenzFigure extends FigureText {
  readonly kind: "lorenz";
  readonly panels: readonly { readonly title: string; readonly curves: readonly Curve[] }[];
}

export interface Dot {
  readonly label: string;
  readonly unit: string;
  readonly mean: number;
  /** Null where there is no interval. */
  readonly low: number | null;
  readonly high: number | null;
  /** Variance that pairing took away, as a factor. */
  readonly varianceReduction: number | null;
}

/** Paired differences, each on a scale of its own around zero. */
export interface DotsFigure extends FigureText {
  readonly kind: "dots";
  /** What is subtracted from what. */
  readonly left: string;
  readonly right: string;
  readonly dots: readonly Dot[];
}

/** A scheme's difference from the first in one measure; all null where one of the two does not have it. */
export interface Contrast {
  readonly label: string;
  readonly hue: Hue;
  /** Index of the mark's shape, so that colour is never alone. */
  readonly mark: number;
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Differences of several schemes from the first, a block a measure, each on a scale of its own around zero. */
export interface ContrastsFigure extends FigureText {
  readonly kind: "contrasts";
  readonly left: string;
  readonly right: string;
  readonly rows: readonly { readonly label: string; readonly unit: string; readonly contrasts: readonly Contrast[] }[];
}

/** Coins of one source or one use. */
export interface FlowNode {
  readonly side: "source" | "use";
  readonly label: string;
  readonly hue: Hue;
  readonly amount: number;
  /** Null where there is no interval. */
  readonly low: number | null;
  readonly high: number | null;
  /** Part of all that came in. */
  readonly share: number;
}

export interface FlowsPanel {
  readonly title: string;
  readonly nodes: readonly FlowNode[];
  readonly emptyReason: string;
}

/** What came in, on the left, and where it went, on the right, through one pot. */
export interface FlowsFigure extends FigureText {
  readonly kind: "flows";
  readonly unit: string;
  readonly panels: readonly FlowsPanel[];
}

/** Errors by year around zero, with a second value as a mark. */
export interface BarsFigure extends FigureText {
  readonly kind: "bars";
  readonly valueTitle: string;
  readonly markTitle: string;
  readonly bars: readonly { readonly label: string; readonly value: number; readonly mark: number }[];
}

/** Rate of a kernel against its arithmetic intensity. */
export interface RooflinePoint {
  /** Short, written beside the point; "" where a neighbour of the same kernel bears it. */
  readonly name: string;
  /** Kernel and shape. */
  readonly title: string;
  readonly group: string;
  readonly hue: Hue;
  /** Index of the mark's shape, so that colour is never alone. */
  readonly mark: number;
  readonly flopsPerByte: number;
  readonly flopsPerSecond: number;
  readonly low: number;
  readonly high: number;
  /** Least time by the machine's ceilings over measured time. */
  readonly rooflineShare: number;
}

export interface RooflinePeak {
  readonly label: string;
  /** In words. */
  readonly rate: string;
  readonly hue: Hue;
  readonly flopsPerSecond: number;
}

export interface RooflineFigure extends FigureText {
  readonly kind: "roofline";
  /** Slanted ceilings. */
  readonly bandwidths: readonly { readonly label: string; readonly bytesPerSecond: number }[];
  /** Level ceilings. */
  readonly peaks: readonly RooflinePeak[];
  readonly points: readonly RooflinePoint[];
}

/** How a measure is spread: the value below which each percent lies, for several measures. */
export interface DistributionFigure extends FigureText {
  readonly kind: "distribution";
  /** Unit for display of the values. */
  readonly unit: string;
  /** What is counted. */
  readonly of: string;
  readonly curves: readonly DistributionCurve[];
  /** A value to hold the curves against, with its name. */
  readonly reference: { readonly value: number; readonly label: string } | null;
}

export interface DistributionCurve {
  readonly label: string;
  readonly hue: Hue;
  readonly dash: number;
  /** By percent from 0 to 100, never falling. */
  readonly values: readonly number[];
}

export interface RangeRow {
  readonly label: string;
  readonly mean: number;
  /** Null where there is no interval. */
  readonly low: number | null;
  readonly high: number | null;
  /** A second value to hold the mean against; null where there is none. */
  readonly mark: number | null;
}

/** Values with their intervals, a row each on one common scale from zero. */
export interface RangesFigure extends FigureText {
  readonly kind: "ranges";
  readonly unit: string;
  readonly valueTitle: string;
  /** "" where no row has a mark. */
  readonly markTitle: string;
  readonly rows: readonly RangeRow[];
  readonly reference: { readonly value: number; readonly label: string } | null;
}

/** A figure without data says why. */
export interface EmptyFigure extends FigureText {
  readonly kind: "empty";
}

export type Figure =
  | LinesFigure
  | StackFigure
  | FlowsFigure
  | LorenzFigure
  | DotsFigure
  | ContrastsFigure
  | BarsFigure
  | RooflineFigure
  | DistributionFigure
  | RangesFigure
  | EmptyFigure;
