import * as z from "zod";
import type { ParameterSpecs } from "../../sim/parameter.ts";
import type { RuleInput } from "../../sim/simulation-input.ts";
import { defaultedNumber } from "./number-field.ts";

interface NamedRule {
  readonly title: string;
  readonly parameters: ParameterSpecs;
}

/** A rule of a registry as a scenario writes it: its name and, beside it, the parameters that differ from the default. */
export interface RuleText {
  readonly name: string;
  readonly [parameter: string]: number | string;
}

/** Schema of `{ name, ...parameters }` over a registry; the result has every parameter written out. */
export function ruleSchema(registry: Readonly<Record<string, NamedRule>>): z.ZodType<RuleInput, RuleText> {
  const variants = Object.entries(registry).map(([name, rule]) => {
    const parameters = Object.entries(rule.parameters).map(([key, spec]) => [key, defaultedNumber(spec)] as const);
    return z.strictObject({ name: z.literal(name), ...Object.fromEntries(parameters) }).meta({ title: rule.title });
  });
  const [first, ...others] = variants;
  if (first === undefined) throw new Error("a registry of rules is empty");
  return z
    .discriminatedUnion("name", [first, ...others])
    .transform(({ name, ...parameters }): RuleInput => ({ name, parameters: parameters }));
}
