import type { Device } from "../../hardware-models/device.ts";
import type { DesignPoint } from "../designs/design.ts";
import { openScenario } from "../loading/load-scenario.ts";
import type { JobWorld } from "../runners/run-job.ts";
import type { Scenario } from "../scenario.ts";
import type { Study } from "./study-schema.ts";

/** What is run at a point. */
export interface PointSetting {
  readonly scenario: Scenario;
  readonly world: JobWorld;
}

export type PointReader = (point: DesignPoint) => PointSetting;

/**
 * Reads the scenario of any point.
 *
 * @throws ScenarioError, ScenarioErrors; the reader does so where a point makes no scenario
 */
export function openPoints(study: Study, source: string, paths: readonly string[]): PointReader {
  const read = openScenario(source);
  // One world an identity, so that runners send it once.
  const worlds = new WeakMap<readonly Device[], JobWorld>();
  return (point) => {
    const { scenario, devices, history } = read(listSets(study, paths, point), { seed: study.seed });
    let world = worlds.get(devices);
    if (world === undefined) {
      world = { devices, history };
      worlds.set(devices, world);
    }
    return { scenario, world };
  };
}

/** What a point sets, as --set takes it. */
export function listSets({ set }: Study, paths: readonly string[], point: DesignPoint): string[] {
  return [...set, ...paths.map((path, index) => `${path}=${JSON.stringify(point[index])}`)];
}
