import type { Problem } from "../problem.ts";
import type { KnownWorld, Scenario } from "../scenario.ts";
import { checkCatalogue } from "./check-catalogue.ts";
import { checkCredit } from "./check-credit.ts";
import { checkDates } from "./check-dates.ts";
import { checkDevices } from "./check-devices.ts";
import { checkGroups } from "./check-groups.ts";
import { checkMakers } from "./check-makers.ts";
import { checkQuantities } from "./check-quantities.ts";
import { checkServing } from "./check-serving.ts";
import { checkShocks } from "./check-shocks.ts";
import { checkSupply } from "./check-supply.ts";
import { checkWork } from "./check-work.ts";

/** What a schema cannot say: how the parts of a scenario fit together, and whether the world knows its names. */
export function checkScenario(scenario: Scenario, world: KnownWorld): Problem[] {
  const { devices, problems } = checkWork(scenario, world);
  return [
    ...checkDates(scenario, world.history),
    ...problems,
    ...(devices === null ? [] : [...checkDevices(scenario, devices), ...checkCatalogue(scenario, devices)]),
    ...checkGroups(scenario),
    ...checkSupply(scenario, world.history),
    ...checkQuantities(scenario),
    ...checkMakers(scenario),
    ...checkServing(scenario),
    ...checkCredit(scenario),
    ...checkShocks(scenario),
  ];
}
