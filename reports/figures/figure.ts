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

/** What was set to happen in a month. */
export interface FigureEvent {
  readonly month: string;
  /** A few words. */
  readonly label: string;
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
  /** The first replications one by one, for whoever asks; left out where there is one only. */
  readonly runs?: readonly (readonly (number | null)[])[];
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
  /** Left out where nothing was set to happen. */
  readonly events?: readonly FigureEvent[];
  /** Whether the lines' replications are drawn, too. */
  readonly showsRuns?: boolean;
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
  readonly events?: readonly FigureEvent[];
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

/** A measure against a factor that was varied, a panel a factor; all panels share the scale of the values. */
export interface ResponseFigure extends FigureText {
  readonly kind: "response";
  /** Unit for display of the values. */
  readonly unit: string;
  readonly scale: "linear" | "log";
  readonly panels: readonly ResponsePanel[];
}

export interface ResponsePanel {
  readonly title: string;
  readonly scale: "linear" | "log";
  /** Numbers stand where they belong; names stand side by side, at 0, 1, 2 and so on. */
  readonly isNumeric: boolean;
  readonly stops: readonly { readonly at: number; readonly label: string }[];
  /** By stop. */
  readonly lines: readonly Line[];
}

/** A measure over two factors as a map of cells, a panel a scheme on one scale of colours. */
export interface SurfaceFigure extends FigureText {
  readonly kind: "surface";
  readonly unit: string;
  readonly across: SurfaceSide;
  readonly up: SurfaceSide;
  /** By cell upwards, then across; null where no point lies. */
  readonly panels: readonly { readonly title: string; readonly values: readonly (readonly (number | null)[])[] }[];
}

export interface SurfaceSide {
  readonly title: string;
  readonly labels: readonly string[];
}

/** Points as lines across upright axes, one an axis; those inside all brushes stand out. */
export interface ParallelFigure extends FigureText {
  readonly kind: "parallel";
  /** Number of each point. */
  readonly points: readonly number[];
  readonly axes: readonly ParallelAxis[];
}

export interface ParallelAxis {
  readonly title: string;
  readonly unit: string;
  /** What the axis shows: something that was set, or something that came out. */
  readonly role: "factor" | "result";
  readonly scale: "linear" | "log";
  /** Names that the values are places in; null where they are numbers. */
  readonly names: readonly string[] | null;
  readonly values: readonly (number | null)[];
  /** Stretch of values that is chosen; null for all. */
  readonly brush: readonly [low: number, high: number] | null;
}

/** Bars from zero, the longest first, with intervals, a second value as a mark, and what luck alone would give. */
export interface RankedFigure extends FigureText {
  readonly kind: "ranked";
  readonly unit: string;
  readonly valueTitle: string;
  readonly markTitle: string;
  readonly bars: readonly RankedBar[];
}

export interface RankedBar {
  readonly label: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly mark: number | null;
  /** Null where luck cannot be told from the rest. */
  readonly noiseFloor: number | null;
}

/** Bars around a base: where a result goes when one assumption is set low, and where when it is set high. */
export interface TornadoFigure extends FigureText {
  readonly kind: "tornado";
  readonly unit: string;
  readonly base: number;
  readonly bars: readonly TornadoBar[];
}

export interface TornadoBar {
  readonly label: string;
  /** Id by which a link leads to the bar. */
  readonly anchor?: string;
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
}

export interface TornadoEnd {
  /** The assumption's value, in words. */
  readonly setting: string;
  readonly value: number | null;
  /** Interval of the difference from the base, on the scale of the result; null where there is none. */
  readonly from: number | null;
  readonly to: number | null;
}

/** Named points on two axes. */
export interface ScatterFigure extends FigureText {
  readonly kind: "scatter";
  readonly x: ScatterAxis;
  readonly y: ScatterAxis;
  readonly points: readonly ScatterPoint[];
  /** The best so far, from left to right, as steps; empty where there is none. */
  readonly frontier: readonly (readonly [x: number, y: number])[];
}

export interface ScatterAxis {
  readonly title: string;
  readonly unit: string;
  readonly scale: "linear" | "log" | "year";
}

export interface ScatterPoint {
  readonly name: string;
  readonly group: string;
  readonly hue: Hue;
  readonly mark: number;
  readonly x: number;
  readonly y: number;
  /** More about it in the tooltip and the table. */
  readonly detail: string;
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
  | ResponseFigure
  | SurfaceFigure
  | ParallelFigure
  | RankedFigure
  | TornadoFigure
  | ScatterFigure
  | EmptyFigure;
