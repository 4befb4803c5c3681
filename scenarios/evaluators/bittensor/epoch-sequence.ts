import * as z from "zod";
import { computeSubnetEpoch, type SubnetEpochResult } from "../../../sim/reward-rules/bittensor/yuma/subnet-epoch.ts";
import { U16_MAX } from "../../../sim/reward-rules/bittensor/yuma/u16.ts";
import { createEvaluator, type Evaluation } from "../evaluator.ts";
import { ignoredField, listField, nonNegativeField, wholeField } from "../fields.ts";
import { checkLength, checkNeurons, fillMatrix, MOST_NEURONS, sparseRowsField, yumaFields } from "./matrix-fields.ts";
import { readYumaParameters } from "./yuma-settings.ts";

const MOST_EPOCHS = 10_000;

const schema = z
  .strictObject({
    n: wholeField(1, MOST_NEURONS),
    stake: listField(nonNegativeField, 1),
    changes_u16: z.record(z.string(), sparseRowsField, { error: "an object of rows by epoch" }),
    /** The last epoch with a change by default. */
    epochs: wholeField(1, MOST_EPOCHS).optional(),
    ...yumaFields,
    initial_bonds: z.literal("zero", { error: '"zero"' }).optional(),
    permits: z.literal("all", { error: '"all"' }).optional(),
    max_validators: wholeField(0, Number.MAX_SAFE_INTEGER).optional(),
    note: ignoredField,
  })
  .superRefine((given, context) => {
    checkLength(given.stake, given.n, "stake", context);
    const isEpoch = (name: string) => /^[1-9]\d*$/.test(name) && Number(name) <= MOST_EPOCHS;
    for (const [epoch, rows] of Object.entries(given.changes_u16)) {
      checkNeurons(rows, given.n, ["changes_u16", epoch], context);
      if (isEpoch(epoch)) continue;
      context.addIssue({ code: "custom", path: ["changes_u16", epoch], message: `an epoch from 1 to ${MOST_EPOCHS}` });
    }
    if (given.epochs === undefined && Object.keys(given.changes_u16).length === 0) {
      context.addIssue({ code: "custom", path: ["epochs"], message: "a number of epochs where no weights change" });
    }
  });

type Given = z.output<typeof schema>;

export const epochSequence = createEvaluator(
  "Epochs one after the other; weights stay until a validator's row is replaced",
  schema,
  (given) => {
    const { n, changes_u16: changes } = given;
    const parameters = readYumaParameters(given, "u16");
    const everybody = Array.from({ length: n }, () => true);
    const stake = Float64Array.from(given.stake);
    const epochs = given.epochs ?? Math.max(...Object.keys(changes).map(Number));
    const told: Evaluation[] = [];
    let rows: Given["changes_u16"][string] = {};
    let bonds: Float64Array = new Float64Array(n * n);
    for (let epoch = 1; epoch <= epochs; epoch++) {
      rows = { ...rows, ...changes[String(epoch)] };
      const result = computeSubnetEpoch(
        {
          stake,
          active: everybody,
          permits: everybody,
          weights: fillMatrix(rows, n),
          bonds,
          maxValidators: given.max_validators ?? n,
        },
        parameters,
      );
      bonds = result.bonds;
      told.push(tellEpoch(epoch, result, countValidators(given.stake)));
    }
    return told;
  },
);

/** Validators are the neurons up to the last with stake; at least one. */
function countValidators(stake: readonly number[]): number {
  return Math.max(1, stake.findLastIndex((share) => share > 0) + 1);
}

function tellEpoch(epoch: number, result: SubnetEpochResult, validators: number): Evaluation {
  const n = result.consensus.length;
  const last = n - 1;
  const column = findColumn(result.consensus, validators);
  const validatorRange = `uid0_${validators - 1}`;
  return {
    epoch,
    [`dividends_${validatorRange}`]: Array.from(result.dividends.subarray(0, validators)),
    ...(validators < n && {
      [`incentive_uid${validators}_${last}`]: Array.from(result.incentive.subarray(validators)),
    }),
    emission: Array.from(result.emission),
    bonds_u16_column: String(column),
    [`bonds_u16_${validatorRange}`]: Array.from({ length: validators }, (_, row) =>
      Math.round(result.bonds[row * n + column]! * U16_MAX),
    ),
  };
}

/** The column of bonds that is told: the first server with consensus, or the last neuron where none has. */
function findColumn(consensus: Float64Array, validators: number): number {
  const column = consensus.findIndex((value, uid) => uid >= validators && value > 0);
  return column < 0 ? consensus.length - 1 : column;
}
