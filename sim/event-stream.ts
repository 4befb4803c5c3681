import type { Fingerprint } from "./engine/fingerprint.ts";
import type { Order, World } from "./world.ts";

/** Adds what was ordered; what is delivered, and when, follows from it. */
export function noteOrders(fingerprint: Fingerprint, orders: readonly Order[]): void {
  for (const { party, device, units, month, priceUsd } of orders) {
    fingerprint.update(party, units);
    fingerprint.update(device, priceUsd);
    fingerprint.update(month, units);
  }
}

/** Adds where a closed month has left everybody: work switched on, coins, what is at stake, and cash. */
export function noteMonth({ fingerprint, fleet, ledger, staking, books, priceUsd, month, checkpoints }: World): void {
  fingerprint.update(month, priceUsd[month]!);
  for (let party = 0; party < staking.length; party++) {
    fingerprint.update(staking[party]!, fleet.workRate[party]!);
    fingerprint.update(party, ledger.coins[party]!);
    fingerprint.update(party, books.cash[party]!);
  }
  checkpoints.push(fingerprint.hex());
}
