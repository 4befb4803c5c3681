import test from "ava";
import { listAssumptions } from "../../scenarios/assumptions.ts";
import { listMakerAssumptions } from "../../scenarios/list-technology-assumptions.ts";
import { loadScenario } from "../../scenarios/loading/load-scenario.ts";
import { parseScenario } from "../../scenarios/parse-scenario.ts";
import { readDevices, readHistory } from "../../scenarios/store/data-files.ts";

const world = { devices: readDevices(), history: readHistory() };

function refuse(change: object): string {
  const plain = {
    name: "made",
    title: "Made",
    question: "What is made?",
    start: "2013-01",
    end: "2015-12",
    chain: { startDevice: "Radeon HD 5870" },
    hardware: { market: {} },
    makers: [{ name: "alpha" }],
    miners: [{ name: "miners", count: 3, capitalUsd: 1000, initialHashrateShare: 1 }],
    schemes: [{ name: "pow", rule: { name: "proof-of-work" }, difficulty: { name: "bitcoin" } }],
    ...change,
  };
  try {
    parseScenario(plain, "made.yaml", world);
    return "";
  } catch (error) {
    return String(error);
  }
}

test("makers with a market to sell on are accepted, one without the other is not", (t) => {
  t.is(refuse({}), "");
  t.regex(refuse({ hardware: {} }), /hardware\.market: expected the market/);
  t.regex(refuse({ makers: undefined }), /makers: expected makers who sell/);
  t.regex(refuse({ makers: [] }), /makers/);
});

test("impossible chips, twins, strangers and returns below the drift are refused with their place", (t) => {
  t.regex(
    refuse({ hardware: { market: { dieSquareMillimetres: 900 } } }),
    /dieSquareMillimetres: expected a die within the reticle/,
  );
  t.regex(refuse({ hardware: { market: { knownBeforeYear: 2013 } } }), /knownBeforeYear/);
  t.regex(refuse({ makers: [{ name: "alpha" }, { name: "alpha" }] }), /makers\[1\]\.name/);
  t.regex(refuse({ makers: [{ name: "alpha", ownGroup: "minors" }] }), /ownGroup.*Did you mean "miners"/s);
  t.regex(refuse({ makers: [{ name: "alpha", entry: "2016-01" }] }), /makers\[0\]\.entry/);
  t.regex(
    refuse({ makers: [{ name: "alpha", capitalCostPerYear: 0.1 }], hardware: { market: { volumeDriftPerYear: 0.2 } } }),
    /capitalCostPerYear/,
  );
  t.regex(refuse({ makers: [{ name: "alpha", capitalCost: 0.1 }] }), /capitalCostPerYear/);
});

test("what a maker of hashing chips cannot use is refused, not left without effect", (t) => {
  t.regex(
    refuse({ makers: [{ name: "alpha", ownShare: 0.1 }] }),
    /makers\[0\]\.ownGroup: expected the miner group that takes ownShare .*got none\. Name a group/,
  );
  t.is(refuse({ makers: [{ name: "alpha", ownShare: 0.1, ownGroup: "miners" }] }), "");
  for (const design of ["special", "general"]) {
    t.regex(refuse({ makers: [{ name: "alpha", design }] }), /makers\[0\]\.design: expected none .*Remove it/);
  }
  t.regex(refuse({ makers: [{ name: "alpha", startNode: "28nm" }] }), /makers\[0\]\.startNode: expected no machine/);
  t.regex(
    refuse({ makers: [{ name: "alpha", ownCloud: "google" }] }),
    /makers\[0\]\.ownCloud: .*Add clouds, or remove it/,
  );
});

