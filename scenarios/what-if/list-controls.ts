import type { Device } from "../../hardware-models/device.ts";
import { addMonths } from "../../sim/calendar.ts";
import type { MonthRow } from "../../sim/markets/history.ts";
import { isWorkLottery } from "../../sim/rule-earnings.ts";
import type { Quantity } from "../../sim/simulation-input.ts";
import { chainDefaults, feeFields, hardwareDefaults, minerDefaults, priceFields } from "../defaults.ts";
import { factorFields } from "../maker-defaults.ts";
import { getChosenRule } from "../named-rule.ts";
import { renderScenarioFile } from "../render-scenario.ts";
import type { Scenario } from "../scenario.ts";
import { getSchemaAt, type JsonSchema, type Path } from "../schema/json-schema.ts";
import { makeNumberControl } from "./number-control.ts";
import type { Control } from "./what-if.ts";

/** Groups beyond which each one's own price of electricity would bury the rest. */
const GROUPS_LIMIT = 6;

interface World {
  readonly devices: readonly Device[];
  readonly history: readonly MonthRow[];
  readonly schema: JsonSchema;
}

/** The market's main inputs that this scenario has, those that move most first. */
export function listControls(scenario: Scenario, world: World): Control[] {
  return [
    ...listPrice(scenario),
    ...listFees(scenario),
    ...listElectricity(scenario),
    ...listSection(scenario, world.schema, "demand"),
    ...listSection(scenario, world.schema, "credit"),
    ...listHardware(scenario, world.devices),
    ...listStart(scenario, world.history),
  ];
}

function listPrice({ price, factors }: Scenario): Control[] {
  switch (price.model) {
    case "history":
      return [
        makeNumberControl(
          "factors.tokenPrice",
          factorFields.tokenPrice,
          factors?.tokenPrice ?? 1,
          "the real price of each month",
        ),
      ];
    case "constant":
      return [makeNumberControl("price.usd", priceFields.usd, price.usd)];
    case "geometric-brownian-motion":
      return (["initialUsd", "driftPerYear", "volatilityPerYear"] as const).map((key) =>
        makeNumberControl(`price.${key}`, priceFields[key], price[key]),
      );
    default:
      return price satisfies never;
  }
}

function listFees({ fees }: Scenario): Control[] {
  return fees.model === "share-of-subsidy" ? [makeNumberControl("fees.share", feeFields.share, fees.share)] : [];
}

/** One number for all, and where there are few groups each one's own. */
function listElectricity({ miners, factors }: Scenario): Control[] {
  const all = makeNumberControl(
    "factors.electricityPrice",
    factorFields.electricityPrice,
    factors?.electricityPrice ?? 1,
    "what each miner pays",
  );
  if (miners.length > GROUPS_LIMIT) return [all];
  const each = miners.flatMap(({ name, electricityUsdPerKwh }, index) => {
    const middle = findMiddle(electricityUsdPerKwh);
    if (middle === null) return [];
    const path = `miners[${index}].electricityUsdPerKwh${middle.key}`;
    const { title, ...spec } = minerDefaults.electricityUsdPerKwh;
    return [
      makeNumberControl(path, { ...spec, title: `${title}, ${name}`, min: middle.key === "" ? 0 : 1e-9 }, middle.value),
    ];
  });
  return [all, ...each];
}

/** The one number by which a law is moved; null where it takes two. */
function findMiddle(quantity: Quantity): { readonly key: string; readonly value: number } | null {
  if (typeof quantity === "number") return { key: "", value: quantity };
  return quantity.distribution === "lognormal" ? { key: ".median", value: quantity.median } : null;
}

/** Every number of a section that a scenario may leave out. */
function listSection(scenario: Scenario, schema: JsonSchema, name: "demand" | "credit"): Control[] {
  const file: Readonly<Record<string, unknown>> = { ...renderScenarioFile(scenario) };
  return listNumbers(file[name], [name]).flatMap(({ path, value }) => {
    const { title, unit, minimum, maximum } = getSchemaAt(schema, file, path) ?? {};
    if (title === undefined || unit === undefined || minimum === undefined || maximum === undefined) return [];
    return [makeNumberControl(path.join("."), { title, unit, min: minimum, max: maximum }, value)];
  });
}

function listNumbers(value: unknown, path: Path): { readonly path: Path; readonly value: number }[] {
  if (typeof value === "number") return [{ path, value }];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => listNumbers(inner, [...path, key]));
}

function listHardware(scenario: Scenario, devices: readonly Device[]): Control[] {
  const { factors, makers, hardware } = scenario;
  const asic = makeNumberControl(
    "factors.asicWork",
    factorFields.asicWork,
    factors?.asicWork ?? 1,
    "the work of each ASIC on sale",
  );
  const design = makeNumberControl(
    "factors.designCost",
    factorFields.designCost,
    factors?.designCost ?? 1,
    "design and masks of each chip",
  );
  return [
    ...(sellsAsics(scenario, devices) ? [asic] : []),
    ...(makers === undefined ? [] : [design]),
    makeNumberControl("hardware.pue", hardwareDefaults.pue, hardware.pue),
  ];
}

function sellsAsics({ hardware, miners, end }: Scenario, devices: readonly Device[]): boolean {
  const isSold = hardware.market?.catalogueKinds.includes("asic") ?? true;
  const isBought = miners.some((group) => group.devices.includes("asic"));
  const endSeconds = Date.parse(`${addMonths(end, 1)}-01T00:00:00Z`) / 1000;
  const isThere = devices.some(
    ({ kind, name, releaseTime }) => kind === "asic" && releaseTime < endSeconds && !hardware.exclude.includes(name),
  );
  return isSold && isBought && isThere;
}

/** Difficulty of the start, where blocks are drawn by work. */
function listStart({ schemes, chain, start }: Scenario, history: readonly MonthRow[]): Control[] {
  if (!schemes.some(({ rule }) => isWorkLottery(getChosenRule(rule)))) return [];
  const before = history.find(({ month }) => month === addMonths(start, -1))?.difficulty;
  const value = chain.startDifficulty === "history" ? before : chain.startDifficulty;
  return value === undefined ? [] : [makeNumberControl("chain.startDifficulty", chainDefaults.startDifficulty, value)];
}
