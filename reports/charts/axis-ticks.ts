import { ticks } from "d3";
import { formatQuantity, formatScaled } from "../number-format.ts";
import { chooseScale } from "../unit-scale.ts";

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/**
 * Ticks of a logarithmic axis: powers of ten, thinned to at most `count`; below two decades also 2 and 5,
 * below half a decade those of a linear axis.
 */
export function chooseLogTicks(low: number, high: number, count: number, unit: string): Tick[] {
  const decades = Math.log10(high / low);
  if (decades < 0.5) return chooseLinearTicks(low, high, count, unit).filter(({ value }) => value > 0);
  const mantissas = decades < 2 ? [1, 2, 5] : [1];
  const step = Math.max(1, Math.ceil(decades / count));
  const values: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
    if (power % step !== 0) continue;
    for (const mantissa of mantissas) {
      const value = Number(`${mantissa}e${power}`);
      if (value >= low * 0.999 && value <= high * 1.001) values.push(value);
    }
  }
  return values.map((value) => ({ value, label: formatQuantity(value, unit) }));
}

/** Round ticks of a linear axis, all on one scale and with the same number of decimal places. */
export function chooseLinearTicks(low: number, high: number, count: number, unit: string): Tick[] {
  const values = ticks(low, high, count);
  const step = Math.abs((values[1] ?? 1) - (values[0] ?? 0));
  const scale = chooseScale(Math.max(Math.abs(low), Math.abs(high)), unit);
  const places = Math.max(0, -Math.floor(Math.log10(step * scale.factor) + 1e-9));
  return values.map((value) => ({ value, label: formatScaled(value, scale, places) }));
}

/** Positions and labels of a month axis: Januaries, or every few months where the axis is short. */
export function chooseMonthTicks(months: readonly string[], width: number): { index: number; label: string }[] {
  const fit = Math.max(2, Math.floor(width / 52));
  if (months.length <= fit) return months.map((month, index) => ({ index, label: month }));
  const januaries = months.flatMap((month, index) =>
    month.endsWith("-01") ? [{ index, label: month.slice(0, 4) }] : [],
  );
  if (januaries.length < 2) {
    const step = Math.ceil(months.length / Math.max(2, Math.floor(width / 72)));
    return months.flatMap((month, index) => (index % step === 0 ? [{ index, label: month }] : []));
  }
  const step = [1, 2, 5, 10, 20].find((years) => januaries.length / years <= fit) ?? 50;
  return januaries.filter(({ label }) => Number(label) % step === 0);
}
