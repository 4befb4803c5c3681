import { type Problem, renderFound } from "../problem.ts";
import type { Scenario } from "../scenario.ts";

/** Customers buy tokens, for money that goes one way, by a demand that falls with the price. */
export function checkServing(scenario: Scenario): Problem[] {
  const { demand, clouds } = scenario;
  if (demand === undefined) return clouds === undefined ? [] : [describeIdleClouds()];
  return [...checkWorkServed(scenario), ...checkFees(scenario), ...checkElasticity(demand), ...checkClouds(scenario)];
}

function describeIdleClouds(): Problem {
  const expected = "customers that the clouds serve";
  return { path: "demand", expected, found: "none", cure: "Add demand: {}, or remove clouds." };
}

function checkWorkServed({ work }: Scenario): Problem[] {
  if (work.kernel === "llm-tokens") return [];
  const expected = "work.kernel llm-tokens, the one work that customers buy";
  return [
    { path: "demand", expected, found: work.kernel, cure: "Remove demand, or choose work: { kernel: llm-tokens }." },
  ];
}

function checkFees({ fees }: Scenario): Problem[] {
  if (fees.model === "none") return [];
  const expected = "fees.model none, as customers' payments are the fees";
  return [{ path: "fees.model", expected, found: fees.model, cure: "Write fees: { model: none }." }];
}

function checkElasticity({ elasticity }: NonNullable<Scenario["demand"]>): Problem[] {
  if (elasticity >= 0) return [];
  const expected = "0 or more: demand goes as price^-elasticity, so that it falls as the price rises";
  const cure = `Write ${-elasticity} for a demand that falls.`;
  return [{ path: "demand.elasticity", expected, found: String(elasticity), cure }];
}

function checkClouds({ clouds = [], miners, chain }: Scenario): Problem[] {
  const problems = clouds.flatMap(({ name }, index): Problem[] => {
    const isTwin = clouds.findIndex((other) => other.name === name) < index;
    const expected = "a name that no other cloud has";
    return isTwin
      ? [{ path: `clouds[${index}].name`, expected, found: renderFound(name), cure: "Rename one of them." }]
      : [];
  });
  const served = clouds.reduce((sum, { startChips, servingShare }) => sum + startChips * servingShare, 0);
  const mined = miners.some(
    ({ initialHashrateShare, initialFleet }) => initialHashrateShare > 0 || Object.keys(initialFleet).length > 0,
  );
  if (served > 0 || (mined && chain.startHashrate !== 0)) return problems;
  const expected = "machines that serve at the start, of clouds or of miners";
  return [...problems, { path: "demand", expected, found: "none", cure: "Give a cloud startChips above 0." }];
}
