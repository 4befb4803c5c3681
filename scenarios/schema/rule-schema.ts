import * as z from "zod";
import type { ChoiceSpec, ChoiceSpecs, ParameterSpecs } from "../../sim/parameter.ts";
import type { RuleChoice } from "../scenario.ts";
import { CUSTOM_RULE, type customRuleSchema } from "./custom-rule-schema.ts";
import { defaultedNumber } from "./number-field.ts";

interface NamedRule {
  readonly title: string;
  readonly parameters: ParameterSpecs;
  readonly choices?: ChoiceSpecs;
}

/** A rule of a registry as a scenario writes it: its name and, beside it, what differs from the default. */
export interface RuleText {
  readonly name: string;
  readonly [parameter: string]: number | string | Readonly<Record<string, number | string>> | undefined;
}

/**
 * Schema of `{ name, ...parameters, ...choices }` over a registry; the result has every one of them written out.
 *
 * @param own the schema of rules that stand in no registry, where there can be any
 */
export function ruleSchema(
  registry: Readonly<Record<string, NamedRule>>,
  ...own: readonly (typeof customRuleSchema)[]
): z.ZodType<RuleChoice, RuleText> {
  const variants = Object.entries(registry).map(([name, rule]) => {
    const parameters = Object.entries(rule.parameters).map(([key, spec]) => [key, defaultedNumber(spec)] as const);
    const choices = Object.entries(rule.choices ?? {}).map(([key, spec]) => [key, choiceField(spec)] as const);
    return z
      .strictObject({ name: z.literal(name), ...Object.fromEntries(parameters), ...Object.fromEntries(choices) })
      .meta({ title: rule.title });
  });
  const [first, ...others] = [...variants, ...own];
  if (first === undefined) throw new Error("a registry of rules is empty");
  return z.discriminatedUnion("name", [first, ...others]).transform(
    ({ name, ...values }): RuleChoice =>
      name === CUSTOM_RULE
        ? ({ name, ...values } as RuleChoice)
        : {
            name,
            parameters: pick(values, (value) => typeof value === "number"),
            choices: pick(values, (value) => typeof value === "string"),
          },
  );
}

/** One of a few words, documented, that may be left out. */
function choiceField({ title, choices, default: fallback, source }: ChoiceSpec) {
  return z
    .enum(choices)
    .default(fallback)
    .meta({ title, source, description: `Source: ${source}.` });
}

function pick<Value>(values: Readonly<Record<string, unknown>>, isMeant: (value: unknown) => boolean) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isMeant(value))) as Record<string, Value>;
}
