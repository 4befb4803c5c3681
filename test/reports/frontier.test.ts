import test from "ava";
import { drawFrontierFigures } from "../../reports/figures/frontier-figures.ts";
import { tabulateFigure } from "../../reports/figures/tabulate-figure.ts";
import type { DeviceRow } from "../../scenarios/experiments/experiment.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import { synthesiseComparison } from "./synthetic-experiment.ts";

const comparison = synthesiseComparison(2, 24);
const stream = createStream("frontier", "test");

function makeDevice(index: number): DeviceRow {
  const year = 2009 + Math.floor(15 * stream());
  const releaseDate = `${year}-${String(1 + Math.floor(12 * stream())).padStart(2, "0")}-15`;
  return { ...comparison.devices[0]!, name: `device ${index}`, releaseDate, joulesPerAmount: 10 ** (5 * stream()) };
}

test("a device is on the frontier if and only if none that came out before it, or with it, needs less energy", (t) => {
  for (let run = 0; run < 50; run++) {
    const devices = Array.from({ length: 2 + run }, (_, index) => makeDevice(index));
    const [figure] = drawFrontierFigures({ ...comparison, devices });
    if (figure?.kind !== "scatter") return t.fail();
    const best = figure.points.filter(({ x, y }) => !figure.points.some((other) => other.x <= x && other.y < y));
    t.deepEqual(
      figure.frontier.map(([x, y]) => [x, y]),
      best.map(({ x, y }) => [x, y]).sort(([one = 0], [two = 0]) => one - two),
    );
    t.is(tabulateFigure(figure).rows.length, devices.length);
  }
});

test("both figures show each device's own energy, and one device makes no frontier", (t) => {
  const [byDate, byRate] = drawFrontierFigures(comparison);
  if (byDate?.kind !== "scatter" || byRate?.kind !== "scatter") return t.fail();
  for (const device of comparison.devices) {
    t.is(byDate.points.find(({ name }) => name === device.name)?.y, device.joulesPerAmount);
    t.is(byRate.points.find(({ name }) => name === device.name)?.x, device.workPerSecond);
  }
  t.deepEqual(
    drawFrontierFigures({ ...comparison, devices: comparison.devices.slice(0, 1) }).map(({ kind }) => kind),
    ["empty"],
  );
});
