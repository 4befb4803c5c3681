import test from "ava";
import { loadScenario } from "../../scenarios/loading/load-scenario.ts";
import { ScenarioErrors } from "../../scenarios/scenario-errors.ts";
import { readDevices } from "../../scenarios/store/data-files.ts";
import { runWords } from "../commands/run-words.ts";

const work = { name: "work", rule: { name: "proof-of-work" }, difficulty: { name: "bitcoin" } };
const stake = { name: "stake", rule: { name: "proof-of-stake" } };
const miner = { name: "miners", count: 2, capitalUsd: 1000, initialHashrateShare: 1 };
const unwritten = { startHeight: 0, startDifficulty: 1, startHashrate: 1e6, startSupplyCoins: 1000 };

function load(more: object = {}, group: object = {}, chain: object = {}) {
  const head = { name: "early", title: "Early", question: "When?", start: "2010-08", end: "2010-12" };
  const market = { price: { model: "constant", usd: 1 }, fees: { model: "none" }, chain: { ...unwritten, ...chain } };
  return loadScenario({ ...head, ...market, miners: [{ ...miner, ...group }], schemes: [work], ...more }, []).scenario;
}

function refusal(...change: Parameters<typeof load>): string {
  try {
    load(...change);
  } catch (error) {
    if (error instanceof ScenarioErrors) return error.message;
    throw error;
  }
  return "accepted";
}

test("a market needs a device on sale at its start, and one by its end for every group", (t) => {
  t.notThrows(() => load());
  const old = { start: "2005-01", end: "2005-06" };
  t.regex(refusal(old, {}, { startHashrate: 0 }), /miners\[0\]\.devices: .*by 2005-06.*an empty catalogue.*2006-07-27/);
  const soon = { start: "2005-01", end: "2008-06" };
  t.regex(refusal(soon, {}, { startHashrate: 0 }), /start: .*cpu, gpu, fpga, asic.*an empty catalogue.*2006-07-27/);
  t.regex(refusal({}, { devices: ["asic"] }), /miners\[0\]\.devices: .*by 2010-12.*an empty catalogue/);
  const exclude = readDevices().map(({ name }) => name);
  t.regex(refusal({ hardware: { exclude } }), /miners\[0\]\.devices: .*got an empty catalogue\. .*hardware\.exclude/);
  t.notThrows(() => load({ ...old, schemes: [stake] }, {}, { startHashrate: 0 }));
});

test("nobody starts with a device of the future", (t) => {
  const late = { startDevice: "AntMiner S5" };
  t.regex(refusal({}, {}, late), /chain\.startDevice: .*by 2010-08.*AntMiner S5, released 2014-12-01/);
  t.notThrows(() => load({}, { initialHashrateShare: 0 }, { ...late, startHashrate: 0 }));
  t.regex(refusal({}, { initialFleet: { "AntMiner S5": 1 } }), /miners\[0\]\.initialFleet: .*released 2014-12-01/);
  t.regex(refusal({ schemes: [stake, work] }, {}, late), /chain\.startDevice/);
});

test("the command says so with code 2", async (t) => {
  const sets = ["start=2012-06", "end=2012-09", "miners[0].devices=[asic]"].flatMap((set) => ["--set", set]);
  const { code, error } = await runWords(["validate", "tiny", ...sets]);
  t.is(code, 2);
  t.regex(error, /miners\[0\]\.devices.*an empty catalogue: the first of them, .*, is released 201[23]-/);
});
