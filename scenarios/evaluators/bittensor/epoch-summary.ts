import * as z from "zod";
import { computeSubnetEpoch, type SubnetEpochResult } from "../../../sim/reward-rules/bittensor/yuma/subnet-epoch.ts";
import { floorToU16, U16_MAX } from "../../../sim/reward-rules/bittensor/yuma/u16.ts";
import { createEvaluator } from "../evaluator.ts";
import { ignoredField, nonNegativeField, wholeField } from "../fields.ts";
import { yumaFields } from "./matrix-fields.ts";
import { readYumaParameters, type YumaSettings } from "./yuma-settings.ts";

/** A square matrix of all neurons is still worked through in seconds. */
const MOST_VALIDATORS = 1024;
const MOST_SERVERS = 4096;

export const epochSummary = createEvaluator(
  "One epoch of equal validators that give every server the same weight",
  z.strictObject({
    validators: wholeField(1, MOST_VALIDATORS),
    servers: wholeField(1, MOST_SERVERS),
    validator_stake_each: nonNegativeField,
    weights: z.literal("every validator gives equal weight to every server", {
      error: '"every validator gives equal weight to every server", the only ones covered',
    }),
    ...yumaFields,
    note: ignoredField,
  }),
  (given) => {
    const result = computeUniformEpoch(given);
    const server = given.validators;
    return {
      server_consensus_u16: floorToU16(result.consensus[server]!),
      server_incentive_u16: floorToU16(result.incentive[server]!),
      validator_dividend_u16: floorToU16(result.dividends[0]!),
      validator_emission_of_1e9: Math.floor(result.emission[0]! * 1e9),
      server_emission_of_1e9: Math.floor(result.emission[server]! * 1e9),
      bond_validator_server_u16: Math.round(result.bonds[server]! * U16_MAX),
    };
  },
);

function computeUniformEpoch(
  given: YumaSettings & { validators: number; servers: number; validator_stake_each: number },
): SubnetEpochResult {
  const { validators, servers } = given;
  const n = validators + servers;
  const isValidator = Array.from({ length: n }, (_, uid) => uid < validators);
  const weights = new Float64Array(n * n);
  for (let row = 0; row < validators; row++) weights.fill(1, row * n + validators, (row + 1) * n);
  return computeSubnetEpoch(
    {
      stake: Float64Array.from(isValidator, (is) => (is ? given.validator_stake_each : 0)),
      active: isValidator.map(() => true),
      permits: isValidator,
      weights,
      bonds: new Float64Array(n * n),
      maxValidators: n,
    },
    readYumaParameters(given, "u16"),
  );
}
