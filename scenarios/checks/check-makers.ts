import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { addMonths } from "../../sim/calendar.ts";
import { listChipPlans } from "../../sim/markets/chip-plans.ts";
import { readChipTechnology } from "../fit/read-chip-technology.ts";
import { type Problem, renderFound } from "../problem.ts";
import type { Scenario } from "../scenario.ts";
import { checkChipWork, checkMakerKind, checkStartNode } from "./check-chip-work.ts";
import { checkOwners } from "./check-owners.ts";

/** Makers have a market to sell on, chips that can be made, names of their own, and groups that exist. */
export function checkMakers(scenario: Scenario): Problem[] {
  const { makers } = scenario;
  const { market } = scenario.hardware;
  if (makers === undefined) return market === undefined ? [] : [describeIdleMarket()];
  if (market === undefined) return [describeMissingMarket()];
  const groups = scenario.miners.map(({ name }) => name);
  const clouds = (scenario.clouds ?? []).map(({ name }) => name);
  return [
    ...checkChipWork(scenario),
    ...checkPower(market),
    ...makers.flatMap((maker, index) => checkStartNode(scenario, maker, `makers[${index}].startNode`)),
    ...makers.flatMap((maker, index) => checkMakerKind(scenario, maker, `makers[${index}].design`)),
    ...makers.flatMap((maker, index) => checkOwners(maker, { groups, clouds }, `makers[${index}]`)),
    ...checkMakerTerms({ makers, market, marketPath: "hardware.market", end: scenario.end }),
  ];
}

interface MakerTerms {
  readonly makers: readonly Omit<Maker, "growthPerMonth" | "ownShare" | "ownGroup" | "ownCloud">[];
  readonly market: Omit<Market, "catalogueKinds" | "spendingShare">;
  /** Where the market stands. */
  readonly marketPath: string;
  /** Last month, YYYY-MM. */
  readonly end: string;
}

/** What makers are, wherever they sell: names of their own, terms that can pay, chips that can be made, nodes to order from. */
export function checkMakerTerms(terms: MakerTerms): Problem[] {
  const problems = [
    ...checkNames(terms.makers),
    ...terms.makers.flatMap((maker, index) => checkMaker(terms, maker, `makers[${index}]`)),
    ...checkDesign(terms),
  ];
  return problems.length > 0 ? problems : checkAccess(terms);
}

type Maker = NonNullable<Scenario["makers"]>[number];
type Market = NonNullable<Scenario["hardware"]["market"]>;

function describeMissingMarket(): Problem {
  const expected = "the market that the makers sell on";
  return { path: "hardware.market", expected, found: "none", cure: "Add hardware: { market: {} }." };
}

function describeIdleMarket(): Problem {
  const expected = "makers who sell on hardware.market";
  return { path: "makers", expected, found: "none", cure: "Add makers: [{ name: alpha }], or remove hardware.market." };
}

/** A limit on power that reaches every machine that is sold. */
function checkPower({ powerGwPerYear, powerGrowthPerYear, catalogueKinds }: Market): Problem[] {
  const path = "hardware.market.powerGwPerYear";
  if (powerGwPerYear === undefined) {
    if (powerGrowthPerYear === undefined) return [];
    const expected = "the power that powerGrowthPerYear makes grow";
    return [{ path, expected, found: "none", cure: "Add powerGwPerYear, or remove powerGrowthPerYear." }];
  }
  if (catalogueKinds.length === 0) return [];
  const expected = "a market of made machines alone, for the limit reaches no device from the catalogue";
  const cure = "Write hardware.market.catalogueKinds: [], or remove powerGwPerYear.";
  return [{ path, expected, found: `catalogueKinds: ${catalogueKinds.join(", ")}`, cure }];
}

function checkNames(makers: MakerTerms["makers"]): Problem[] {
  return makers.flatMap(({ name }, index) => {
    const isTwin = makers.findIndex((other) => other.name === name) < index;
    const expected = "a name that no other maker has";
    return isTwin
      ? [{ path: `makers[${index}].name`, expected, found: renderFound(name), cure: "Rename one of them." }]
      : [];
  });
}

function checkMaker({ market, end }: MakerTerms, maker: MakerTerms["makers"][number], path: string): Problem[] {
  const problems: Problem[] = [];
  if (maker.entry !== "start" && maker.entry > end) {
    const expected = `a month up to ${end} (the end)`;
    problems.push({ path: `${path}.entry`, expected, found: maker.entry, cure: "Choose an earlier month." });
  }
  const drift = market.volumeDriftPerYear;
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

/** A node that does not exist by the end for anyone is no choice: somebody has to be able to order a chip. */
function checkAccess({ makers, market, end }: MakerTerms): Problem[] {
  const { nodes } = readChipTechnology(market.knownBeforeYear);
  const first = nodes.map(({ firstVolume }) => firstVolume).toSorted()[0]!;
  const waits = makers.map(({ accessMonths }) => accessMonths);
  const opened = addMonths(first, Math.min(...waits));
  if (opened <= end) return [];
  const expected = `a wait after which some node can be ordered by ${end} (the end)`;
  const found = `${Math.min(...waits)}: the oldest node, in volume from ${first}, could be ordered from ${opened}`;
  return [{ path: "makers[0].accessMonths", expected, found, cure: "Shorten the wait, or end later." }];
}

/** A chip that cannot be made on every node is refused before the run. */
function checkDesign({ market, marketPath }: MakerTerms): Problem[] {
  try {
    listChipPlans(readChipTechnology(market.knownBeforeYear), market, "mid");
    return [];
  } catch (error) {
    if (!(error instanceof HardwareModelError)) throw error;
    const { where, expected, found, cure } = error;
    const path = `${marketPath}.${where === "chips" ? "knownBeforeYear" : "dieSquareMillimetres"}`;
    return [{ path, expected, found, cure }];
  }
}
