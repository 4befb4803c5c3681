import * as z from "zod";
import { finiteField, listField, shareField, wholeField } from "../fields.ts";

/** The most neurons an epoch is evaluated for; the chain allows 256 a subnet. */
export const MOST_NEURONS = 1024;

/** A list of finite numbers; may be empty. */
export const numbersField = listField(finiteField, 0);

/** Rows of a matrix, all of one length. */
export const rowsField = listField(numbersField, 1).refine(
  (rows) => rows.every((row) => row.length === rows[0]!.length),
  { error: "rows of equal length" },
);

/** A row by neuron, of entries by neuron: {"0": {"2": 65535}}. What is not listed is 0. */
export const sparseRowsField = z.record(z.string(), z.record(z.string(), wholeField(0, 65_535)), {
  error: "an object of rows by neuron",
});

/** The switches and rates of an epoch, by the names of the vectors. */
export const yumaFields = {
  kappa: shareField,
  bonds_penalty: shareField,
  bonds_moving_average: shareField,
  yuma3: z.boolean({ error: "true or false" }).optional(),
  liquid_alpha: z.boolean({ error: "true or false" }).optional(),
  alpha_low: shareField.optional(),
  alpha_high: shareField.optional(),
  steepness: finiteField.optional(),
};

/** Adds what is wrong with the neurons that sparse rows name. */
export function checkNeurons(
  rows: Readonly<Record<string, Readonly<Record<string, number>>>>,
  neurons: number,
  path: readonly string[],
  context: z.RefinementCtx,
): void {
  for (const [row, entries] of Object.entries(rows)) {
    if (!isNeuron(row, neurons)) addIssue(context, [...path, row], neurons);
    for (const column of Object.keys(entries)) {
      if (!isNeuron(column, neurons)) addIssue(context, [...path, row, column], neurons);
    }
  }
}

function isNeuron(name: string, neurons: number): boolean {
  return /^(0|[1-9]\d*)$/.test(name) && Number(name) < neurons;
}

function addIssue(context: z.RefinementCtx, path: string[], neurons: number): void {
  context.addIssue({ code: "custom", path, message: `the name of a neuron, from 0 to ${neurons - 1}` });
}

/** Adds an issue where a list has not as many entries as there are things to list. */
export function checkLength(
  list: readonly unknown[] | undefined,
  length: number,
  key: string,
  context: z.RefinementCtx,
): void {
  if (list === undefined || list.length === length) return;
  context.addIssue({ code: "custom", path: [key], message: `a list of ${length}` });
}

/** The sparse rows as a square matrix, row after row. */
export function fillMatrix(
  rows: Readonly<Record<string, Readonly<Record<string, number>>>>,
  neurons: number,
): Float64Array {
  const matrix = new Float64Array(neurons * neurons);
  for (const [row, entries] of Object.entries(rows)) {
    for (const [column, value] of Object.entries(entries)) matrix[Number(row) * neurons + Number(column)] = value;
  }
  return matrix;
}
