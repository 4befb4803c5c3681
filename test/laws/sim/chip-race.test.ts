import test from "ava";
import type { Device } from "../../../hardware-models/device.ts";
import { loadScenario } from "../../../scenarios/loading/load-scenario.ts";
import { listJobs } from "../../../scenarios/runners/list-jobs.ts";
import { simulateJob } from "../../../scenarios/runners/simulate-job.ts";
import { readDevices, readHistory } from "../../../scenarios/store/data-files.ts";
import { parseMonth } from "../../../sim/calendar.ts";
import { loadSimJs } from "../../../sim/engine/simjs.ts";

const { scenario } = loadScenario("chip-race", []);
const world = { devices: readDevices(), history: readHistory() };

/** [J/TH] of the best ASIC on sale before a year's end. */
function findBest(devices: readonly Device[], year: number): number {
  const end = parseMonth(`${year + 1}-01`);
  const sold = devices.filter(({ kind, releaseTime }) => kind === "asic" && releaseTime < end);
  return Math.min(...sold.map(({ powerWatts, workPerSecond }) => (powerWatts / workPerSecond) * 1e12));
}

test("makers who see price, pay and nodes reach the best real J/TH within a factor of 2 in most years", async (t) => {
  const simJs = await loadSimJs();
  const [job] = listJobs(scenario, scenario.schemes, { world, seed: scenario.seed, replications: 1 });
  const outcome = simulateJob(job!, simJs);
  if (outcome.kind !== "result") throw new Error("the run failed");
  const { machines } = outcome.result.industry!;
  const made = machines.filter(({ units }) => units > 0).map(({ device }) => device);
  const real = world.devices.filter(({ name }) => !scenario.hardware.exclude.includes(name));
  const years = [2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020];
  const ratios = years.map((year) => findBest(made, year) / findBest(real, year));
  t.log(years.map((year, index) => `${year}: ${ratios[index]!.toFixed(2)}`).join(", "));
  t.true(ratios.filter((ratio) => ratio > 0.5 && ratio < 2).length >= 6);
  t.true(new Set(made.map(({ processNanometres }) => processNanometres)).size >= 4);
  // None comes from the catalogue.
  const bought = outcome.result.purchases.map(({ device }) => device);
  t.true(world.devices.every(({ name, kind }) => kind !== "asic" || !bought.includes(name)));
});
