import { ticks } from "d3";
import { formatScaled } from "../number-format.ts";
import { chooseScale } from "../unit-scale.ts";

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/**
 * Ticks of a logarithmic axis, the densest that are at most `count`: 1, 2 and 5 of each decade, each decade,
 * every second, every third and so on; below half a decade those of a linear axis.
 */
export function chooseLogTicks(low: number, high: number, count: number, unit: string): Tick[] {
  if (Math.log10(high / low) < 0.5) return chooseLinearTicks(low, high, count, unit);
  let values = listDecades(low, high, 1, [1, 2, 5]);
  for (let step = 1; values.length > count; step += 1) values = listDecades(low, high, step, [1]);
  return values.map((value) => {
    const scale = chooseScale(value, unit);
    const places = Math.max(0, -Math.floor(Math.log10(value * scale.factor) + 1e-9));
    return { value, label: formatScaled(value, scale, places) };
  });
}

function listDecades(low: number, high: number, step: number, mantissas: readonly number[]): number[] {
  const values: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power += 1) {
    if (power % step === 0) values.push(...mantissas.map((mantissa) => Number(`${mantissa}e${power}`)));
  }
  return values.filter((value) => value >= low && value <= high);
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
