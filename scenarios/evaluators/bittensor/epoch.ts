import * as z from "zod";
import { computeSubnetEpoch } from "../../../sim/reward-rules/bittensor/yuma/subnet-epoch.ts";
import { U16_MAX } from "../../../sim/reward-rules/bittensor/yuma/u16.ts";
import { createEvaluator } from "../evaluator.ts";
import { ignoredField, listField, nonNegativeField, wholeField } from "../fields.ts";
import { checkLength, checkNeurons, fillMatrix, MOST_NEURONS, sparseRowsField, yumaFields } from "./matrix-fields.ts";
import { readYumaParameters } from "./yuma-settings.ts";

/** Up to this many neurons, bonds of 0 are listed too. */
const MOST_LISTED_IN_FULL = 64;

const flagsField = listField(z.boolean({ error: "true or false" }), 1).optional();
const blockField = wholeField(0, Number.MAX_SAFE_INTEGER);
const blocksField = listField(blockField, 1).optional();

const lists = ["stake", "active", "permits", "last_update", "block_at_registration"] as const;

const schema = z
  .strictObject({
    n: wholeField(1, MOST_NEURONS),
    stake: listField(nonNegativeField, 1),
    weights_u16_rows: sparseRowsField,
    bonds_in_u16: sparseRowsField.optional(),
    ...yumaFields,
    /** Who set weights lately; all by default. */
    active: flagsField,
    /** Permits from the epoch before; all by default. */
    permits: z.union([z.literal("all"), flagsField], { error: '"all" or a list of true or false' }).optional(),
    /** Instead of `active`: inactive once the last update plus the cutoff lies before the current block. */
    last_update: blocksField,
    current_block: blockField.optional(),
    activity_cutoff: blockField.optional(),
    /** Weights set before, or in the block in which, their target was registered do not count. */
    block_at_registration: blocksField,
    /** Bonds to neurons registered since are dropped. */
    last_epoch_block: blockField.optional(),
    owner_uid: wholeField(0, MOST_NEURONS - 1).optional(),
    max_validators: wholeField(0, Number.MAX_SAFE_INTEGER).optional(),
    note: ignoredField,
  })
  .superRefine((given, context) => {
    for (const key of lists) {
      const list = given[key];
      if (list !== "all") checkLength(list, given.n, key, context);
    }
    checkNeurons(given.weights_u16_rows, given.n, ["weights_u16_rows"], context);
    checkNeurons(given.bonds_in_u16 ?? {}, given.n, ["bonds_in_u16"], context);
  });

export const epoch = createEvaluator("One epoch of Yuma consensus on a subnet", schema, (given) => {
  const { n } = given;
  const everybody = Array.from({ length: n }, () => true);
  const result = computeSubnetEpoch(
    {
      stake: Float64Array.from(given.stake),
      active: given.active ?? listActive(given) ?? everybody,
      permits: given.permits === undefined || given.permits === "all" ? everybody : given.permits,
      weights: fillMatrix(given.weights_u16_rows, n),
      bonds: fillMatrix(given.bonds_in_u16 ?? {}, n).map((bond) => bond / U16_MAX),
      owner: given.owner_uid,
      lastUpdate: given.last_update,
      registeredAt: given.block_at_registration,
      lastEpochBlock: given.last_epoch_block,
      maxValidators: given.max_validators ?? n,
    },
    readYumaParameters(given, "u16"),
  );
  return {
    active_stake: Array.from(result.activeStake),
    consensus: Array.from(result.consensus),
    validator_trust: Array.from(result.validatorTrust),
    incentive: Array.from(result.incentive),
    dividends: Array.from(result.dividends),
    emission: Array.from(result.emission),
    permits: [...result.permits],
    bonds_u16: listBonds(result.bonds, n),
  };
});

/** Blocks without an update after which a neuron's stake does not count. */
const ACTIVITY_CUTOFF_BLOCKS = 5000;

function listActive(given: z.output<typeof schema>): boolean[] | undefined {
  const { last_update: updates, current_block: now, activity_cutoff: cutoff = ACTIVITY_CUTOFF_BLOCKS } = given;
  if (updates === undefined || now === undefined) return undefined;
  return updates.map((block) => block + cutoff >= now);
}

/** Bonds by "validator,miner"; of a large subnet those above 0 only. */
function listBonds(bonds: Float64Array, neurons: number): Record<string, number> {
  const listed: Record<string, number> = {};
  for (const [at, bond] of bonds.entries()) {
    if (bond === 0 && neurons > MOST_LISTED_IN_FULL) continue;
    listed[`${Math.floor(at / neurons)},${at % neurons}`] = Math.round(bond * U16_MAX);
  }
  return listed;
}
