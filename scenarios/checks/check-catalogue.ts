import type { Device, DeviceKind } from "../../hardware-models/device.ts";
import { addMonths, parseMonth } from "../../sim/calendar.ts";
import { earnsByWork } from "../../sim/rule-earnings.ts";
import { getChosenRule } from "../named-rule.ts";
import type { Problem } from "../problem.ts";
import type { Scenario } from "../scenario.ts";

/**
 * Work is done on devices that exist: those of the start are released by then, somebody finds one on sale at the start,
 * and every group does by the end. Makers of chips fill a catalogue that is empty.
 */
export function checkCatalogue(scenario: Scenario, devices: readonly Device[]): Problem[] {
  if (!scenario.schemes.some(({ rule }) => earnsByWork(getChosenRule(rule)))) return [];
  const owned = checkOwned(scenario, devices);
  if (owned.length > 0 || scenario.makers !== undefined) return owned;
  const sold = devices.filter(({ name }) => !scenario.hardware.exclude.includes(name));
  const empty = checkGroups(scenario, sold);
  return empty.length > 0 ? empty : checkStart(scenario, sold);
}

/** Nobody starts with a device of the future. */
function checkOwned({ start, chain, miners }: Scenario, devices: readonly Device[]): Problem[] {
  const runsStart = chain.startHashrate !== 0 && miners.some(({ initialHashrateShare }) => initialHashrateShare > 0);
  const owned = [
    ...(runsStart ? [{ path: "chain.startDevice", name: chain.startDevice }] : []),
    ...miners.flatMap(({ initialFleet }, index) =>
      Object.keys(initialFleet).map((name) => ({ path: `miners[${index}].initialFleet`, name })),
    ),
  ];
  return owned.flatMap(({ path, name }) => {
    const device = devices.find((one) => one.name === name);
    if (device === undefined || device.releaseTime < parseMonth(addMonths(start, 1))) return [];
    const expected = `a device released by ${start}, when the scenario starts`;
    const found = `${name}, released ${renderDay(device)}`;
    return [{ path, expected, found, cure: "Name an older device, or start later." }];
  });
}

/** A group that finds nothing to buy until the end has no kind of device to choose. */
function checkGroups({ miners, end }: Scenario, sold: readonly Device[]): Problem[] {
  return miners.flatMap(({ devices: kinds }, index) => {
    if (sold.some((device) => kinds.includes(device.kind) && device.releaseTime < parseMonth(addMonths(end, 1)))) {
      return [];
    }
    const expected = `kinds of which a device is on sale by ${end} (the end)`;
    return [{ path: `miners[${index}].devices`, expected, ...describeEmpty(kinds, sold) }];
  });
}

function checkStart({ miners, start }: Scenario, sold: readonly Device[]): Problem[] {
  const kinds = [...new Set(miners.flatMap((group) => group.devices))];
  const first = parseMonth(addMonths(start, 1));
  if (sold.some((device) => kinds.includes(device.kind) && device.releaseTime < first)) return [];
  const expected = `a month in which a device is on sale that some group buys (${kinds.join(", ")})`;
  return [{ path: "start", expected, ...describeEmpty(kinds, sold) }];
}

function describeEmpty(kinds: readonly DeviceKind[], sold: readonly Device[]) {
  const first = sold
    .filter(({ kind }) => kinds.includes(kind))
    .reduce<Device | null>((one, other) => (one === null || other.releaseTime < one.releaseTime ? other : one), null);
  if (first === null) {
    return {
      found: "an empty catalogue",
      cure: "Choose other kinds of device, or leave fewer out in hardware.exclude.",
    };
  }
  const found = `an empty catalogue: the first of them, ${first.name}, is released ${renderDay(first)}`;
  return { found, cure: "Start later, or choose other kinds of device." };
}

function renderDay({ releaseTime }: Device): string {
  return new Date(releaseTime * 1000).toISOString().slice(0, 10);
}
