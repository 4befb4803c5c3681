import { InputLimitError } from "./input-limit-error.ts";
import { type PartyRole, partyRoles, type Settlement } from "./reward-rules/settlement.ts";
import { applyForfeit, applyGrant, applyRelease, createVesting, type Vesting } from "./vesting.ts";

/**
 * Every coin has one home: a party, the market (everyone not modelled), the treasury, carried over, or burned. What exists
 * stays below 2^53 units, so that homes are whole doubles; what flows is counted in bigints, for the same coins are paid
 * as fees again and again.
 */
export interface Ledger {
  /** [smallest unit] free to be sold, one entry a party */
  readonly coins: Float64Array;
  /** Paid to parties, but not free to be sold yet. */
  readonly vesting: Vesting;
  /** [smallest unit] owned by everyone who is not a party: what can be bought, and where fees come from */
  market: number;
  treasury: number;
  carried: number;
  burned: number;
  issued: number;
  /** [smallest unit] paid by users so far */
  fees: bigint;
  /** [smallest unit] taken from parties as penalties so far */
  slashed: bigint;
  /** [smallest unit] that existed at the start */
  readonly supplyAtStart: number;
  /** [smallest unit] paid so far, by role */
  readonly paid: Record<PartyRole, bigint>;
  /** The part of it that went to people who are not parties; their coins are on the market. */
  readonly paidElsewhere: Record<PartyRole, bigint>;
}

/** A ledger of `parties` empty accounts, with the whole supply [smallest unit] on the market. */
export function createLedger(parties: number, supply: number): Ledger {
  return {
    coins: new Float64Array(parties),
    vesting: createVesting(parties),
    market: supply,
    treasury: 0,
    carried: 0,
    burned: 0,
    issued: 0,
    fees: 0n,
    slashed: 0n,
    supplyAtStart: supply,
    paid: { workers: 0n, stakers: 0n, validators: 0n, owners: 0n },
    paidElsewhere: { workers: 0n, stakers: 0n, validators: 0n, owners: 0n },
  };
}

/**
 * Pays a settlement: issuance is minted, fees come from the market, penalties from the parties, and every payout lands
 * in its account. Coins that vest fall due first, then penalties are taken, then payouts made.
 *
 * @throws Error where the settlement does not add up to the last unit or takes what is not there; nothing is paid then
 */
export function applySettlement(ledger: Ledger, settlement: Settlement): void {
  checkSettlement(ledger, settlement);
  applyRelease(ledger.vesting, ledger.coins);
  if (settlement.slashed !== undefined) applyPenalties(ledger, settlement.slashed);
  for (const role of partyRoles) {
    const payouts = settlement.payouts[role];
    const paid = payouts === undefined ? 0 : applyPayouts(ledger, payouts, settlement.vestingSettlements ?? 1);
    const elsewhere = settlement.elsewhere?.[role] ?? 0;
    // Most roles get nothing, and bigints are slow.
    if (paid + elsewhere > 0) ledger.paid[role] += BigInt(paid + elsewhere);
    if (elsewhere === 0) continue;
    ledger.paidElsewhere[role] += BigInt(elsewhere);
    ledger.market += elsewhere;
  }
  ledger.market -= settlement.fees;
  ledger.treasury += settlement.treasury;
  ledger.burned += settlement.burned;
  ledger.carried += settlement.carried;
  ledger.issued += settlement.issued;
  if (settlement.fees > 0) ledger.fees += BigInt(settlement.fees);
}

function applyPenalties(ledger: Ledger, slashed: Float64Array): void {
  for (let party = 0; party < slashed.length; party++) {
    const penalty = slashed[party]!;
    if (penalty === 0) continue;
    const fromFree = Math.min(penalty, ledger.coins[party]!);
    ledger.coins[party]! -= fromFree;
    if (penalty > fromFree) applyForfeit(ledger.vesting, party, penalty - fromFree);
    ledger.slashed += BigInt(penalty);
  }
}

function applyPayouts(ledger: Ledger, payouts: Float64Array, vestingSettlements: number): number {
  const { coins, vesting } = ledger;
  let sum = 0;
  for (let party = 0; party < payouts.length; party++) {
    const payout = payouts[party]!;
    coins[party]! += vestingSettlements === 1 ? payout : applyGrant(vesting, party, payout, vestingSettlements);
    sum += payout;
  }
  return sum;
}

