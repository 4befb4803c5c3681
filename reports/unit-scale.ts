/** How numbers of one size are written: `text = before + value * factor + after`. */
export interface Scale {
  readonly factor: number;
  readonly before: string;
  readonly after: string;
}

/** Space that keeps a number and its unit on one line. */
export const THIN_SPACE = "\u202f";

const siPrefixes: readonly (readonly [number, string])[] = [
  [1e24, "Y"],
  [1e21, "Z"],
  [1e18, "E"],
  [1e15, "P"],
  [1e12, "T"],
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
  [1, ""],
  [1e-3, "m"],
  [1e-6, "\u00b5"],
];
const countPrefixes: readonly (readonly [number, string])[] = [
  [1e12, "tn"],
  [1e9, "bn"],
  [1e6, "M"],
];
const moneyPrefixes: readonly (readonly [number, string])[] = [...countPrefixes, [1e3, "k"]];

/**
 * Scale in which a number of this size is easiest to read: 5e18 H/s as EH/s, 3e9 USD as $ bn, 2e-6 GW as kW.
 * Besides the units of metrics it knows "share" (shown as %), "points" (a difference of shares) and "factor" (times).
 *
 * @param magnitude the largest number to be shown, in `unit`
 */
export function chooseScale(magnitude: number, unit: string): Scale {
  const size = Math.abs(magnitude);
  switch (unit) {
    case "share":
      return { factor: 100, before: "", after: "%" };
    case "points":
      return { factor: 100, before: "", after: " points" };
    case "1/year":
      return { factor: 100, before: "", after: "% a year" };
    case "factor":
      return { factor: 1, before: "", after: "\u00d7" };
    case "H/s":
    case "FLOP/s":
    case "B/s":
    case "J":
    case "W":
      return scaleBySi(size, 1, unit);
    case "GW":
      return scaleBySi(size, 1e9, "W");
    case "J/TH":
      return size < 1e4 ? { factor: 1, before: "", after: " J/TH" } : scaleBySi(size, 1, unit);
  }
  if (unit === "USD" || unit.startsWith("USD/")) return scaleMoney(size, unit.slice("USD".length));
  const [factor, prefix] = findPrefix(size, countPrefixes);
  const named = unit === "1" ? "" : unit;
  return { factor: 1 / factor, before: "", after: [prefix, named].map((part) => part && ` ${part}`).join("") };
}

function scaleBySi(size: number, toBase: number, base: string): Scale {
  const [factor, prefix] = findPrefix(size * toBase, siPrefixes);
  return { factor: toBase / factor, before: "", after: ` ${prefix}${base}` };
}

function scaleMoney(size: number, per: string): Scale {
  const [factor, prefix] = size < 1e4 ? [1, ""] : findPrefix(size, moneyPrefixes);
  return { factor: 1 / factor, before: "$", after: `${prefix && ` ${prefix}`}${per}` };
}

/** The largest prefix that keeps three digits before the point; 999.6 already rounds to the next. */
function findPrefix(
  size: number,
  prefixes: readonly (readonly [number, string])[],
): readonly [factor: number, prefix: string] {
  if (size === 0) return [1, ""];
  const found = prefixes.find(([factor]) => size >= factor * 0.9995);
  return found ?? (prefixes.some(([factor]) => factor < 1) ? prefixes.at(-1)! : [1, ""]);
}
