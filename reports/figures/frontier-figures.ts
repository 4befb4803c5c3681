import type { DeviceRow, Experiment } from "../../scenarios/experiments/experiment.ts";
import { stripControls } from "../display-name.ts";
import { formatQuantity } from "../number-format.ts";
import { say } from "../work-words.ts";
import type { EmptyFigure, Hue, ScatterAxis, ScatterFigure, ScatterPoint } from "./figure.ts";

const kinds = {
  cpu: { title: "CPU", hue: "grey", mark: 0 },
  gpu: { title: "GPU", hue: "green", mark: 1 },
  fpga: { title: "FPGA", hue: "purple", mark: 2 },
  asic: { title: "ASIC", hue: "orange", mark: 3 },
} as const satisfies Record<DeviceRow["kind"], { title: string; hue: Hue; mark: number }>;

/** The devices that the result rests on: energy of work by the day they came out, and by how much work they do. */
export function drawFrontierFigures(experiment: Experiment): (ScatterFigure | EmptyFigure)[] {
  const devices = experiment.devices.filter(
    ({ joulesPerAmount, workPerSecond }) => joulesPerAmount > 0 && workPerSecond > 0,
  );
  const unit = say(experiment, "J/TH");
  const energy: ScatterAxis = { title: `energy of work, ${unit}`, unit, scale: "log" };
  const note =
    "Devices owned at the start and those that anybody bought, from the catalogue and from makers in the scenario; sources under Devices. Names without room are in the tooltip and the table.";
  const text = { note, subtitle: "Lower is better, on a logarithmic scale. Line: the best device so far." };
  if (devices.length < 2) {
    const takeaway = "No frontier: fewer than two devices were in use";
    return [{ ...text, kind: "empty", id: "frontier-date", takeaway }];
  }
  const rateUnit = say(experiment, "H/s");
  return [
    {
      ...text,
      kind: "scatter",
      id: "frontier-date",
      takeaway: sayFrontier(devices, unit),
      x: { title: "release", unit: "year", scale: "year" },
      y: energy,
      points: devices.map((device) => makePoint(device, getYear(device))),
      frontier: listFrontier(devices, getYear),
    },
    {
      ...text,
      subtitle: "Down and to the right is better; both scales are logarithmic.",
      kind: "scatter",
      id: "frontier-rate",
      takeaway: sayLargest(devices, { unit, rateUnit }),
      x: { title: `rate, ${rateUnit}`, unit: rateUnit, scale: "log" },
      y: energy,
      points: devices.map((device) => makePoint(device, device.workPerSecond)),
      frontier: [],
    },
  ];
}

function makePoint(
  { name, kind, maker, joulesPerAmount, priceUsd, priceIsEstimated }: DeviceRow,
  x: number,
): ScatterPoint {
  const { title, hue, mark } = kinds[kind];
  const price = `${formatQuantity(priceUsd, "USD")}${priceIsEstimated ? ", estimated" : ""}`;
  const detail = [stripControls(maker), price].filter((part) => part !== "").join(", ");
  return { name: stripControls(name), group: title, hue, mark, x, y: joulesPerAmount, detail };
}

/** Year with the part of it that has passed. */
function getYear({ releaseDate }: DeviceRow): number {
  const [year = 0, month = 1, day = 1] = releaseDate.split("-").map(Number);
  return year + (month - 1) / 12 + (day - 1) / 365;
}

/** Devices that beat all before them. */
function listFrontier(
  devices: readonly DeviceRow[],
  getX: (device: DeviceRow) => number,
): (readonly [number, number])[] {
  let best = Infinity;
  return devices
    .toSorted((one, other) => getX(one) - getX(other) || one.joulesPerAmount - other.joulesPerAmount)
    .flatMap((device) => {
      if (device.joulesPerAmount >= best) return [];
      best = device.joulesPerAmount;
      return [[getX(device), best] as const];
    });
}

function sayFrontier(devices: readonly DeviceRow[], unit: string): string {
  const steps = listFrontier(devices, getYear);
  const [[firstYear, first], [lastYear, last]] = [steps[0]!, steps.at(-1)!];
  if (steps.length === 1) return `The best device was there from the start: ${formatQuantity(first, unit)}`;
  return `The best device went from ${formatQuantity(first, unit)} in ${Math.floor(firstYear)} to ${formatQuantity(last, unit)} in ${Math.floor(lastYear)}`;
}

function sayLargest(
  devices: readonly DeviceRow[],
  { unit, rateUnit }: { readonly unit: string; readonly rateUnit: string },
): string {
  const [best] = devices.toSorted((one, other) => one.joulesPerAmount - other.joulesPerAmount);
  return `${stripControls(best!.name)} does the work with least energy, ${formatQuantity(best!.joulesPerAmount, unit)}, at ${formatQuantity(best!.workPerSecond, rateUnit)}`;
}