/** Every amount is whole and in its range, and every unit has a home. */
function checkSettlement(ledger: Ledger, settlement: Settlement): void {
  const { treasury, burned, carried, issued, fees, slashed, vestingSettlements = 1 } = settlement;
  for (const [name, amount] of Object.entries({ treasury, burned, issued, fees })) checkWhole(name, amount);
  if (!Number.isSafeInteger(carried)) throw new Error(`settlement: expected whole units carried, got ${carried}`);
  if (!(Number.isInteger(vestingSettlements) && vestingSettlements >= 1)) {
    throw new Error(`settlement: expected vesting over a whole number of settlements, got ${vestingSettlements}`);
  }
  const taken = slashed === undefined ? 0 : sumPenalties(ledger, slashed);
  let placed = treasury + burned + carried;
  for (const role of partyRoles) {
    const payouts = settlement.payouts[role];
    if (payouts !== undefined) placed += sumWhole(role, payouts, ledger.coins.length);
    const elsewhere = settlement.elsewhere?.[role] ?? 0;
    checkWhole(role, elsewhere);
    placed += elsewhere;
  }
  if (placed !== issued + fees + taken) {
    throw new Error(`settlement: placed ${placed} of ${issued + fees + taken} units`);
  }
  if (ledger.carried + carried < 0) {
    throw new Error(`settlement: pays out ${-carried} units carried over, there are ${ledger.carried}`);
  }
  if (fees > ledger.market) throw new Error(`settlement: takes fees of ${fees} from a market of ${ledger.market}`);
  if (ledger.supplyAtStart + ledger.issued + issued > Number.MAX_SAFE_INTEGER) {
    throw new InputLimitError({
      path: "chain.unitsPerCoin",
      expected: "at most 2^53 (9.0e15) units ever minted, as they are counted one by one",
      found: (ledger.supplyAtStart + ledger.issued + issued).toExponential(2),
      cure: "Count the coin in larger units: make unitsPerCoin a tenth of what it is.",
    });
  }
}

function sumPenalties(ledger: Ledger, slashed: Float64Array): number {
  const sum = sumWhole("slashed", slashed, ledger.coins.length);
  for (let party = 0; party < slashed.length; party++) {
    const owned = getOwned(ledger, party);
    if (slashed[party]! > owned) {
      throw new Error(`settlement: slashes ${slashed[party]!} units of party ${party}, which has ${owned}`);
    }
  }
  return sum;
}

function sumWhole(name: string, amounts: Float64Array, parties: number): number {
  if (amounts.length !== parties) {
    throw new Error(`settlement: expected ${parties} entries of ${name}, got ${amounts.length}`);
  }
  let sum = 0;
  for (let party = 0; party < parties; party++) {
    const amount = amounts[party]!;
    if (!(amount >= 0 && Math.floor(amount) === amount)) checkWhole(`${name} to party ${party}`, amount);
    sum += amount;
  }
  return sum;
}

function checkWhole(name: string, amount: number): void {
  if (Number.isSafeInteger(amount) && amount >= 0) return;
  throw new Error(`settlement: expected a whole number of units >= 0 for ${name}, got ${amount}`);
}

/** Moves coins between a party and the market; `units` > 0 is a sale by the party, < 0 a purchase. */
export function applySale(ledger: Ledger, party: number, units: number): void {
  if (units > ledger.coins[party]! || -units > ledger.market) {
    throw new Error(`sale of ${units} units by party ${party} is not covered`);
  }
  ledger.coins[party]! -= units;
  ledger.market += units;
}

/** [smallest unit] that a party owns, free or not. */
export function getOwned(ledger: Ledger, party: number): number {
  return ledger.coins[party]! + ledger.vesting.locked[party]!;
}

/** [smallest unit] in existence: minted less burned. */
export function getSupply(ledger: Ledger): number {
  return ledger.supplyAtStart + ledger.issued - ledger.burned;
}

/** [smallest unit] in all homes, the burned ones too: the supply at the start plus everything issued since. */
export function computeSupplyInLedger(ledger: Ledger): number {
  let held = 0;
  for (const coins of ledger.coins) held += coins;
  for (const coins of ledger.vesting.locked) held += coins;
  return held + ledger.market + ledger.treasury + ledger.carried + ledger.burned;
}
