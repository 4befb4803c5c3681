import { computeNextHalvingHeight, computeSubsidySatoshi } from "./reward-rules/bitcoin-subsidy.ts";
import { SATOSHI_PER_BITCOIN } from "./units.ts";

/** Satoshi in the smallest unit of a coin that has another number of them: floor(satoshi * units / 1e8), exact. */
export function convertSatoshi(satoshi: number, unitsPerCoin: number): number {
  if (unitsPerCoin === SATOSHI_PER_BITCOIN) return satoshi;
  return Number((BigInt(satoshi) * BigInt(unitsPerCoin)) / BigInt(SATOSHI_PER_BITCOIN));
}

/** [smallest unit] that the market's common schedule, Bitcoin's, mints in the block at `height`. */
export function computeScheduledSubsidy(height: number, unitsPerCoin: number): number {
  return convertSatoshi(computeSubsidySatoshi(height), unitsPerCoin);
}

/** [smallest unit] that it mints in the blocks `fromHeight` to `toHeight` - 1. */
export function computeScheduledIssuance(fromHeight: number, toHeight: number, unitsPerCoin: number): number {
  let issued = 0;
  let from = fromHeight;
  while (from < toHeight && computeSubsidySatoshi(from) > 0) {
    const to = Math.min(toHeight, computeNextHalvingHeight(from));
    issued += (to - from) * computeScheduledSubsidy(from, unitsPerCoin);
    from = to;
  }
  return issued;
}
