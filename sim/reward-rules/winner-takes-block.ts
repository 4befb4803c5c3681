import type { LotteryStretch } from "./lottery-rule.ts";
import type { PartyRole, Settlement } from "./settlement.ts";

/** payout[i] = wins[i] * (subsidy + fees); nothing is burned, kept or shared. */
export function settleWinnerTakesBlock(role: PartyRole, stretch: LotteryStretch): Settlement {
  const { wins, subsidyPerBlock, feesPerBlock } = stretch;
  const reward = subsidyPerBlock + feesPerBlock;
  const payouts = new Float64Array(wins.length);
  let blocks = 0;
  for (let party = 0; party < wins.length; party++) {
    const won = wins[party]!;
    blocks += won;
    payouts[party] = won * reward;
  }
  return {
    payouts: { [role]: payouts },
    treasury: 0,
    burned: 0,
    carried: 0,
    issued: blocks * subsidyPerBlock,
    fees: blocks * feesPerBlock,
  };
}
