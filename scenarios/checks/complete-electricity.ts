import {
  describeElectricityPlace,
  describeElectricityPrice,
  type ElectricityRow,
  findElectricityPrice,
  isElectricityDescription,
} from "../../hardware-models/electricity-price.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import type { ChoiceEntry, Quantity } from "../../sim/simulation-input.ts";
import { readElectricityPrices } from "../fit/read-electricity-prices.ts";
import type { Problem } from "../problem.ts";
import type { Scenario } from "../scenario.ts";
import type { ElectricityChoice, ElectricityPlace } from "../schema/electricity-schema.ts";

type Group = Scenario["miners"][number];

/** What a schema makes of a scenario: prices of electricity by country are not looked up yet. */
export type ParsedScenario = Omit<Scenario, "miners"> & {
  readonly miners: readonly (Omit<Group, "electricityUsdPerKwh"> & {
    readonly electricityUsdPerKwh: ElectricityChoice;
  })[];
};

/** The scenario with every country's price of electricity and its source written out, and what is wrong with them. */
export function completeElectricity(parsed: ParsedScenario): {
  readonly scenario: Scenario;
  readonly problems: readonly Problem[];
} {
  const completed = parsed.miners.map((group, index) => {
    const { quantity, problems } = complete(group.electricityUsdPerKwh, `miners[${index}].electricityUsdPerKwh`);
    return { group: { ...group, electricityUsdPerKwh: quantity }, problems };
  });
  return {
    scenario: { ...parsed, miners: completed.map(({ group }) => group) },
    problems: completed.flatMap(({ problems }) => problems),
  };
}

type Completed = { readonly quantity: Quantity; readonly problems: readonly Problem[] };

function complete(choice: ElectricityChoice, path: string): Completed {
  if (typeof choice === "string") return completePlaces([{ country: choice, share: 1 }], () => path);
  if (typeof choice === "number" || choice.distribution !== "choice") return { quantity: choice, problems: [] };
  const { quantity, problems } = completePlaces(choice.among, (index) => `${path}.among[${index}]`);
  return { quantity, problems: [...problems, ...checkShares(choice.among, `${path}.among`)] };
}

function completePlaces(places: readonly ElectricityPlace[], pathOf: (index: number) => string): Completed {
  const problems: Problem[] = [];
  const rows = places.some(({ value }) => value === undefined) ? readElectricityPrices() : [];
  const among = places.map((place, index): ChoiceEntry => {
    const { country, value } = place;
    const path = pathOf(index);
    if (value !== undefined) {
      if (isOfAnother(place)) problems.push({ ...staleValue, path, found: `the price of another than ${country}` });
      return { ...place, value };
    }
    if (country === undefined) {
      const expected = "a country, or a value in USD/kWh";
      problems.push({ path, expected, found: "neither", cure: "Add country: US, or value: 0.05." });
      return { ...place, value: 0 };
    }
    const found = lookUp(country, rows);
    if ("usdPerKwh" in found) {
      return { country: found.name, share: place.share, value: found.usdPerKwh, source: found.source };
    }
    problems.push({ ...found, path: path.endsWith("]") ? `${path}.country` : path });
    return { ...place, value: 0 };
  });
  return { quantity: { distribution: "choice", among }, problems };
}

/** A place was looked up before, and then exchanged for another beside the first one's price. */
function isOfAnother({ country, source = "" }: ElectricityPlace): boolean {
  return isElectricityDescription(source) && !source.startsWith(describeElectricityPlace(country ?? ""));
}

const staleValue = { expected: "the price of that country", cure: "Remove value and source, or country." };

function lookUp(country: string, rows: readonly ElectricityRow[]) {
  try {
    const price = findElectricityPrice(country, rows);
    return { name: price.name, usdPerKwh: price.usdPerKwh, source: describeElectricityPrice(price) };
  } catch (error) {
    if (!(error instanceof HardwareModelError)) throw error;
    const { expected, found, cure } = error;
    return { expected, found, cure: cure.startsWith("Did") ? cure : 'See "proofground list electricity".' };
  }
}

// Shares written as decimals may miss 1 by a rounding.
const ROUNDING = 1e-9;

function checkShares(places: readonly ElectricityPlace[], path: string): Problem[] {
  const sum = places.reduce((all, { share }) => all + share, 0);
  if (Math.abs(sum - 1) <= ROUNDING) return [];
  return [{ path, expected: "shares that sum to 1", found: String(sum), cure: "Change the shares." }];
}
