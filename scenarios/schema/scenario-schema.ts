import * as z from "zod";
import { difficultyRules } from "../../sim/difficulty/registry.ts";
import { rewardRules } from "../../sim/reward-rules/registry.ts";
import { isWorkLottery } from "../../sim/rule-earnings.ts";
import type { RuleInput } from "../../sim/simulation-input.ts";
import { defaultSeed, experimentDefaults } from "../defaults.ts";
import { getNamedRule } from "../named-rule.ts";
import type { SchemeChoice } from "../scenario.ts";
import { creditSchema } from "./credit-schema.ts";
import { CUSTOM_RULE, customRuleSchema } from "./custom-rule-schema.ts";
import { factorsSchema } from "./factor-schema.ts";
import { holderGroupSchema, minerGroupSchema } from "./group-schema.ts";
import { interventionsSchema } from "./intervention-schema.ts";
import type { JsonSchema } from "./json-schema.ts";
import { makersSchema } from "./maker-schema.ts";
import { chainSchema, feeSchema, hardwareSchema, priceSchema, stakeSchema, taxesSchema } from "./market-schema.ts";
import { defaultedWhole } from "./number-field.ts";
import { ruleSchema } from "./rule-schema.ts";
import { cloudsSchema, demandSchema } from "./serving-schema.ts";
import { shocksSchema } from "./shock-schema.ts";
import { monthField, nameField, paragraphField, textField } from "./text-field.ts";
import { workSchema } from "./work-schema.ts";

const GROUPS_LIMIT = 100;

const schemeSchema = z
  .strictObject({
    name: nameField("Name of the scheme"),
    rule: ruleSchema(rewardRules, customRuleSchema).meta({
      title: "Reward rule",
      description: "What is paid, and to whom.",
    }),
    difficulty: ruleSchema(difficultyRules).optional().meta({
      title: "Difficulty rule",
      description: "How the chain keeps its block interval. Only a lottery over work needs one; none where left out.",
    }),
    interventions: interventionsSchema,
    shocks: shocksSchema,
  })
  .superRefine(({ rule, difficulty }, context) => {
    if (difficulty === undefined && rule.name !== CUSTOM_RULE && isWorkLottery(getNamedRule(rule.name))) {
      context.addIssue({ code: "custom", path: ["difficulty"] });
    }
  })
  .transform(({ difficulty = noDifficulty, ...scheme }): SchemeChoice => ({ ...scheme, difficulty }));

const noDifficulty: RuleInput = { name: "none", parameters: {}, choices: {} };

/** A scenario file, strict: an unknown key is an error. */
export const scenarioSchema = z
  .strictObject({
    name: nameField("Name"),
    title: textField("Title"),
    question: textField("Question"),
    description: paragraphField("Description").default(""),
    start: monthField("First month"),
    end: monthField("Last month"),
    replications: defaultedWhole(experimentDefaults.replications),
    seed: textField("Seed")
      .default(defaultSeed)
      .meta({ title: "Seed", description: "Equal seeds give equal luck.", source: "assumption: any word will do" }),
    work: workSchema,
    price: priceSchema,
    fees: feeSchema,
    chain: chainSchema,
    hardware: hardwareSchema,
    stake: stakeSchema,
    miners: z.array(minerGroupSchema).min(1).max(GROUPS_LIMIT).meta({ title: "Miner groups" }),
    holders: z
      .array(holderGroupSchema)
      .max(GROUPS_LIMIT)
      .default([])
      .meta({ title: "Holders of the supply at the start", source: "assumption: nobody else owns coins" }),
    makers: makersSchema,
    demand: demandSchema,
    clouds: cloudsSchema,
    credit: creditSchema,
    taxes: taxesSchema,
    shocks: shocksSchema,
    factors: factorsSchema,
    interventions: interventionsSchema,
    schemes: z.array(schemeSchema).min(1).max(GROUPS_LIMIT).meta({ title: "Schemes to try on this market" }),
  })
  .meta({ title: "Proofground scenario" });

let jsonSchema: JsonSchema | undefined;

/**
 * The schema as JSON Schema, for editors, for `--set`, and for the list of assumptions. Worked out once and frozen: it
 * depends on nothing, takes 30 ms, and one run asks for it six times.
 */
export function computeScenarioJsonSchema(): JsonSchema {
  jsonSchema ??= freeze(z.toJSONSchema(scenarioSchema, { io: "input", target: "draft-07" }) as JsonSchema);
  return jsonSchema;
}

/** The same value, in which nothing can be changed any more. */
function freeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}

/** The same as the text of a file, as `scenarios/scenario.schema.json` holds it. */
export function renderScenarioJsonSchema(): string {
  return `${JSON.stringify(computeScenarioJsonSchema(), null, 2)}\n`;
}
