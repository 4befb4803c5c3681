import * as z from "zod";
import { renderBits } from "../../../sim/difficulty/compact-bits.ts";
import { anchorFields, computeNextBits, heightField } from "../asert-fields.ts";
import { createEvaluator, createKeyedEvaluator } from "../evaluator.ts";
import { ignoredField, listField, timeField } from "../fields.ts";

const rowField = z.union([z.tuple([heightField, timeField]), z.tuple([heightField, timeField, z.string()])], {
  error: "[height, time] or [height, time, bits]",
});

const noteFields = { run: ignoredField, description: ignoredField };

const run = createEvaluator(
  "A run of ASERT (aserti3-2d)",
  z.strictObject({ ...anchorFields, ...noteFields, vectors: listField(rowField, 1) }),
  ({ vectors, ...anchor }) => {
    const bits = vectors.map(([height, time]) => renderBits(computeNextBits(anchor, height, time)));
    return {
      next_bits: bits,
      vectors: vectors.map(([height, time], index) => [height, time, bits[index]!]),
    };
  },
);

const point = createEvaluator(
  "A point of ASERT (aserti3-2d)",
  z.strictObject({ ...anchorFields, ...noteFields, height: heightField, time: timeField, next_bits: ignoredField }),
  ({ height, time, ...anchor }) => ({ next_bits: renderBits(computeNextBits(anchor, height, time)) }),
);

export const aserti32d = createKeyedEvaluator("vectors", run, point);
