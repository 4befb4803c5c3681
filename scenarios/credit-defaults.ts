import type { ChosenSpec, FieldSpec } from "./defaults.ts";

// Defaults of loans on machines, by which miners of 2021 and 2022 grew and failed.

export const creditDefaults = {
  capitalUsd: {
    title: "Money that the lender has at the start",
    unit: "USD",
    default: 4e9,
    min: 0,
    max: 1e13,
    source: "Bloomberg, 2022-11-30 (law.com/dailybusinessreview): miners raised as much as 4 billion USD on machines",
  },
  loanToValue: {
    title: "Loan over worth of a new machine",
    unit: "1",
    default: 0.6,
    min: 0,
    max: 0.95,
    source:
      "assumption: no lender told it; 71 million USD on 19,800 machines (Iris Energy and NYDIG, March 2022, Bloomberg) are 3,586 USD each, where an S19j Pro is listed here at 5,200",
  },
  interestPerYear: {
    title: "Interest on loans, due every month",
    unit: "1/year",
    default: 0.12,
    min: 0,
    max: 10,
    source:
      "Core Scientific 10-K for 2023, note 7 (sec.gov 0001628280-24-010682): loans on machines at 9.7 to 15 %; Bitfarms and NYDIG, June 2022: 12 %",
  },
  termMonths: {
    title: "Equal monthly parts in which a loan is paid back",
    unit: "months",
    default: 24,
    min: 1,
    max: 600,
    source:
      "Bitfarms and BlockFi, February 2022: two years (coindesk.com, 2022-06-17); Hut 8 and Foundry, 2021: one year",
  },
  payRisk: {
    title: "Part of the pay that a borrower imagines lost before it borrows",
    unit: "1",
    default: 0.3,
    min: 0,
    max: 0.99,
    source:
      "assumption: a bad quarter; in 2022 a petahash per second went from 247 to 56 USD a day (Hashrate Index, review of 2022)",
  },
  forcedSaleLoss: {
    title: "Part of their worth that seized machines lose where a scenario has no market for used ones",
    unit: "1",
    default: 0.3,
    min: 0,
    max: 1,
    source: "assumption: transport, idle months and dealers",
  },
} as const satisfies Record<string, FieldSpec<number>>;

export const walkAwayField = {
  title: "Debt over worth of a loan's machines above which a borrower gives them up though it could pay",
  unit: "1",
  min: 1,
  max: 100,
  source: "chosen by the scenario",
} as const satisfies ChosenSpec;

export const marginCallField = {
  title: "Most debt over worth of a loan's machines: what is owed beyond it falls due at once",
  unit: "1",
  min: 0.01,
  max: 100,
  source: "chosen by the scenario",
} as const satisfies ChosenSpec;
