import type { Epoch } from "../epoch-rule.ts";
import { type PartyRole, partyRoles, type Settlement } from "../settlement.ts";

/** What a law says of one settlement: nothing where it is kept, otherwise what was found. */
export type SettlementLaw = (settlement: Settlement, epoch: Epoch) => string | null;

/** Laws of every settlement, in the order in which they are tried: a later one relies on those before it. */
export const settlementLaws: Readonly<Record<string, SettlementLaw>> = {
  "a settlement has columns of one entry a party, by role": findMisshapen,
  "amounts are whole, finite and not below 0": findBrokenAmount,
  "the fees settled are the fees that users paid": findOtherFees,
  "paid + elsewhere + treasury + burned + carried = issued + fees + slashed, to the unit": findImbalance,
  "no more leaves the carried amount than is in it": findOverdraft,
  "nobody is paid who neither works nor stakes nor is delegated to": findUnearnedPay,
  "nobody loses more than it has at stake": findOverSlash,
};

function findMisshapen(settlement: Settlement, { work }: Epoch): string | null {
  if (!isRecord(settlement) || !isRecord(settlement.payouts)) return "no settlement with payouts";
  for (const [role, payouts] of Object.entries(settlement.payouts)) {
    if (!isRole(role)) return `the role "${role}", where roles are ${partyRoles.join(", ")}`;
    if (!(payouts instanceof Float64Array)) return `payouts.${role} that is no Float64Array`;
    if (payouts.length !== work.length)
      return `payouts.${role} of ${payouts.length} entries for ${work.length} parties`;
  }
  const { slashed } = settlement;
  if (slashed !== undefined && !(slashed instanceof Float64Array && slashed.length === work.length)) {
    return `slashed that is no Float64Array of ${work.length} entries`;
  }
  const stranger = Object.keys(settlement.elsewhere ?? {}).find((role) => !isRole(role));
  return stranger === undefined ? null : `the role "${stranger}" elsewhere`;
}

function findBrokenAmount(settlement: Settlement): string | null {
  for (const name of ["treasury", "burned", "issued", "fees"] as const) {
    if (!isAmount(settlement[name])) return `${name} of ${String(settlement[name])}`;
  }
  if (!Number.isSafeInteger(settlement.carried)) return `carried of ${String(settlement.carried)}`;
  for (const [role, amount] of Object.entries(settlement.elsewhere ?? {})) {
    if (!isAmount(amount)) return `elsewhere.${role} of ${amount}`;
  }
  for (const [name, amounts] of listColumns(settlement)) {
    const party = amounts.findIndex((amount) => !isAmount(amount));
    if (party >= 0) return `${name}[${party}] of ${amounts[party]}`;
  }
  const { vestingSettlements = 1 } = settlement;
  return Number.isSafeInteger(vestingSettlements) && vestingSettlements >= 1
    ? null
    : `vestingSettlements of ${vestingSettlements}`;
}

function findOtherFees({ fees }: Settlement, epoch: Epoch): string | null {
  return fees === epoch.fees ? null : `fees of ${fees}, not ${epoch.fees}`;
}

function findImbalance(settlement: Settlement): string | null {
  const { payouts, elsewhere = {}, treasury, burned, carried, issued, fees, slashed } = settlement;
  const paid = Object.values(payouts).reduce((sum, amounts) => sum + sumExactly(amounts), 0n);
  const away = sumExactly(Object.values(elsewhere));
  const placed = paid + away + BigInt(treasury) + BigInt(burned) + BigInt(carried);
  const available = BigInt(issued) + BigInt(fees) + sumExactly(slashed ?? []);
  return placed === available ? null : `${placed} placed of ${available}`;
}

function findOverdraft({ carried }: Settlement, epoch: Epoch): string | null {
  return carried + epoch.carried >= 0 ? null : `${-carried} taken out of ${epoch.carried}`;
}

/** Owners may own what pays without work or stake of theirs, a subnet for one. */
const earningRoles = ["workers", "stakers", "validators"] as const satisfies readonly PartyRole[];

function findUnearnedPay({ payouts }: Settlement, { work, stake, validatorOf }: Epoch): string | null {
  const entitled = work.map((done, party) => done + stake[party]!);
  for (const [party, validator] of validatorOf.entries()) entitled[validator]! += stake[party]!;
  for (const role of earningRoles) {
    const party = payouts[role]?.findIndex((amount, index) => amount > 0 && entitled[index] === 0) ?? -1;
    if (party >= 0) return `payouts.${role}[${party}] of ${payouts[role]![party]}`;
  }
  return null;
}

function findOverSlash({ slashed }: Settlement, { stake }: Epoch): string | null {
  const party = slashed?.findIndex((amount, index) => amount > stake[index]!) ?? -1;
  return party < 0 ? null : `slashed[${party}] of ${slashed![party]} with ${stake[party]} at stake`;
}

function listColumns({ payouts, slashed }: Settlement): [string, Float64Array][] {
  const columns = Object.entries(payouts).map(([role, amounts]): [string, Float64Array] => [
    `payouts.${role}`,
    amounts,
  ]);
  return slashed === undefined ? columns : [...columns, ["slashed", slashed]];
}

function sumExactly(amounts: Iterable<number>): bigint {
  let sum = 0n;
  for (const amount of amounts) sum += BigInt(amount);
  return sum;
}

function isAmount(amount: unknown): boolean {
  return Number.isSafeInteger(amount) && (amount as number) >= 0;
}

function isRole(role: string): role is PartyRole {
  return (partyRoles as readonly string[]).includes(role);
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
