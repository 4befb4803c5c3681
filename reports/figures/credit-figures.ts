import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import type { CreditMetricName } from "../../sim/metrics/credit-metrics.ts";
import { type BandFigure, drawBandFigure } from "./band-figures.ts";
import type { Figure } from "./figure.ts";

const nothing = "nobody borrowed";

const figures: readonly BandFigure<CreditMetricName>[] = [
  {
    id: "credit-debt",
    unit: "USD",
    what: "What miners owe at each month's end, and what the lender holds the machines behind it to be worth",
    lines: [
      { metric: "credit_debt_usd", label: "debt", hue: "vermillion" },
      { metric: "credit_collateral_usd", label: "worth of the machines", hue: "blue" },
    ],
    why: nothing,
    flat: "Nobody owed anything",
  },
  {
    id: "credit-losses",
    unit: "USD",
    what: "In each month: principal of loans that went into default, and what seized machines brought the lender",
    lines: [
      { metric: "credit_written_off_usd", label: "in default", hue: "vermillion" },
      { metric: "credit_recovered_usd", label: "recovered", hue: "green" },
    ],
    why: "no loan went into default",
    flat: "No loan went into default",
  },
  {
    id: "credit-defaults",
    unit: "parties",
    what: "Miners that owe something at each month's end, and those that went into default on a loan in the month",
    lines: [
      { metric: "credit_borrowers", label: "borrowers", hue: "sky" },
      { metric: "credit_defaults", label: "in default", hue: "vermillion" },
    ],
    why: nothing,
    flat: "Nobody owed anything",
  },
  {
    id: "credit-machines",
    unit: "devices",
    what: "Machines that the lender took in each month, and those that it still had at the month's end",
    lines: [
      { metric: "credit_seized_units", label: "seized", hue: "vermillion" },
      { metric: "credit_unsold_units", label: "not sold yet", hue: "grey" },
    ],
    why: "no machine was seized",
    flat: "No machine was seized",
  },
  {
    id: "credit-flows",
    unit: "USD",
    what: "Money lent in each month, principal paid back, and interest",
    lines: [
      { metric: "credit_lent_usd", label: "lent", hue: "orange" },
      { metric: "credit_repaid_usd", label: "paid back", hue: "blue" },
      { metric: "credit_interest_usd", label: "interest", hue: "purple" },
    ],
    why: nothing,
    flat: "Nothing was lent",
  },
];

/** Loans on machines, who defaulted and what that cost; nothing where nobody lends. */
export function drawCreditFigures(experiment: Experiment): Figure[] {
  if (experiment.schemes.every(({ credit }) => credit === undefined)) return [];
  return figures.map((figure) => drawBandFigure(experiment, figure, ({ credit }, metric) => credit?.[metric]));
}
