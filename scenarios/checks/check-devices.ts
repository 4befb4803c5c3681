import type { Device } from "../../hardware-models/device.ts";
import { defaultExcludedDevices } from "../defaults.ts";
import { findNearestName } from "../nearest-name.ts";
import { type Problem, renderFound } from "../problem.ts";
import type { Scenario } from "../scenario.ts";

/** Every device named is in the catalogue. */
export function checkDevices(scenario: Scenario, devices: readonly Device[]): Problem[] {
  const names = devices.map((device) => device.name);
  const { exclude } = scenario.hardware;
  const { startDevice } = scenario.chain;
  const unknown = [
    ...exclude
      .map((name, index) => ({ path: `hardware.exclude[${index}]`, name }))
      // The default names rows of the SHA-256 catalogue; for other work there is nothing of theirs to leave out.
      .filter(({ name }) => scenario.work.kernel === "sha256d" || !defaultExcludedDevices.includes(name)),
    { path: "chain.startDevice", name: startDevice },
    ...scenario.miners.flatMap(({ initialFleet }, index) =>
      Object.keys(initialFleet).map((name) => ({ path: `miners[${index}].initialFleet`, name })),
    ),
    ...listRentedNames(scenario),
  ].filter(({ name }) => !names.includes(name));
  const topic = scenario.work.kernel === "sha256d" ? "devices" : "accelerators";
  return unknown.map(({ path, name }) => describeUnknown(path, name, { names, topic }));
}

function listRentedNames({ hardware: { otherWork } }: Scenario) {
  if (otherWork === undefined || otherWork.rates === "cited") return [];
  return otherWork.rates.map(({ device: name }, index) => ({
    path: `hardware.otherWork.rates[${index}].device`,
    name,
  }));
}

function describeUnknown(
  path: string,
  name: string,
  { names, topic }: { readonly names: readonly string[]; readonly topic: string },
): Problem {
  const nearest = findNearestName(name, names);
  return {
    path,
    expected: "the name of a device in the catalogue",
    found: renderFound(name),
    cure: nearest === undefined ? `See "proofground list ${topic}".` : `Did you mean "${nearest}"?`,
  };
}
