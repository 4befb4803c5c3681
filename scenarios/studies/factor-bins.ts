import type { FactorValue } from "../designs/design.ts";
import type { StudyFactor } from "./study-result.ts";

/** Values of a factor that are taken together, and the points that have them. */
export interface FactorBin {
  /** The value, or the middle of the stretch; the place in the list where values are no numbers. */
  readonly at: number;
  /** The name, the number, or both ends of the stretch. */
  readonly spans: readonly FactorValue[];
  /** Places of the points. */
  readonly points: readonly number[];
}

export interface FactorBins {
  readonly isNumeric: boolean;
  readonly scale: "linear" | "log";
  readonly bins: readonly FactorBin[];
}

/** A bin for each value while they are no more than this, else so many stretches of even length. */
const MOST_VALUES = 16;
const STRETCHES = 12;

/** The points of a study by what they have of one factor; stretches without a point are left out. */
export function binFactor({ values, scale }: Pick<StudyFactor, "values" | "scale">, count = STRETCHES): FactorBins {
  const distinct = [...new Set(values)];
  if (!distinct.every((value) => typeof value === "number")) {
    return { isNumeric: false, scale: "linear", bins: listNames(values, distinct) };
  }
  const numbers = distinct.toSorted((one, two) => one - two);
  const isLog = scale === "log" && numbers[0]! > 0;
  const told = { isNumeric: true, scale: isLog ? ("log" as const) : ("linear" as const) };
  if (numbers.length <= MOST_VALUES) return { ...told, bins: listValues(values, numbers) };
  return {
    ...told,
    bins: listStretches(values as readonly number[], { ends: [numbers[0]!, numbers.at(-1)!], isLog, count }),
  };
}

function listValues(values: readonly FactorValue[], distinct: readonly number[]): FactorBin[] {
  return distinct.map((at) => ({ at, spans: [at], points: findPlaces(values, at) }));
}

function listNames(values: readonly FactorValue[], distinct: readonly FactorValue[]): FactorBin[] {
  return distinct.map((value, at) => ({ at, spans: [value], points: findPlaces(values, value) }));
}

interface Stretches {
  readonly ends: readonly [least: number, most: number];
  readonly isLog: boolean;
  readonly count: number;
}

function listStretches(values: readonly number[], { ends: [least, most], isLog, count }: Stretches): FactorBin[] {
  const place = (part: number) => (isLog ? least * (most / least) ** part : least + (most - least) * part);
  const locate = (value: number) =>
    isLog ? Math.log(value / least) / Math.log(most / least) : (value - least) / (most - least);
  const points = Array.from({ length: count }, (): number[] => []);
  for (const [index, value] of values.entries()) {
    points[Math.min(count - 1, Math.floor(locate(value) * count))]!.push(index);
  }
  return points.flatMap((own, index) => {
    const [from, to] = [place(index / count), place((index + 1) / count)];
    const bin = { at: place((index + 0.5) / count), spans: [from, to], points: own };
    return own.length === 0 ? [] : [bin];
  });
}

function findPlaces(values: readonly FactorValue[], wanted: FactorValue): number[] {
  return values.flatMap((value, index) => (value === wanted ? [index] : []));
}
