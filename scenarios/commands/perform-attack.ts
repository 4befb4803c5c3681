import { difficultyRules } from "../../sim/difficulty/registry.ts";
import { strategies } from "../../sim/network/strategies/registry.ts";
import type { AttackAnswer } from "../attack/attack-answer.ts";
import { answerCommittee } from "../attack/attack-committee.ts";
import { answerCost, costedNetworks } from "../attack/attack-cost.ts";
import { answerDoubleSpend } from "../attack/attack-double-spend.ts";
import { answerHopping } from "../attack/attack-hopping.ts";
import { answerInfiltration } from "../attack/attack-infiltration.ts";
import { answerSelfish } from "../attack/attack-selfish.ts";
import { readBitcoinMonth } from "../attack/bitcoin-costs.ts";
import { ScenarioError } from "../scenario-error.ts";
import {
  type AttackKind,
  atLeastOne,
  attackKinds,
  type attackOptions,
  chance,
  checkKnown,
  minority,
  nonNegative,
  part,
  positive,
  ratio,
  readPair,
  readWithin,
} from "./attack-options.ts";
import type { CommandArguments, CommandIo, LoadParts } from "./command.ts";
import { readCount } from "./read-number.ts";

/** Puts an answer into words; the words belong to the reports. */
export type RenderAttack = (answer: AttackAnswer, width: number) => string;

/** Answers the kind of attack that is asked for. */
export async function performAttack(
  given: CommandArguments,
  io: CommandIo,
  loadRender: LoadParts<RenderAttack>,
): Promise<number> {
  const kind = checkKnown("proofground attack", given.positionals["kind"] ?? "", attackKinds);
  refuseForeignOptions(kind, given);
  const answer = attacks[kind].answer(given);
  const isJson = given.flags["json"] === true;
  io.writeOut(isJson ? `${JSON.stringify(answer)}\n` : (await loadRender())(answer, io.columns));
  return 0;
}

interface Attack {
  readonly options: readonly (keyof typeof attackOptions)[];
  readonly answer: (given: CommandArguments) => AttackAnswer;
}

const SIMULATED_BLOCKS = 300_000;
const readBlocks = (given: CommandArguments) => readCount(given, "blocks", [1000, 1e8]) ?? SIMULATED_BLOCKS;
const readSeed = (given: CommandArguments) => given.texts["seed"] ?? "1";

