/** Roles that a settlement can pay, in the order in which reports show them. */
export const partyRoles = ["workers", "stakers", "validators", "owners"] as const;
export type PartyRole = (typeof partyRoles)[number];

/**
 * Who is to be paid what, in whole smallest units. Every unit has a home:
 * sum of payouts + elsewhere + treasury + burned + carried = issued + fees + sum of slashed.
 */
export interface Settlement {
  /** One entry a party, for each role that is paid. */
  readonly payouts: Readonly<Partial<Record<PartyRole, Float64Array>>>;
  /** Paid to people of a role who are not parties of the simulation: other subnets' miners, for one. */
  readonly elsewhere?: Readonly<Partial<Record<PartyRole, number>>>;
  readonly treasury: number;
  readonly burned: number;
  /** Kept back for a later settlement; below zero where an earlier remainder is paid out now. */
  readonly carried: number;
  readonly issued: number;
  readonly fees: number;
  /** Taken from each party's coins as a penalty; one entry a party. */
  readonly slashed?: Float64Array;
  /**
   * Settlements over which payouts become free to be sold, in equal parts from this one on, the remainder of the
   * division in the first; 1 or nothing: at once.
   */
  readonly vestingSettlements?: number;
}
