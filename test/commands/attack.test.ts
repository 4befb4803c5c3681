import test from "ava";
import type { AttackAnswer } from "../../scenarios/attack/attack-answer.ts";
import { computeSelfishRevenue } from "../../sim/theory/selfish-mining.ts";
import { runWords } from "./run-words.ts";

/** The answer as other programs read it. */
async function ask(line: string): Promise<AttackAnswer> {
  const told = await runWords(["attack", ...line.split(" "), "--json"]);
  if (told.code !== 0) throw new Error(told.error);
  return JSON.parse(told.out) as AttackAnswer;
}

const lines = [
  "selfish --alpha 0.3 --gamma 0.5 --blocks 20000",
  "selfish --alpha 0.35 --gamma 0 --strategy optimal --blocks 20000",
  "double-spend --alpha 0.1 --confirmations 2 --value 1000 --trials 5000",
  "cost",
  "cost --network ethereum --price 3000",
  "cost --network gonka --days 7",
  "cost --network bittensor",
  "hopping --rules bitcoin,lwma --days 10 --replications 2",
  "infiltration --pools 0.2,0.3 --blocks 20000",
  "committee --alpha 0.4 --committee 21",
];

test("every figure of every attack has a unit and a source, and simulated ones an interval around them", async (t) => {
  for (const line of lines) {
    const { figures, notes } = await ask(line);
    t.true(figures.length >= 4 && notes.length > 0, line);
    for (const { name, value, unit, interval, source } of figures) {
      t.true(name !== "" && unit !== "" && source !== "", line);
      t.true(value === null || Number.isFinite(value), `${line}: ${name}`);
      t.is(interval !== undefined, source.startsWith("simulation"), `${line}: ${name}`);
      if (interval !== undefined) t.true(interval[0] <= value! && value! <= interval[1], `${line}: ${name}`);
    }
    const { code, out } = await runWords(["attack", ...line.split(" ")]);
    t.is(code, 0);
    for (const { name } of figures) t.true(out.includes(name), `${line}: ${name}`);
  }
});

test("equal seeds give equal answers, other seeds others", async (t) => {
  const line = "selfish --alpha 0.3 --blocks 10000 --seed";
  t.deepEqual(await ask(`${line} a`), await ask(`${line} a`));
  t.notDeepEqual((await ask(`${line} a`)).figures, (await ask(`${line} b`)).figures);
});

test("the exact share of selfish mining is that of the formula, and the optimal one is above", async (t) => {
  const read = async (strategy: string) => {
    const { figures } = await ask(`selfish --alpha 0.35 --gamma 0.5 --blocks 10000 --strategy ${strategy}`);
    return figures.find(({ name }) => name === "share of the chain")!.value!;
  };
  const formula = computeSelfishRevenue({ alpha: 0.35, gamma: 0.5 }).relativeRevenue;
  t.true(Math.abs((await read("selfish")) / formula - 1) < 1e-6);
  t.true((await read("optimal")) > formula + 0.01);
});

test("what cannot be is refused with exit code 2, what was expected, and the nearest name", async (t) => {
  for (const [line, message] of [
    ["selfish --alpha 1.2", /--alpha: expected a number above 0 and below 0\.5.*got "1\.2"/],
    ["selfish --alpha 0", /--alpha/],
    ["selfish --alpha x", /--alpha: expected a number, got "x"/],
    ["selfish --gamma 2", /--gamma: expected a number from 0 to 1/],
    ["selfish --strategy selfsh", /Did you mean "selfish"\?/],
    ["selfish --strategy constructor", /--strategy/],
    ["selfsih", /Did you mean "selfish"\?/],
    ["double-spend --alpha 1", /--alpha: expected a number above 0 and below 1/],
    ["double-spend --confirmations -1", /--confirmations/],
    ["double-spend --gamma 0.5", /--gamma: expected an option of "attack double-spend"/],
    ["cost --network bitcon", /Did you mean "bitcoin"\?/],
    ["cost --share 1", /--share/],
    ["cost --device Antminer", /--device/],
    ["hopping --rules bitcoin", /--rules: expected two difficulty rules/],
    ["hopping --rules bitcoin,lwna", /Did you mean "lwma"\?/],
    ["hopping --loyal 0.7,0.6", /--loyal/],
    ["hopping --ratio 1e9", /--ratio: expected a number from 0\.0001 to 10000/],
    ["infiltration --pools 0.5", /--pools/],
    ["committee --committee 0", /--committee/],
    ["committee --population 10 --committee 11", /--committee: expected a whole number from 1 to 10/],
  ] as const) {
    const { code, error, out } = await runWords(["attack", ...line.split(" ")]);
    t.is(code, 2, line);
    t.regex(error.replaceAll(/\s+/g, " "), message, line);
    t.is(out, "");
  }
});