const attacks = {
  selfish: {
    options: ["alpha", "gamma", "strategy", "blocks", "seed"],
    answer: (given) =>
      answerSelfish({
        alpha: readWithin(given, "alpha", minority) ?? 0.35,
        gamma: readWithin(given, "gamma", part) ?? 0.5,
        strategy: checkKnown("--strategy", given.texts["strategy"] ?? "selfish", strategyNames),
        parameters: {},
        blocks: readBlocks(given),
        seed: readSeed(given),
      }),
  },
  "double-spend": {
    options: ["alpha", "confirmations", "risk", "value", "price", "trials", "seed"],
    answer: (given) => {
      const month = readBitcoinMonth(readWithin(given, "price", positive));
      return answerDoubleSpend({
        alpha: readWithin(given, "alpha", chance) ?? 0.35,
        confirmations: readCount(given, "confirmations", [0, 1000]) ?? 6,
        risk: readWithin(given, "risk", chance) ?? 0.001,
        valueUsd: readWithin(given, "value", nonNegative),
        rewardUsdPerBlock: month.rewardUsdPerBlock,
        rewardSource: `a block of Bitcoin's in ${month.month}: ${Math.round(month.rewardUsdPerBlock)} USD`,
        trials: readCount(given, "trials", [100, 1e7]) ?? 100_000,
        seed: readSeed(given),
      });
    },
  },
  cost: {
    options: [
      ...(["network", "share", "days", "device", "price", "staked", "electricity", "pue", "rental"] as const),
      ...(["fall", "confirmations"] as const),
    ],
    answer: (given) =>
      answerCost(checkKnown("--network", given.texts["network"] ?? "bitcoin", networkNames), {
        share: readWithin(given, "share", chance),
        days: readWithin(given, "days", positive) ?? 1,
        device: given.texts["device"] ?? null,
        priceUsd: readWithin(given, "price", positive),
        staked: readWithin(given, "staked", positive),
        electricityUsdPerKwh: readWithin(given, "electricity", nonNegative) ?? 0.05,
        powerUsageEffectiveness: readWithin(given, "pue", atLeastOne) ?? 1.1,
        rentalPremium: readWithin(given, "rental", positive) ?? 1,
        confirmations: readCount(given, "confirmations", [0, 1e6]) ?? 6,
        priceFall: readWithin(given, "fall", part) ?? 0.2,
      }),
  },
  hopping: {
    options: ["rules", "ratio", "loyal", "days", "replications", "seed"],
    answer: (given) =>
      answerHopping({
        rules: readPair(given, "rules", "two difficulty rules with a comma between", readRule) ?? ["bitcoin", "asert"],
        rewardRatio: readWithin(given, "ratio", ratio) ?? 0.1,
        loyal: readShares(given, "loyal") ?? [0.5, 0.03],
        days: readCount(given, "days", [1, 3650]) ?? 180,
        replications: readCount(given, "replications", [1, 1000]) ?? 5,
        seed: readSeed(given),
      }),
  },
  infiltration: {
    options: ["pools", "blocks", "seed"],
    answer: (given) =>
      answerInfiltration({
        pools: readShares(given, "pools") ?? [0.2, 0.2],
        blocks: readBlocks(given),
        seed: readSeed(given),
      }),
  },
  committee: {
    options: ["alpha", "population", "committee", "threshold", "risk", "cap"],
    answer: (given) => {
      const population = readCount(given, "population", [1, 1e9]) ?? 10_000;
      return answerCommittee({
        alpha: readWithin(given, "alpha", part) ?? 0.35,
        population,
        members: readCount(given, "committee", [1, Math.min(population, 1e6)]) ?? Math.min(128, population),
        threshold: readWithin(given, "threshold", chance) ?? 2 / 3,
        risk: readWithin(given, "risk", chance) ?? 0.001,
        cap: readWithin(given, "cap", { expects: "above 0, to 1", holds: (value) => value > 0 && value <= 1 }) ?? 0.3,
      });
    },
  },
} as const satisfies Record<AttackKind, Attack>;

const strategyNames = Object.keys(strategies) as (keyof typeof strategies)[];
const networkNames = Object.keys(costedNetworks) as (keyof typeof costedNetworks)[];
const ruleNames = Object.keys(difficultyRules) as (keyof typeof difficultyRules)[];

function readRule(text: string): keyof typeof difficultyRules {
  return checkKnown("--rules", text, ruleNames);
}

/** Two shares above 0 that leave something to others. */
function readShares(given: CommandArguments, option: "loyal" | "pools"): readonly [number, number] | null {
  const expected = "two shares above 0 with a comma between, below 1 together";
  const pair = readPair(given, option, expected, (text) => {
    const share = Number(text);
    return text !== "" && share > 0 && share < 1 ? share : undefined;
  });
  if (pair === null || pair[0] + pair[1] < 1) return pair;
  throw new ScenarioError({ where: `--${option}`, expected, found: JSON.stringify(given.texts[option]) });
}

/** An option of another attack would be ignored in silence. */
function refuseForeignOptions(kind: AttackKind, { texts }: CommandArguments): void {
  const own: readonly string[] = attacks[kind].options;
  const foreign = Object.keys(texts).find((option) => !own.includes(option));
  if (foreign === undefined) return;
  throw new ScenarioError({
    where: `--${foreign}`,
    expected: `an option of "attack ${kind}" (${own.map((option) => `--${option}`).join(", ")})`,
    found: "one of another attack",
    cure: "Remove it.",
  });
}
