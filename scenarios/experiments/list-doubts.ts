import { isWorkLottery } from "../../sim/rule-earnings.ts";
import { getChosenRule } from "../named-rule.ts";
import { renderPath } from "../problem.ts";
import { renderScenarioFile } from "../render-scenario.ts";
import type { Scenario } from "../scenario.ts";
import { CUSTOM_RULE } from "../schema/custom-rule-schema.ts";
import { getSchemaAt, getValueAt, type JsonSchema, type Path } from "../schema/json-schema.ts";
import { type Doubt, type DoubtPlace, type DoubtRange, makeDoubt } from "./doubt.ts";

/** Parameters of one scheme's rule beyond which trying each would bury the rest. */
const PARAMETERS_LIMIT = 6;

const half = (why: string): DoubtRange => ({ kind: "times", low: 0.5, high: 2, why });
const quarter = (why: string): DoubtRange => ({ kind: "plus", low: -0.25, high: 0.25, why });

const price = half("assumption: bitcoin's price has more than doubled and more than halved within a year");
const unknown = half("assumption: no better known than to a factor of two");
const part = quarter("assumption: a part of a whole, known to a quarter of the whole");
const belief = half("assumption: a belief or a demand of owners, which differs between them by such a factor");
const growth: DoubtRange = {
  kind: "plus",
  low: -0.25,
  high: 0.25,
  why: "assumption: from a quarter less to a quarter more a year",
};

/**
 * What is tried, by its place in the scenario's file; `*` stands for every entry of a list and every key of a mapping,
 * whose places move together. In the order of the report's questions.
 */
const doubted: readonly { readonly at: string; readonly range: DoubtRange; readonly fallback?: number }[] = [
  { at: "factors.tokenPrice", range: price, fallback: 1 },
  { at: "price.driftPerYear", range: growth },
  { at: "price.volatilityPerYear", range: unknown },
  {
    at: "factors.electricityPrice",
    fallback: 1,
    range: {
      kind: "times",
      low: 0.6,
      high: 1.6,
      why: "assumption: 0.03 to 0.08 USD/kWh around the 0.05 of the Cambridge index, the range that miners tell of",
    },
  },
  {
    at: "factors.devicePrice",
    fallback: 1,
    range: half("assumption: prices of mining devices have halved and doubled within a year with the token's"),
  },
  { at: "factors.asicWork", range: unknown, fallback: 1 },
  { at: "factors.designCost", range: unknown, fallback: 1 },
  {
    at: "hardware.pue",
    range: {
      kind: "to",
      low: 1.02,
      high: 1.5,
      why: "assumption: from immersion cooling to an ordinary data centre",
    },
  },
  { at: "hardware.deliveryMonths", range: unknown },
  { at: "hardware.lifeYears", range: unknown },
  { at: "hardware.supply.*.growthPerMonth", range: unknown },
  { at: "hardware.supply.*.limit.gwPerYear", range: unknown },
  { at: "fees.share", range: unknown },
  { at: "demand.**", range: unknown },
  { at: "credit.loanToValue", range: part },
  { at: "credit.interestPerYear", range: unknown },
  { at: "credit.payRisk", range: part },
  { at: "miners.*.capitalUsd", range: unknown },
  { at: "miners.*.discountPerYear", range: belief },
  { at: "miners.*.horizonYears", range: belief },
  { at: "miners.*.hashrateGrowthPerYear", range: belief },
  { at: "miners.*.trendWeight", range: part },
  { at: "miners.*.priceGrowthPerYear", range: growth },
  { at: "miners.*.reinvestShare", range: part },
  { at: "miners.*.holdShare", range: part },
  { at: "holders.*.stakedShare", range: part },
  { at: "holders.*.requiredYieldPerYear", range: belief },
  { at: "stake.floatPerMonth", range: unknown },
];

interface Document {
  readonly file: object;
  readonly schema: JsonSchema;
}

/** The main assumptions that this scenario makes, each with a low and a high. */
export function listDoubts(scenario: Scenario, schema: JsonSchema): Doubt[] {
  const document = { file: renderScenarioFile(scenario), schema };
  const common = doubted
    .filter(({ at }) => isUsed(at, scenario))
    .flatMap(({ at, range, fallback }) => doubtAt(at, { range, fallback, document }));
  return [...common, ...scenario.schemes.flatMap((_scheme, index) => doubtRule(scenario, index))];
}

/** Numbers of a rule that there are more of than are tried. */
export function countUntriedParameters({ schemes }: Scenario): number {
  return schemes.reduce(
    (sum, { rule }) => sum + Math.max(0, Object.keys(rule.parameters).length - PARAMETERS_LIMIT),
    0,
  );
}

