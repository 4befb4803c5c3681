import test from "ava";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { applySale, applySettlement, computeSupplyInLedger, createLedger, getSupply } from "../../../sim/ledger.ts";
import { partyRoles, type Settlement } from "../../../sim/reward-rules/settlement.ts";

const PARTIES = 4;
const SUPPLY = 1e12;

const empty: Settlement = { payouts: {}, treasury: 0, burned: 0, carried: 0, issued: 0, fees: 0 };

function createPaid(...coins: number[]): Float64Array {
  return Float64Array.from({ length: PARTIES }, (_, party) => coins[party] ?? 0);
}

/** What is left of each party when coins fall due, are slashed and are paid by the plain reading of the contract. */
class PlainAccounts {
  readonly free = new Float64Array(PARTIES);
  /** Due at the k-th settlement from now, first is the next; one list a party. */
  readonly due: number[][] = Array.from({ length: PARTIES }, () => []);

  settle(slashed: Float64Array, payouts: Float64Array, settlements: number): void {
    for (let party = 0; party < PARTIES; party++) {
      const due = this.due[party]!;
      this.free[party]! += due.shift() ?? 0;
      this.#slash(party, slashed[party]!);
      const part = Math.floor(payouts[party]! / settlements);
      this.free[party]! += payouts[party]! - part * (settlements - 1);
      for (let step = 0; step < settlements - 1; step++) due[step] = (due[step] ?? 0) + part;
    }
  }

  #slash(party: number, amount: number): void {
    const due = this.due[party]!;
    let left = amount - Math.min(amount, this.free[party]!);
    this.free[party]! -= amount - left;
    for (let step = due.length - 1; step >= 0; step--) {
      const taken = Math.min(left, due[step]!);
      due[step]! -= taken;
      left -= taken;
    }
  }

  getLocked(party: number): number {
    return this.due[party]!.reduce((sum, coins) => sum + coins, 0);
  }
}

test("coins vest and are slashed as a plain list of dues says, to the unit, and none is lost", (t) => {
  for (let seed = 0; seed < 40; seed++) {
    const stream = createStream("vesting", String(seed));
    const ledger = createLedger(PARTIES, SUPPLY);
    const plain = new PlainAccounts();
    let vests = false;
    for (let step = 0; step < 60; step++) {
      const payouts = Float64Array.from({ length: PARTIES }, () => Math.floor(stream() * 1000));
      const settlements = stream() < 0.3 ? 1 : 1 + Math.floor(stream() * 9);
      const owned = ledger.coins.map((coins, party) => coins + ledger.vesting.locked[party]!);
      const slashed = owned.map((coins) => (stream() < 0.2 ? Math.floor(coins * stream() * 1.2) : 0));
      for (let party = 0; party < PARTIES; party++) slashed[party] = Math.min(slashed[party]!, owned[party]!);
      const taken = slashed.reduce((sum, coins) => sum + coins, 0);
      const issued = payouts.reduce((sum, coins) => sum + coins, 0);
      applySettlement(ledger, {
        ...empty,
        payouts: { workers: payouts },
        slashed,
        burned: taken,
        issued,
        vestingSettlements: settlements,
      });
      plain.settle(slashed, payouts, settlements);
      for (let party = 0; party < PARTIES; party++) {
        t.is(ledger.coins[party], plain.free[party]);
        t.is(ledger.vesting.locked[party], plain.getLocked(party));
        vests ||= ledger.vesting.locked[party]! > 0;
      }
      t.is(computeSupplyInLedger(ledger), SUPPLY + ledger.issued);
      t.is(getSupply(ledger), SUPPLY + ledger.issued - ledger.burned);
    }
    t.true(vests && ledger.slashed > 0n);
  }
});

test("the first part of a payout that vests carries the remainder, and no part can be sold before it is due", (t) => {
  const ledger = createLedger(PARTIES, SUPPLY);
  applySettlement(ledger, { ...empty, payouts: { workers: createPaid(11) }, issued: 11, vestingSettlements: 4 });
  t.is(ledger.coins[0], 5);
  t.is(ledger.vesting.locked[0], 6);
  t.throws(() => {
    applySale(ledger, 0, 6);
  });
  const free = [1, 2, 3, 4].map(() => {
    applySettlement(ledger, empty);
    return ledger.coins[0];
  });
  t.deepEqual(free, [7, 9, 11, 11]);
});

test("what is paid elsewhere counts for its role and lands on the market", (t) => {
  const ledger = createLedger(PARTIES, SUPPLY);
  const elsewhere = { workers: 40, owners: 2 };
  applySettlement(ledger, { ...empty, payouts: { workers: createPaid(8) }, elsewhere, issued: 50 });
  t.is(ledger.paid.workers, 48n);
  t.is(ledger.paidElsewhere.workers, 40n);
  t.is(ledger.paid.owners, 2n);
  t.is(ledger.market, SUPPLY + 42);
  t.is(computeSupplyInLedger(ledger), SUPPLY + 50);
});

test("coins carried over are paid out later, but never more than there are", (t) => {
  const ledger = createLedger(PARTIES, SUPPLY);
  applySettlement(ledger, { ...empty, issued: 10, carried: 10 });
  applySettlement(ledger, { ...empty, payouts: { stakers: createPaid(0, 7) }, carried: -7 });
  t.is(ledger.carried, 3);
  t.throws(
    () => {
      applySettlement(ledger, { ...empty, payouts: { stakers: createPaid(4) }, carried: -4 });
    },
    { message: /carried/ },
  );
});

const refused: readonly [string, Partial<Settlement>, RegExp][] = [
  ["loses a unit", { issued: 1 }, /placed 0 of 1/],
  ["mints a unit", { treasury: 1 }, /placed 1 of 0/],
  ["pays part of a unit", { payouts: { workers: createPaid(0.5, 0.5) }, issued: 1 }, /whole/],
  ["pays less than nothing", { payouts: { workers: createPaid(-1, 1) } }, /whole/],
  ["pays no number", { payouts: { workers: createPaid(Number.NaN) } }, /whole/],
  ["burns less than nothing", { burned: -1, treasury: 1 }, /burned/],
  ["pays elsewhere less than nothing", { elsewhere: { owners: -1 }, treasury: 1 }, /owners/],
  ["pays strangers", { payouts: { workers: new Float64Array(PARTIES + 1) } }, /entries/],
  ["slashes what is not there", { slashed: createPaid(1), burned: 1 }, /slashes/],
  ["takes fees that nobody has", { fees: SUPPLY + 1, burned: SUPPLY + 1 }, /fees/],
  ["vests over part of a settlement", { vestingSettlements: 1.5 }, /vesting/],
  ["mints more than can be counted", { issued: 2 ** 53 - 1, burned: 2 ** 53 - 1 }, /2\^53/],
];

for (const [what, change, message] of refused) {
  test(`a settlement that ${what} is refused, and nothing of it is paid`, (t) => {
    const ledger = createLedger(PARTIES, SUPPLY);
    const before = structuredClone(ledger);
    t.throws(
      () => {
        applySettlement(ledger, { ...empty, ...change });
      },
      { message },
    );
    t.deepEqual(ledger, before);
  });
}

test("every role's payouts are counted under its own name", (t) => {
  const ledger = createLedger(PARTIES, SUPPLY);
  partyRoles.forEach((role, index) => {
    applySettlement(ledger, { ...empty, payouts: { [role]: createPaid(index + 1) }, issued: index + 1 });
  });
  t.deepEqual(ledger.paid, { workers: 1n, stakers: 2n, validators: 3n, owners: 4n });
});
