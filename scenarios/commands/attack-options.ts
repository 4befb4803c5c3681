import { suggestName } from "../nearest-name.ts";
import { renderFound } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { CommandArguments, OptionSpec } from "./command.ts";
import { readNumber } from "./read-number.ts";

export const attackKinds = ["selfish", "double-spend", "cost", "hopping", "infiltration", "committee"] as const;
export type AttackKind = (typeof attackKinds)[number];

export const attackOptions = {
  alpha: { type: "text", description: "The attacker's share of the work or of the population; by default 0.35" },
  gamma: { type: "text", description: "selfish: part of the others on his side in a tie; by default 0.5" },
  strategy: { type: "text", description: "selfish: how he plays; by default selfish" },
  blocks: { type: "text", description: "selfish, infiltration: blocks to simulate; by default 300000" },
  confirmations: { type: "text", description: "double-spend, cost: blocks that the payee waits for; by default 6" },
  value: { type: "text", description: "double-spend: value of the payment, USD" },
  risk: { type: "text", description: "double-spend, committee: chance that counts; by default 0.001" },
  trials: { type: "text", description: "double-spend: attacks to simulate; by default 100000" },
  network: { type: "text", description: "cost: bitcoin, ethereum, gonka or bittensor; by default bitcoin" },
  share: { type: "text", description: "cost: share to hold; by default the one that decides" },
  days: { type: "text", description: "cost, hopping: how long; by default 1 and 180" },
  device: { type: "text", description: 'cost: machine to buy, as in "list devices"; by default the cheapest a hash' },
  price: { type: "text", description: "cost: USD for a coin (bitcoin, ethereum, bittensor) or an H100 (gonka)" },
  staked: { type: "text", description: "cost: what others stake (ethereum, bittensor) or run (gonka)" },
  electricity: { type: "text", description: "cost: USD/kWh; by default 0.05" },
  pue: { type: "text", description: "cost: power of the building over its machines; by default 1.1" },
  rental: { type: "text", description: "cost: rent of work over what it earns; by default 1" },
  fall: { type: "text", description: "cost: part of the coin's price that an attack destroys; by default 0.2" },
  rules: { type: "text", description: "hopping: difficulty rules of both chains; by default bitcoin,asert" },
  ratio: { type: "text", description: "hopping: pay of the second chain over the first; by default 0.1" },
  loyal: { type: "text", description: "hopping: work that stays, shares of all; by default 0.5,0.03" },
  replications: { type: "text", description: "hopping: replications; by default 5" },
  pools: { type: "text", description: "infiltration: shares of two pools; by default 0.2,0.2" },
  population: { type: "text", description: "committee: how many there are; by default 10000" },
  committee: { type: "text", description: "committee: how many are drawn; by default 128" },
  threshold: { type: "text", description: "committee: part to exceed; by default 2/3" },
  cap: { type: "text", description: "committee: most that one identity counts for; by default 0.3" },
  seed: { type: "text", description: "Seed of what is simulated; by default 1" },
  json: { type: "flag", description: "Print one JSON object" },
} as const satisfies Record<string, OptionSpec>;

type OptionName = keyof typeof attackOptions;

/** A range of numbers: what it says, and what is in it. */
export interface Bounds {
  readonly expects: string;
  readonly holds: (value: number) => boolean;
}

export const chance: Bounds = { expects: "a number above 0 and below 1", holds: (value) => value > 0 && value < 1 };
export const minority: Bounds = {
  expects: "a number above 0 and below 0.5, as half of all work needs no strategy",
  holds: (value) => value > 0 && value < 0.5,
};
export const part: Bounds = { expects: "a number from 0 to 1", holds: (value) => value >= 0 && value <= 1 };
export const positive: Bounds = { expects: "a finite number above 0", holds: (value) => value > 0 && value < Infinity };
export const nonNegative: Bounds = {
  expects: "a finite number >= 0",
  holds: (value) => value >= 0 && value < Infinity,
};
export const atLeastOne: Bounds = { expects: "a finite number >= 1", holds: (value) => value >= 1 && value < Infinity };

export const ratio: Bounds = {
  expects: "a number from 0.0001 to 10000",
  holds: (value) => value >= 1e-4 && value <= 1e4,
};

/** @throws ScenarioError where the option's number is out of bounds */
export function readWithin(given: CommandArguments, option: OptionName, bounds: Bounds): number | null {
  const value = readNumber(given, option);
  if (value === undefined) return null;
  if (bounds.holds(value)) return value;
  throw new ScenarioError({ where: `--${option}`, expected: bounds.expects, found: renderFound(given.texts[option]) });
}

/** Two values with a comma between, each read by `read`. */
export function readPair<Value>(
  given: CommandArguments,
  option: OptionName,
  expected: string,
  read: (text: string) => Value | undefined,
): readonly [Value, Value] | null {
  const text = given.texts[option];
  if (text === undefined) return null;
  const values = text.split(",").map((word) => read(word.trim()));
  const [first, second] = values;
  if (values.length === 2 && first !== undefined && second !== undefined) return [first, second];
  throw new ScenarioError({ where: `--${option}`, expected, found: renderFound(text) });
}

/** @throws ScenarioError with the nearest name where there is no such one */
export function checkKnown<Name extends string>(where: string, name: string, known: readonly Name[]): Name {
  const found = known.find((candidate) => candidate === name);
  if (found !== undefined) return found;
  throw new ScenarioError({
    where,
    expected: known.join(", "),
    found: renderFound(name),
    cure: suggestName(name, known),
  });
}