/** False where nobody could feel a change: no makers, no ASIC to buy, no stake. */
function isUsed(at: string, { makers, miners, hardware, schemes }: Scenario): boolean {
  const hasStake = schemes.some(({ rule }) => !isWorkLottery(getChosenRule(rule)));
  if (at === "factors.designCost") return makers !== undefined;
  if (at === "factors.asicWork") {
    const isSold = hardware.market?.catalogueKinds.includes("asic") ?? true;
    return isSold && miners.some(({ devices }) => devices.includes("asic"));
  }
  return hasStake || !/^(?:holders|stake)\b/.test(at);
}

/** One doubt over all places of a trait; in the section that says who buys the work, one for each number. */
function doubtAt(
  at: string,
  {
    range,
    fallback,
    document,
  }: { readonly range: DoubtRange; readonly fallback: number | undefined; readonly document: Document },
): Doubt[] {
  if (at.endsWith(".**")) {
    const section = at.slice(0, -3);
    return listNumbers(getValueAt(document.file, [section]), [section]).flatMap((path) =>
      listDoubt([path], { range, fallback, document }),
    );
  }
  return listDoubt(expand(at.split("."), document.file), { range, fallback, document });
}

function listDoubt(
  paths: readonly Path[],
  {
    range,
    fallback,
    document,
  }: { readonly range: DoubtRange; readonly fallback: number | undefined; readonly document: Document },
): Doubt[] {
  const places = paths.flatMap((path) => describePlace(path, document, fallback) ?? []);
  const [first] = places;
  if (first === undefined) return [];
  // The schema names the kind of device in the title of its supply.
  const title = places.length < 2 ? first.title : first.title.replace(/ \((?:cpu|gpu|fpga|asic)\)$/, "");
  const doubt = makeDoubt(title, places, range);
  return doubt === null ? [] : [doubt];
}

/** Paths that a pattern stands for; one that leads to nothing is left out, but for a last step. */
function expand(steps: readonly string[], value: unknown): Path[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [[]];
  if (step !== "*") {
    const inner = getValueAt(value, [step]);
    if (inner === undefined && rest.length > 1) return [];
    return expand(rest, inner).map((path) => [step, ...path]);
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    expand(rest, inner).map((path) => [Array.isArray(value) ? Number(key) : key, ...path]),
  );
}

function listNumbers(value: unknown, path: Path): Path[] {
  if (typeof value === "number") return [path];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => listNumbers(inner, [...path, key]));
}

/** A number of the file that the schema describes; null where there is none, and none to fall back on. */
function describePlace(
  path: Path,
  { file, schema }: Document,
  fallback: number | undefined,
): (DoubtPlace & { readonly title: string }) | null {
  const value = getValueAt(file, path) ?? fallback;
  const at = getSchemaAt(schema, file, path);
  if (value === undefined || at?.title === undefined || !isQuantity(value)) return null;
  const range = findRange(at);
  return {
    path: renderPath(path),
    title: at.title.replace(/, times$/, ""),
    value,
    unit: at.title.endsWith(", times") ? "times" : (at.unit ?? "1"),
    min: range.minimum ?? -Infinity,
    max: range.maximum ?? Infinity,
  };
}

/** A quantity's own range, or that of its plain number. */
function findRange(schema: JsonSchema): Pick<JsonSchema, "minimum" | "maximum"> {
  if (schema.minimum !== undefined || schema.maximum !== undefined) return schema;
  const plain = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].find(({ type }) => type === "number");
  return plain ?? {};
}

function isQuantity(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "object" && value !== null && "distribution" in value);
}

/** The first numbers of a scheme's rule: a share by a quarter of the whole, any other to half and double. */
function doubtRule({ schemes }: Scenario, index: number): Doubt[] {
  const { name, rule } = schemes[index]!;
  const isOwn = rule.name === CUSTOM_RULE;
  const specs = getChosenRule(rule).parameters;
  return Object.entries(rule.parameters)
    .slice(0, PARAMETERS_LIMIT)
    .flatMap(([key, value]) => {
      const spec = specs[key];
      if (spec === undefined) return [];
      const path = renderPath(["schemes", index, "rule", ...(isOwn ? ["parameters"] : []), key]);
      const { unit, min, max } = spec;
      const doubt = makeDoubt(
        schemes.length < 2 ? spec.title : `${spec.title}, ${name}`,
        [{ path, value, unit, min, max }],
        min >= 0 && max <= 1 ? part : unknown,
      );
      return doubt === null ? [] : [doubt];
    });
}
