import test from "ava";
import { listAssumptions } from "../../scenarios/assumptions.ts";
import { loadScenario } from "../../scenarios/loading/load-scenario.ts";
import { ruleSchema } from "../../scenarios/schema/rule-schema.ts";

const load = (...sets: string[]) => loadScenario("tiny", sets).scenario;
const withoutDifficulty = (rule: string) => `schemes[1]={name: other, rule: {name: ${rule}}}`;

test("only a lottery over work must name its difficulty", (t) => {
  const none = { name: "none", parameters: {}, choices: {} };
  t.deepEqual(load(withoutDifficulty("proof-of-stake")).schemes[1]?.difficulty, none);
  t.throws(() => load(withoutDifficulty("proof-of-work")), { message: /schemes\[1\]\.difficulty: expected .*bitcoin/ });
});

test("a rule's numbers and words are written out, each in its own place", (t) => {
  const described = { title: "test", source: "test" };
  const rule = {
    title: "test",
    parameters: { part: { ...described, unit: "1", default: 0.5, min: 0, max: 1 } },
    choices: { version: { ...described, choices: ["old", "new"], default: "new" } },
  } as const;
  const schema = ruleSchema({ plain: { title: "plain", parameters: {} }, rule });
  t.deepEqual(schema.parse({ name: "plain" }), { name: "plain", parameters: {}, choices: {} });
  t.deepEqual(schema.parse({ name: "rule" }), { name: "rule", parameters: { part: 0.5 }, choices: { version: "new" } });
  const chosen = schema.parse({ name: "rule", version: "old", part: 1 });
  t.deepEqual(chosen, { name: "rule", parameters: { part: 1 }, choices: { version: "old" } });
  t.false(schema.safeParse({ name: "rule", version: "older" }).success);
  t.false(schema.safeParse({ name: "plain", part: 1 }).success);
});

test("a group's devices at the start are named from the catalogue, are assumptions, and can be set one by one", (t) => {
  const path = 'miners[2].initialFleet["Radeon HD 7970"]';
  const scenario = load(`${path}=12`);
  t.deepEqual(scenario.miners[2]?.initialFleet, { "Radeon HD 7970": 12 });
  t.like(
    listAssumptions(scenario).find((entry) => entry.path === path),
    { value: "12", unit: "devices", source: "chosen by the scenario" },
  );
  t.throws(() => load('miners[2].initialFleet["Radeon HD 797"]=12'), { message: /Did you mean "Radeon HD 7970"/ });
  t.throws(() => load(`${path}=-1`), { message: /initialFleet\["Radeon HD 7970"\]: expected a number from 0/ });
});

test("a supply that cannot be counted unit by unit is refused", (t) => {
  t.is(load("chain.unitsPerCoin=400000000").chain.unitsPerCoin, 4e8);
  t.throws(() => load("chain.unitsPerCoin=1000000000"), { message: /unitsPerCoin: expected .*2\^53/ });
  const small = load("chain.unitsPerCoin=1000000000", "chain.startSupplyCoins=1000000");
  t.is(small.chain.startSupplyCoins, 1e6);
});

test("a start is asked for only where a scheme or a group rests on it", (t) => {
  const future = ["start=2030-01", "end=2030-02", "price={model: constant, usd: 1}", "fees={model: none}"];
  const height = "chain.startHeight=1000000";
  const noWork = ["schemes=[{name: stake, rule: {name: proof-of-stake}}]", "chain.startHashrate=0"];
  t.notThrows(() => load(...future, height, ...noWork));
  t.throws(() => load(...future, height, "chain.startHashrate=0"), { message: /chain\.startDifficulty/ });
});
