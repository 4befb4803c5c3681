import type { SimulationInput } from "../simulation-input.ts";
import type { Population } from "./population.ts";

/** Money lent on machines; they alone stand for it. */
export interface Loan {
  readonly party: number;
  readonly device: number;
  /** Machines pledged. */
  readonly units: number;
  /** Month of the run at whose first second they start, and the one in which they are scrapped. */
  readonly firstMonth: number;
  readonly scrapMonth: number;
  readonly principalUsd: number;
  /** As agreed: what a scenario changes later holds for later loans. */
  readonly interestPerYear: number;
  readonly termMonths: number;
  readonly marginCallAt: number | undefined;
  readonly walkAwayAt: number | undefined;
  /** Principal not paid back, and interest not paid yet. */
  leftUsd: number;
  interestDueUsd: number;
  /** What the lender held the machines to be worth when it last looked. */
  worthUsd: number;
}

/** Machines that the lender has taken, not sold yet. */
export interface SeizedLot {
  readonly party: number;
  readonly device: number;
  readonly scrapMonth: number;
  /** Month in which they were taken. */
  readonly month: number;
  units: number;
  /** What the borrower still owed on them: more than that goes back to it. */
  claimUsd: number;
}

/** Money of the lender, USD so far. */
export interface LenderBooks {
  cashUsd: number;
  lentUsd: number;
  repaidUsd: number;
  interestUsd: number;
  /** Principal of loans in default, and what their machines brought. */
  writtenOffUsd: number;
  recoveredUsd: number;
}

/** Money between each party and the lender, USD so far; one entry a party. */
export interface BorrowerBooks {
  readonly borrowed: Float64Array;
  readonly repaid: Float64Array;
  readonly interest: Float64Array;
  /** Principal not paid back by loans in default. */
  readonly forgiven: Float64Array;
  /** Returned by the lender where seized machines brought more than was owed. */
  readonly surplus: Float64Array;
  /** Electricity and taxes that who defaulted had no money for: its power company and its state bear them. */
  readonly unpaidBills: Float64Array;
}

/** What one month of lending was. */
export interface CreditMonth extends Omit<LenderBooks, "cashUsd"> {
  readonly cashUsd: number;
  /** Principal outstanding at the month's end, and what the lender held the machines behind it to be worth. */
  readonly debtUsd: number;
  readonly worthUsd: number;
  readonly borrowers: number;
  readonly defaults: number;
  readonly seizedUnits: number;
  /** Seized machines that the lender still has at the month's end. */
  readonly stockUnits: number;
}

/** The lender and its loans. */
export interface Credit {
  readonly lender: LenderBooks;
  readonly books: BorrowerBooks;
  /** Those not paid back, oldest first; one list a party. */
  readonly loans: Loan[][];
  /** Loans that went into default in the month, until their machines are taken. */
  failed: Loan[];
  stock: SeizedLot[];
  /** 1 where a party has defaulted: it gets no more loans. */
  readonly hasDefaulted: Uint8Array;
  /** Last price of a used device over its price when new, worn evenly over its life, and the month, by device. */
  readonly marks: Map<number, { readonly ratio: number; readonly month: number }>;
  /** Parties that defaulted in the month that runs, and machines taken in it. */
  defaults: number;
  seizedUnits: number;
  readonly months: CreditMonth[];
}

/** The lender before its first loan; null where the scenario has none, now or later. */
export function createCredit({ market, phases = [] }: SimulationInput, population: Population): Credit | null {
  const terms = [market, ...phases.map((phase) => phase.market)].find(({ credit }) => credit !== undefined)?.credit;
  if (terms === undefined) return null;
  const column = () => new Float64Array(population.size);
  return {
    lender: {
      cashUsd: terms.capitalUsd,
      lentUsd: 0,
      repaidUsd: 0,
      interestUsd: 0,
      writtenOffUsd: 0,
      recoveredUsd: 0,
    },
    books: {
      borrowed: column(),
      repaid: column(),
      interest: column(),
      forgiven: column(),
      surplus: column(),
      unpaidBills: column(),
    },
    loans: Array.from({ length: population.size }, () => []),
    failed: [],
    stock: [],
    hasDefaulted: new Uint8Array(population.size),
    marks: new Map(),
    defaults: 0,
    seizedUnits: 0,
    months: [],
  };
}
