import * as z from "zod";
import { nameField, TEXT_LIMIT, textField } from "./text-field.ts";

/** Name of the rules that stand in a file of the user's. */
export const CUSTOM_RULE = "custom";

/** `{ name: custom, file, parameters, choices }`; what parameters and choices there are, the file says. */
export const customRuleSchema = z
  .strictObject({
    name: z.literal(CUSTOM_RULE),
    file: textField("File of the rule, TypeScript or JavaScript, from the scenario's folder"),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ title: "SHA-256 of the rule", expects: "64 hexadecimal digits" })
      .optional(),
    parameters: z
      .record(nameField("Parameter"), z.number().meta({ title: "Parameter of the rule" }))
      .default({})
      .meta({ title: "Parameters of the rule", source: "the rule's file" }),
    choices: z
      .record(nameField("Choice"), z.string().max(TEXT_LIMIT).meta({ title: "Choice of the rule" }))
      .default({})
      .meta({ title: "Choices of the rule", source: "the rule's file" }),
  })
  .meta({ title: "A rule of your own" });
