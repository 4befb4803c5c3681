import type { Epoch } from "../epoch-rule.ts";
import { splitProRata } from "../split-pro-rata.ts";
import { splitAmongMembers } from "../stake-pools.ts";
import { sumAmounts } from "../sum-amounts.ts";
import { computeShareOf } from "../take-share.ts";
import type { AlphaPots } from "./alpha-split.ts";
import type { SubnetPeople } from "./subnet-people.ts";
import type { YumaResult } from "./yuma/yuma-kernel.ts";

/** Steps in which a share is told: the chain's numbers have 32 fractional bits. */
const SHARE_STEPS = 2 ** 32;

export interface SubnetPay {
  readonly workers: Float64Array;
  readonly stakers: Float64Array;
  readonly validators: Float64Array;
  /** To holders of TAO on root, who are not parties. */
  readonly rootStakers: number;
  /** Incentive of owner hotkeys, and all pots where nobody validates. */
  readonly burned: number;
}

/**
 * Miners by incentive, validators by dividends: of these the take is the validator's, and the rest goes to its pool pro
 * rata to stake, its own included, or to root. Where no miner earns, validators have the miners' pot too, and where no bond pays, stake does.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/coinbase/run_coinbase.rs, distribute_emission
 */
export function computeSubnetPay(
  epoch: Epoch,
  people: SubnetPeople,
  result: Pick<YumaResult, "incentive" | "dividends">,
  pots: AlphaPots,
  rates: { readonly take: number; readonly minersBurned: number },
): SubnetPay {
  const parties = epoch.work.length;
  const isEarned = result.incentive.some((value) => value > 0);
  const server = isEarned ? pots.server : 0;
  const dividendPot = pots.validator + pots.server - server;
  const burned = computeShareOf(server, rates.minersBurned);
  const dividendShares = result.dividends.some((value) => value > 0) ? result.dividends : people.stake;
  const alpha = splitByShares(dividendPot, dividendShares, people.validators, parties);
  const root = splitByShares(pots.root, dividendShares, people.validators, parties);
  const alphaTake = alpha.map((dividend) => computeShareOf(dividend, rates.take));
  const rootTake = root.map((dividend) => computeShareOf(dividend, rates.take));
  const left = alpha.map((dividend, party) => dividend - alphaTake[party]!);
  const isValidated = people.validators.length > 0;
  return {
    workers: splitByShares(server - burned, result.incentive, people.miners, parties),
    stakers: splitAmongMembers(left, epoch),
    validators: alphaTake.map((kept, party) => kept + rootTake[party]!),
    rootStakers: sumAmounts(root) - sumAmounts(rootTake),
    burned: isValidated ? burned : burned + dividendPot + pots.root,
  };
}

/** Whole amounts by party, in proportion to the shares of some of them. */
function splitByShares(total: number, shares: Float64Array, members: Int32Array, parties: number): Float64Array {
  const amounts = new Float64Array(parties);
  const steps = shares.map((share) => Math.round(share * SHARE_STEPS));
  const split = splitProRata(total, steps);
  for (let index = 0; index < members.length; index++) amounts[members[index]!] = split[index]!;
  return amounts;
}