test("the market's numbers are refused below, above and beside their bounds, with key and bounds", (t) => {
  for (const [key, bad] of [
    ["foundrySlots", [0, 1.5, -1, Number.NaN, "4", null]],
    ["wafersPerMonth", [0, -5, 1e300, Number.POSITIVE_INFINITY]],
    ["wafersShare", [0, 1.1]],
    ["nodeRampYears", [-1, 51]],
    ["dieSquareMillimetres", [0, 0.001, 858.1, 1e300]],
    ["machineWatts", [0, -1]],
    ["buyerShare", [1, -0.1]],
    ["bookMonths", [0, 0.5]],
    ["saleYears", [0, Number.POSITIVE_INFINITY]],
    ["volumeVolatility", [-1, 6]],
    ["wafersGrowthPerYear", [-0.5]],
    ["powerGwPerYear", [0, -1]],
  ] as const) {
    for (const value of bad) {
      const told = refuse({ hardware: { market: { [key]: value } } });
      t.regex(told, new RegExp(`hardware\\.market\\.${key}: expected .*, got `), `${key} ${value}`);
    }
  }
});

test("more memory than stands beside the die of a chip for serving is refused", (t) => {
  const told = (memoryGigabytes: number) => {
    try {
      loadScenario("ai-race", [`hardware.market.serving.memoryGigabytes=${memoryGigabytes}`]);
      return "";
    } catch (error) {
      return String(error);
    }
  };
  t.is(told(384), "");
  t.regex(told(385), /serving\.memoryGigabytes: expected at most 384 GB, .* a die of 800 mm2, got 385\. Lower it/);
});

test("prices of wafers and masks are cited or dated, and dated ones are none for chips that serve", (t) => {
  for (const prices of ["cited", "dated"]) t.is(refuse({ hardware: { market: { prices } } }), "");
  t.regex(refuse({ hardware: { market: { prices: "old" } } }), /hardware\.market\.prices: expected cited or dated/);
  const error = t.throws(() => loadScenario("ai-race", ["hardware.market.prices=dated"]));
  t.regex(String(error), /hardware\.market\.prices: expected cited prices .*got dated\. Remove it/);
});

test("shocks outside the scenario, backward ones and those that hit nobody are refused", (t) => {
  const shock = (change: object) =>
    refuse({ shocks: [{ kind: "ban", date: "2014-01", groups: ["miners"], ...change }] });
  t.is(shock({}), "");
  t.regex(shock({ date: "2012-12" }), /shocks\[0\]\.date/);
  t.regex(shock({ date: "2016-01" }), /shocks\[0\]\.date/);
  t.regex(shock({ until: "2013-06" }), /shocks\[0\]\.until/);
  t.regex(shock({ groups: ["nobody"] }), /shocks\[0\]\.groups\[0\]/);
  t.regex(shock({ kind: "flood" }), /shocks\[0\]/);
  t.regex(refuse({ shocks: [{ kind: "fire", date: "2014-01", months: 3, maker: "beta", leftShare: 0 }] }), /maker/);
});

test("every number of makers and their market stands among the assumptions with unit and source", (t) => {
  const { scenario } = loadScenario("chip-race", []);
  const listed = listAssumptions(scenario).filter(({ path }) => /^(makers|hardware\.market)/.test(path));
  t.true(listed.length >= 50);
  for (const { title, source } of listed) {
    t.true(title.length > 0 && source.length > 0);
  }
});

test("a run with makers lists the chip technology that it rests on, and no other run does", (t) => {
  const { scenario } = loadScenario("chip-race", []);
  const listed = listMakerAssumptions(scenario);
  const find = (title: RegExp) => listed.find((one) => title.test(one.title));
  t.is(find(/^28nm: in volume/)?.value, "2011-10");
  t.regex(find(/Energy of a hash/)?.source ?? "", /before 2019/);
  t.is(find(/^5nm: in volume/)?.value, "2020-04");
  // The preset ends in 2020.
  t.is(find(/^3nm/), undefined);
  for (const { title, value, source } of listed) {
    t.true(title.length > 0 && source.length > 0, title);
    t.notRegex(value, /NaN|Infinity/, title);
  }
  t.deepEqual(listMakerAssumptions(loadScenario("bitcoin", []).scenario), []);
});

test("makers who could order from no node before the end are refused: the node does not exist for them yet", (t) => {
  const makers = [{ name: "alpha", accessMonths: 240 }];
  t.regex(refuse({ makers, end: "2015-12" }), /makers\[0\]\.accessMonths: expected a wait after which some node/);
  t.is(refuse({ makers: [...makers, { name: "beta" }] }), "");
});
