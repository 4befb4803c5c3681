import test from "ava";
import { formatWithInterval } from "../../reports/estimate-format.ts";
import { choosePlaces, formatNumber, formatQuantity, getDisplayUnit } from "../../reports/number-format.ts";
import { chooseScale } from "../../reports/unit-scale.ts";

const units = [
  "H/s",
  "GW",
  "W",
  "J/TH",
  "USD",
  "USD/EH",
  "USD/PH/day",
  "USD/BTC",
  "share",
  "points",
  "1",
  "s",
  "BTC",
  "parties",
];
const magnitudes = Array.from({ length: 45 }, (_, index) => 10 ** (index - 18));
const digits = [1, 1.2345, 2.5, 4.9996, 9.994, 9.9996];

/** Value behind a text, by the scale it was written on. */
function readBack(text: string, value: number, unit: string): number {
  const { before, after, factor } = chooseScale(value, unit);
  const plain = text.replace("\u2212", "-").replace(before, "").replace(after.replace(/^ /, "\u202f"), "");
  const [mantissa = "", power] = plain.split("\u202f\u00d7\u202f10");
  const exponent = [...(power ?? "").matchAll(/[\u207b\u2070\u00b9\u00b2\u00b3\u2074-\u2079]/gu)]
    .map(([sign]) =>
      sign === "\u207b" ? "-" : String("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079".indexOf(sign)),
    )
    .join("");
  return (Number(mantissa.replaceAll("\u202f", "")) * 10 ** Number(exponent || "0")) / factor;
}

test("a formatted quantity reads back within half a percent, or two digits as a power of ten", (t) => {
  for (const unit of units) {
    for (const value of magnitudes.flatMap((size) => digits.flatMap((digit) => [digit * size, -digit * size]))) {
      const text = formatQuantity(value, unit);
      const error = Math.abs(readBack(text, value, unit) / value - 1);
      if (error > (text.includes("\u00d7") ? 0.05 : 0.005)) t.fail(`${value} ${unit} was written as ${text}`);
    }
  }
  t.pass();
});

test("a larger value never reads smaller", (t) => {
  for (const unit of units) {
    let last = 0;
    for (const value of magnitudes.flatMap((size) => digits.map((digit) => digit * size)).sort((a, b) => a - b)) {
      const read = readBack(formatQuantity(value, unit), value, unit);
      if (read < last * 0.999999) t.fail(`${value} ${unit} reads ${read}, after ${last}`);
      last = read;
    }
  }
  t.pass();
});

test("magnitudes of mining are written in the units people use", (t) => {
  const expected = [
    [1.1e21, "H/s", "1.10 ZH/s"],
    [999.6e18, "H/s", "1.00 ZH/s"],
    [0, "H/s", "0 H/s"],
    [1e-6, "GW", "1 kW"],
    [16.2, "GW", "16.2 GW"],
    [1e7, "J/TH", "10 MJ/TH"],
    [9351, "J/TH", "9351 J/TH"],
    [12.04, "J/TH", "12.0 J/TH"],
    [2.4e9, "USD", "$2.40 bn"],
    [-5.2e6, "USD", "\u2212$5.20 M"],
    [0.261, "USD/EH", "$0.261/EH"],
    [0.972, "share", "97.2%"],
    [-0.4, "points", "\u221240 points"],
    [914_353, "blocks", "914 353 blocks"],
    [1.26e14, "1", "126 tn"],
  ] as const;
  const counted = [
    [1, "parties", "1 party"],
    [3, "parties", "3 parties"],
    [1.5, "months", "1.50 months"],
    [1e6, "devices", "1 M devices"],
  ] as const;
  for (const [value, unit, text] of [...expected, ...counted])
    t.is(formatQuantity(value, unit).replaceAll("\u202f", " "), text);
});

test("only shares are shown in percent", (t) => {
  t.is(getDisplayUnit("workers_share_total", { unit: "1" }), "share");
  t.is(getDisplayUnit("group:a:pay_share", { unit: "1" }), "share");
  t.is(getDisplayUnit("gini_pay", { unit: "1" }), "1");
  t.is(getDisplayUnit("group:share:profit_usd", { unit: "USD" }), "USD");
});

test("a number that is not finite is refused, and a missing one is a dash", (t) => {
  for (const value of [Number.NaN, Infinity, -Infinity])
    t.throws(() => formatNumber(value, 1), { instanceOf: RangeError });
  t.is(formatQuantity(null, "USD"), "\u2013");
  t.is(choosePlaces(0, 3), 0);
});

test("an interval is written on the scale of its mean, and left out where all replications agree or there is one", (t) => {
  const write = (mean: number, low: number, high: number, n = 9) =>
    formatWithInterval({ mean, low, high, n }, "GW").replaceAll("\u202f", " ");
  t.is(write(1.31, 1.2, 1.42), "1.31 GW (1.20 to 1.42 GW)");
  t.is(write(0.9, 0.7, 1.1), "900 MW (700 to 1100 MW)");
  t.is(write(0, -0.1, 0.1), "0 MW (\u2212100 MW to 100 MW)");
  t.is(write(1.31, 1.31, 1.31), "1.31 GW");
  t.is(write(1.31, 1.31, 1.31, 1), "1.31 GW");
  t.is(formatWithInterval(null, "GW"), "\u2013");
});
