import * as z from "zod";
import { computeSubnetEpoch, type SubnetEpochResult } from "../../../sim/reward-rules/bittensor/yuma/subnet-epoch.ts";
import { createEvaluator, type Evaluation } from "../evaluator.ts";
import { ignoredField, listField, nonNegativeField, wholeField } from "../fields.ts";
import { rowsField, yumaFields } from "./matrix-fields.ts";
import { readYumaParameters } from "./yuma-settings.ts";

const MOST_EPOCHS = 10_000;
const MOST_OF_A_KIND = 256;

/** Epochs that are told of a simulator's case, of those that it has. */
const TOLD_EPOCHS = [0, 1, 2, 3, 4, 5, 8, 12, 20, 21, 22, 30, 39];

const stakeField = listField(nonNegativeField, 1);
const weightsField = rowsField.refine((rows) => rows.every((row) => row.every((weight) => weight >= 0)), {
  error: "rows of weights >= 0",
});

const schema = z
  .strictObject({
    validators: wholeField(1, MOST_OF_A_KIND),
    servers: wholeField(1, MOST_OF_A_KIND),
    epochs: wholeField(1, MOST_EPOCHS),
    stake: stakeField.optional(),
    /** As on the chain: rows of 16 bits by the epoch from which they hold, and bonds cut to 16 bits. */
    weights_u16_validator_rows_from_epoch: z.record(z.string(), weightsField).optional(),
    /** As in a simulator: weights and stake by the epoch from which they hold, and exact bonds. */
    runs: listField(
      z.strictObject({ from_epoch: wholeField(0, MOST_EPOCHS), weights: weightsField, stake: stakeField }),
      1,
    ).optional(),
    /** Server whose bonds are zeroed before an epoch. */
    bond_column_reset: z.record(z.string(), wholeField(0, MOST_OF_A_KIND - 1)).optional(),
    ...yumaFields,
    initial_bonds: z.literal("zero", { error: '"zero"' }).optional(),
    max_validators: wholeField(0, Number.MAX_SAFE_INTEGER).optional(),
    note: ignoredField,
  })
  .superRefine(checkStages);

type Given = z.output<typeof schema>;

/** Weights and stake that hold from an epoch on. */
interface Stage {
  readonly from: number;
  readonly weights: readonly (readonly number[])[];
  readonly stake: readonly number[];
}

function listStages(given: Given): Stage[] {
  const { runs, stake = [], weights_u16_validator_rows_from_epoch: rows = {} } = given;
  const stages =
    runs?.map(({ from_epoch: from, ...rest }) => ({ from, ...rest })) ??
    Object.entries(rows).map(([from, weights]) => ({ from: Number(from), weights, stake }));
  return stages.sort((a, b) => a.from - b.from);
}

interface Fault {
  readonly path: string[];
  readonly message: string;
}

function checkStages(given: Given, context: z.RefinementCtx): void {
  const fault = findFault(given);
  if (fault !== undefined) context.addIssue({ code: "custom", ...fault });
}

function findFault(given: Given): Fault | undefined {
  const isChain = given.weights_u16_validator_rows_from_epoch !== undefined;
  if (isChain === (given.runs !== undefined)) {
    return { path: ["runs"], message: "either runs or weights_u16_validator_rows_from_epoch" };
  }
  if (isChain && given.stake === undefined) return { path: ["stake"], message: "a list of stakes" };
  const key = isChain ? "weights_u16_validator_rows_from_epoch" : "runs";
  const stages = listStages(given);
  if (stages[0]?.from !== 0) return { path: [key], message: "weights from epoch 0 on" };
  const stage = stages.map((entry) => findStageFault(entry, given)).find((message) => message !== undefined);
  if (stage !== undefined) return { path: [key], message: stage };
  const reset = Object.values(given.bond_column_reset ?? {}).find((server) => server >= given.servers);
  return reset === undefined
    ? undefined
    : { path: ["bond_column_reset"], message: `servers from 0 to ${given.servers - 1}` };
}

function findStageFault({ from, weights, stake }: Stage, { validators, servers }: Given): string | undefined {
  if (!Number.isInteger(from)) return "epochs as whole numbers";
  if (weights.length !== validators || weights[0]!.length !== servers) {
    return `rows of ${validators} validators, each with ${servers} servers`;
  }
  const isKnown = stake.length === validators || stake.length === validators + servers;
  return isKnown ? undefined : `a stake for each of ${validators} validators, or for everybody`;
}

export const epochSequenceYuma3 = createEvaluator(
  "Epochs of validators and servers under Yuma 3, weights and stake changing on the way",
  schema,
  (given) => {
    const { validators, servers } = given;
    const results = runEpochs(given);
    const told = results.map((result, epoch) => tellEpoch(result, epoch, validators, servers));
    if (given.runs === undefined) return told;
    return {
      at_epochs: TOLD_EPOCHS.flatMap((epoch) => told[epoch] ?? []),
      dividends_summed_over_all_epochs: Array.from({ length: validators }, (_, uid) =>
        results.reduce((sum, result) => sum + result.dividends[uid]!, 0),
      ),
    };
  },
);

function runEpochs(given: Given): SubnetEpochResult[] {
  const { validators, servers } = given;
  const n = validators + servers;
  const stages = listStages(given);
  const parameters = readYumaParameters(given, given.runs === undefined ? "u16" : "exact");
  const results: SubnetEpochResult[] = [];
  let bonds: Float64Array = new Float64Array(n * n);
  for (let epoch = 0; epoch < given.epochs; epoch++) {
    const stage = stages.findLast(({ from }) => from <= epoch)!;
    const reset = given.bond_column_reset?.[String(epoch)];
    if (reset !== undefined) bonds = bonds.map((bond, at) => (at % n === validators + reset ? 0 : bond));
    const result = computeSubnetEpoch(
      {
        stake: Float64Array.from({ length: n }, (_, uid) => stage.stake[uid] ?? 0),
        active: Array.from({ length: n }, () => true),
        permits: Array.from({ length: n }, (_, uid) => uid < validators),
        weights: placeWeights(stage.weights, validators, n),
        bonds,
        maxValidators: given.max_validators ?? validators,
      },
      parameters,
    );
    bonds = result.bonds;
    results.push(result);
  }
  return results;
}

/** Validators come first, servers after them. */
function placeWeights(rows: readonly (readonly number[])[], validators: number, neurons: number): Float64Array {
  const weights = new Float64Array(neurons * neurons);
  for (const [row, entries] of rows.entries()) weights.set(entries, row * neurons + validators);
  return weights;
}

function tellEpoch(result: SubnetEpochResult, epoch: number, validators: number, servers: number): Evaluation {
  const n = validators + servers;
  return {
    epoch,
    consensus: Array.from(result.consensus.subarray(validators)),
    incentive: Array.from(result.incentive.subarray(validators)),
    dividends: Array.from(result.dividends.subarray(0, validators)),
    bonds: Array.from({ length: validators }, (_, row) =>
      Array.from(result.bonds.subarray(row * n + validators, (row + 1) * n)),
    ),
  };
}
