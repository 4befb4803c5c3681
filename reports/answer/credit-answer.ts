import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import type { CreditSummaryName } from "../../sim/metrics/credit-metrics.ts";
import { tellMeasures } from "./across-schemes.ts";

const told = [
  { metric: "credit_lent_usd_total", subject: "lent on new machines:" },
  { metric: "credit_debt_usd_peak", subject: "largest debt of miners at the end of a month:" },
  { metric: "credit_defaulters", subject: "miners that defaulted on at least one loan:" },
  { metric: "credit_defaults_peak", subject: "most miners that went into default in one month:" },
  { metric: "credit_written_off_usd_total", subject: "principal of loans in default:" },
  { metric: "credit_recovered_usd_total", subject: "the machines seized for it brought" },
  { metric: "credit_lender_gain_usd_total", subject: "the lender's gain, interest less what it lost:" },
] as const satisfies readonly { metric: CreditSummaryName; subject: string }[];

/** What loans on machines came to; nothing where nobody lends. */
export function answerWhatLoansDid(experiment: Experiment): string[] {
  return experiment.schemes.some(({ credit }) => credit !== undefined) ? tellMeasures(experiment, told) : [];
}
