/** Coins that were paid but cannot be sold yet, and the rate at which they become free. */
export interface Vesting {
  /** [smallest unit] not free yet, one entry a party */
  readonly locked: Float64Array;
  /** [smallest unit] that became free at the last settlement, one entry a party */
  readonly rate: Float64Array;
  /** Changes of that rate: entry (cursor + k) mod length belongs to the k-th settlement from now. */
  changes: Float64Array[];
  cursor: number;
}

export function createVesting(parties: number): Vesting {
  return { locked: new Float64Array(parties), rate: new Float64Array(parties), changes: [], cursor: 0 };
}

/** Takes a settlement's step: what falls due is added to `coins`. */
export function applyRelease(vesting: Vesting, coins: Float64Array): void {
  const { locked, rate, changes } = vesting;
  if (changes.length === 0) return;
  vesting.cursor = (vesting.cursor + 1) % changes.length;
  const due = changes[vesting.cursor]!;
  for (let party = 0; party < due.length; party++) {
    rate[party]! += due[party]!;
    coins[party]! += rate[party]!;
    locked[party]! -= rate[party]!;
  }
  due.fill(0);
}

/**
 * Locks a payout that becomes free in `settlements` equal parts, the first of them now, with the remainder of the
 * division: floor(p / n) at each of the n - 1 settlements to come.
 *
 * @returns [smallest unit] the part that is free now
 */
export function applyGrant(vesting: Vesting, party: number, payout: number, settlements: number): number {
  const part = Math.floor(payout / settlements);
  if (part === 0 || settlements === 1) return payout;
  if (vesting.changes.length < settlements) growRing(vesting, settlements);
  const { changes, cursor, locked } = vesting;
  const later = part * (settlements - 1);
  changes[(cursor + 1) % changes.length]![party]! += part;
  changes[(cursor + settlements) % changes.length]![party]! -= part;
  locked[party]! += later;
  return payout - later;
}

/** Takes coins that are not free yet from a party, those that would become free last first. */
export function applyForfeit(vesting: Vesting, party: number, amount: number): void {
  const { changes, cursor, rate, locked } = vesting;
  const slots = changes.map((_, step) => changes[(cursor + 1 + step) % changes.length]!);
  let level = rate[party]!;
  const due = slots.map((slot) => (level += slot[party]!));
  let left = amount;
  for (let step = due.length - 1; step >= 0; step--) {
    const taken = Math.min(left, due[step]!);
    due[step]! -= taken;
    left -= taken;
  }
  if (left > 0) throw new Error(`party ${party} forfeits ${amount} of ${locked[party]!} locked units`);
  slots.forEach((slot, step) => {
    slot[party] = due[step]! - (step === 0 ? rate[party]! : due[step - 1]!);
  });
  locked[party]! -= amount;
}

function growRing(vesting: Vesting, length: number): void {
  const { changes, cursor, locked } = vesting;
  const grown: Float64Array[] = Array.from({ length }, () => new Float64Array(locked.length));
  for (let step = 1; step <= changes.length; step++) {
    grown[step % length] = changes[(cursor + step) % changes.length]!;
  }
  vesting.changes = grown;
  vesting.cursor = 0;
}
