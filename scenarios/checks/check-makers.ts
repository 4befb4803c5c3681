import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { listChipPlans } from "../../sim/markets/chip-plans.ts";
import { readChipTechnology } from "../fit/read-chip-technology.ts";
import { suggestName } from "../nearest-name.ts";
import { type Problem, renderFound } from "../problem.ts";
import type { Scenario } from "../scenario.ts";

/** Makers have a market to sell on, chips that can be made, names of their own, and groups that exist. */
export function checkMakers(scenario: Scenario): Problem[] {
  const { makers } = scenario;
  const { market } = scenario.hardware;
  if (makers === undefined) return market === undefined ? [] : [describeIdleMarket()];
  if (market === undefined) return [describeMissingMarket()];
  return [
    ...checkWorkOfMakers(scenario),
    ...checkNames(makers),
    ...makers.flatMap((maker, index) => checkMaker(scenario, maker, `makers[${index}]`)),
    ...checkDesign(market),
  ];
}

type Maker = NonNullable<Scenario["makers"]>[number];

function describeMissingMarket(): Problem {
  const expected = "the market that the makers sell on";
  return { path: "hardware.market", expected, found: "none", cure: "Add hardware: { market: {} }." };
}

function describeIdleMarket(): Problem {
  const expected = "makers who sell on hardware.market";
  return { path: "makers", expected, found: "none", cure: "Add makers: [{ name: alpha }], or remove hardware.market." };
}

function checkWorkOfMakers({ work }: Scenario): Problem[] {
  if (work.kernel === "sha256d") return [];
  const expected = "work.kernel sha256d, the one work whose chips are modelled";
  return [{ path: "makers", expected, found: work.kernel, cure: "Remove makers and hardware.market." }];
}

function checkNames(makers: readonly Maker[]): Problem[] {
  return makers.flatMap(({ name }, index) => {
    const isTwin = makers.findIndex((other) => other.name === name) < index;
    const expected = "a name that no other maker has";
    return isTwin
      ? [{ path: `makers[${index}].name`, expected, found: renderFound(name), cure: "Rename one of them." }]
      : [];
  });
}

function checkMaker(scenario: Scenario, maker: Maker, path: string): Problem[] {
  const problems: Problem[] = [];
  const groups = scenario.miners.map(({ name }) => name);
  if (maker.ownGroup !== "none" && !groups.includes(maker.ownGroup)) {
    const expected = "the name of a miner group, or none";
    problems.push({
      path: `${path}.ownGroup`,
      expected,
      found: renderFound(maker.ownGroup),
      cure: suggestName(maker.ownGroup, groups),
    });
  }
  if (maker.entry !== "start" && maker.entry > scenario.end) {
    const expected = `a month up to ${scenario.end} (the end)`;
    problems.push({ path: `${path}.entry`, expected, found: maker.entry, cure: "Choose an earlier month." });
  }
  const drift = scenario.hardware.market?.volumeDriftPerYear ?? 0;
  if (maker.capitalCostPerYear <= drift) {
    const expected = `a return above the drift of the volume, ${drift}, or nobody would ever tape out`;
    const found = String(maker.capitalCostPerYear);
    problems.push({
      path: `${path}.capitalCostPerYear`,
      expected,
      found,
      cure: "Ask for more, or lower volumeDriftPerYear.",
    });
  }
  return problems;
}

/** A chip that cannot be made on every node is refused before the run. */
function checkDesign(market: NonNullable<Scenario["hardware"]["market"]>): Problem[] {
  try {
    listChipPlans(readChipTechnology(market.knownBeforeYear), market, "mid");
    return [];
  } catch (error) {
    if (!(error instanceof HardwareModelError)) throw error;
    const { where, expected, found, cure } = error;
    const path = where === "chips" ? "hardware.market.knownBeforeYear" : "hardware.market.dieSquareMillimetres";
    return [{ path, expected, found, cure }];
  }
}
