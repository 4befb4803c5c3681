import * as z from "zod";
import { creditDefaults, marginCallField, walkAwayField } from "../credit-defaults.ts";
import { defaultedNumber, defaultedWhole, numberField } from "./number-field.ts";
import { nameField } from "./text-field.ts";

/** On what terms machines are financed. */
export const creditSchema = z
  .strictObject({
    capitalUsd: defaultedNumber(creditDefaults.capitalUsd),
    loanToValue: defaultedNumber(creditDefaults.loanToValue),
    interestPerYear: defaultedNumber(creditDefaults.interestPerYear),
    termMonths: defaultedWhole(creditDefaults.termMonths),
    payRisk: defaultedNumber(creditDefaults.payRisk),
    marginCallAt: numberField(marginCallField).optional(),
    walkAwayAt: numberField(walkAwayField).optional(),
    forcedSaleLoss: defaultedNumber(creditDefaults.forcedSaleLoss),
    groups: z
      .array(nameField("Miner group that can borrow"))
      .min(1)
      .max(100)
      .optional()
      .meta({ title: "Miner groups that can borrow", description: "Left out, all of them." }),
  })
  .optional()
  .meta({
    title: "Loans on machines",
    description:
      "One lender finances new machines, which alone stand for the loan; left out, miners have their own money.",
  });
