/** An assumption that may be wrong: one number, or the same trait of several groups, with how far it may lie off. */
export interface Doubt {
  readonly title: string;
  /** Places in the scenario's file, all moved together. */
  readonly paths: readonly string[];
  readonly low: DoubtEnd;
  readonly high: DoubtEnd;
  /** Why so far to either side. */
  readonly why: string;
}

export interface DoubtEnd {
  /** In words: "0.025 USD/kWh", or "0.5 times" where the places hold different values. */
  readonly setting: string;
  /** By path. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** A number of the scenario at its place, with what it may be. */
export interface DoubtPlace {
  readonly path: string;
  /** A number, or a law to draw from. */
  readonly value: unknown;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
}

/** How far an assumption is moved. */
export type DoubtRange =
  /** Times its value. */
  | { readonly kind: "times"; readonly low: number; readonly high: number; readonly why: string }
  /** More or less than its value. */
  | { readonly kind: "plus"; readonly low: number; readonly high: number; readonly why: string }
  /** To two values, whatever it is. */
  | { readonly kind: "to"; readonly low: number; readonly high: number; readonly why: string };

/** The doubt of some places that move together; null where neither end is anything but what they hold. */
export function makeDoubt(title: string, places: readonly DoubtPlace[], range: DoubtRange): Doubt | null {
  const [low, high] = [moveAll(places, range, "low"), moveAll(places, range, "high")];
  const moves = ({ values }: DoubtEnd) => places.some((place) => !isSame(values[place.path], place.value));
  if (!moves(low) && !moves(high)) return null;
  return { title, paths: places.map(({ path }) => path), low, high, why: range.why };
}

function moveAll(places: readonly DoubtPlace[], range: DoubtRange, end: "low" | "high"): DoubtEnd {
  const values = Object.fromEntries(
    places.map((place) => [place.path, mapQuantity(place.value, (value) => move(value, place, range, end))]),
  );
  const texts = [...new Set(places.map(({ path, unit }) => describeQuantity(values[path], unit)))];
  return { setting: texts.length === 1 && texts[0] !== undefined ? texts[0] : sayMove(range, end), values };
}

function move(value: number, { min, max }: DoubtPlace, range: DoubtRange, end: "low" | "high"): number {
  const moved = range.kind === "times" ? value * range[end] : range.kind === "plus" ? value + range[end] : range[end];
  // A count stays one: of members, seats, draws, blocks.
  const whole = Number.isInteger(value) && Math.abs(value) >= 4 && range.kind !== "to" ? Math.round(moved) : moved;
  return Number(Math.min(max, Math.max(min, whole)).toPrecision(12));
}

/** A law is moved by what places it; what shapes it stays. */
function mapQuantity(quantity: unknown, change: (value: number) => number): unknown {
  if (typeof quantity === "number") return change(quantity);
  if (typeof quantity !== "object" || quantity === null) return quantity;
  const placing = ["low", "high", "median", "minimum"];
  return Object.fromEntries(
    Object.entries(quantity).map(([key, value]) => [
      key,
      typeof value === "number" && placing.includes(key) ? change(value) : value,
    ]),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function describeQuantity(quantity: unknown, unit: string): string {
  const after = unit === "1" ? "" : ` ${unit}`;
  if (quantity === 1) return `1${after.replace(/(month|year|day|block)s$/, "$1")}`;
  if (typeof quantity === "number") return `${round(quantity)}${after}`;
  const { distribution, median, low, high, minimum } = quantity as Readonly<Record<string, number | string>>;
  switch (distribution) {
    case "lognormal":
      return `median ${round(median)}${after}`;
    case "uniform":
      return `${round(low)} to ${round(high)}${after}`;
    default:
      return `from ${round(minimum)}${after}`;
  }
}

function round(value: unknown): string {
  return String(Number(Number(value).toPrecision(4)));
}

function sayMove(range: DoubtRange, end: "low" | "high"): string {
  const by = range[end];
  if (range.kind === "to") return String(by);
  if (range.kind === "times") return `${by} times`;
  return by < 0 ? `${-by} less` : `${by} more`;
}
