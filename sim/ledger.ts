import { type PartyRole, partyRoles, type Settlement } from "./reward-rules/settlement.ts";

/** Every coin has one home: a party, the market (everyone not modelled), the treasury, carried over, or burned. */
export interface Ledger {
  /** [satoshi] free to be sold, one entry a party */
  readonly coins: Float64Array;
  /** [satoshi] owned by everyone who is not a party: what can be bought, and where fees come from */
  market: number;
  treasury: number;
  carried: number;
  burned: number;
  issued: number;
  fees: number;
  /** [satoshi] paid so far, by role */
  readonly paid: Record<PartyRole, number>;
}

/** A ledger of `parties` empty accounts, with the whole supply [satoshi] on the market. */
export function createLedger(parties: number, supplySatoshi: number): Ledger {
  return {
    coins: new Float64Array(parties),
    market: supplySatoshi,
    treasury: 0,
    carried: 0,
    burned: 0,
    issued: 0,
    fees: 0,
    paid: { workers: 0, stakers: 0, validators: 0, owners: 0 },
  };
}

/** Pays a settlement: issuance is minted, fees come from the market, and every payout lands in its account. */
export function applySettlement(ledger: Ledger, settlement: Settlement): void {
  let paid = 0;
  for (const role of partyRoles) {
    const payouts = settlement.payouts[role];
    if (payouts === undefined) continue;
    let sum = 0;
    for (let party = 0; party < payouts.length; party++) {
      ledger.coins[party]! += payouts[party]!;
      sum += payouts[party]!;
    }
    ledger.paid[role] += sum;
    paid += sum;
  }
  const placed = paid + settlement.treasury + settlement.burned + settlement.carried;
  if (placed !== settlement.issued + settlement.fees) {
    throw new Error(`settlement: placed ${placed} of ${settlement.issued + settlement.fees} satoshi`);
  }
  ledger.market -= settlement.fees;
  ledger.treasury += settlement.treasury;
  ledger.burned += settlement.burned;
  ledger.carried += settlement.carried;
  ledger.issued += settlement.issued;
  ledger.fees += settlement.fees;
}

/** Moves coins between a party and the market; `satoshi` > 0 is a sale by the party, < 0 a purchase. */
export function applySale(ledger: Ledger, party: number, satoshi: number): void {
  if (satoshi > ledger.coins[party]! || -satoshi > ledger.market) {
    throw new Error(`sale of ${satoshi} satoshi by party ${party} is not covered`);
  }
  ledger.coins[party]! -= satoshi;
  ledger.market += satoshi;
}

/** [satoshi] in all homes but the burned ones: the supply at the start plus everything issued since. */
export function computeSupplyInLedger(ledger: Ledger): number {
  let held = 0;
  for (const coins of ledger.coins) held += coins;
  return held + ledger.market + ledger.treasury + ledger.carried + ledger.burned;
}
