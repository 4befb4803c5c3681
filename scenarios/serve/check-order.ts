import { basename, join } from "node:path";
import { runExperiment } from "../experiments/run-experiment.ts";
import { listPresets } from "../loading/presets.ts";
import { parseScenarioText } from "../loading/scenario-text.ts";
import { suggestName } from "../nearest-name.ts";
import { chooseRunner } from "../runners/choose-runner.ts";
import { chooseFolderName } from "../runs/choose-folder-name.ts";
import { countPlannedRuns, performPlan } from "../runs/perform-plan.ts";
import type { Renderers } from "../runs/perform-run.ts";
import { planRun, type RunPlan } from "../runs/run-plan.ts";
import type { RunRequest } from "../runs/run-request.ts";
import { ScenarioError } from "../scenario-error.ts";
import { checkOutFolder } from "../store/out-folder.ts";
import { findInside, isTaken } from "./find-inside.ts";
import type { FromJob, JobOrder, ToJob } from "./job.ts";
import { splitScenarioPath } from "./list-scenario-files.ts";
import { createRuleLocator } from "./locate-own-rule.ts";

type Order = Extract<ToJob, { readonly type: "order" }>;

/** An order that has been checked, and is to be carried out as soon as it is told so. */
export interface CheckedOrder {
  readonly planned: Extract<FromJob, { readonly type: "planned" }>;
  readonly carryOut: (
    renderers: Renderers,
    onProgress: (done: number) => void,
  ) => Promise<Extract<FromJob, { readonly type: "done" }>>;
}

/**
 * Steps 1 to 7 of a run that a page asked for, in two halves: what can be refused is refused in the first.
 *
 * @throws ScenarioError, ScenarioErrors
 */
export function checkOrder({ order, folder: served, isCodeAllowed }: Order): CheckedOrder {
  const request = describeRequest(order, { served, isCodeAllowed });
  const plan = planRun(request);
  const folder = checkPlace(served, plan);
  const { scenario, command } = plan;
  return {
    planned: {
      type: "planned",
      plan: {
        name: scenario.name,
        title: scenario.title,
        command,
        total: countPlannedRuns(plan),
        folder: basename(folder),
      },
    },
    carryOut: async (renderers, onProgress) => {
      const { outputs } = await performPlan(plan, request, {
        runExperiment,
        runJobs: chooseRunner(undefined),
        onProgress,
        target: { folder, renderers },
      });
      return { type: "done", files: outputs.length, bytes: outputs.reduce((sum, { bytes }) => sum + bytes, 0) };
    },
  };
}

function describeRequest(
  { kind, source, sets, schemes, seed, replications }: JobOrder,
  place: { readonly served: string; readonly isCodeAllowed: boolean },
): RunRequest {
  return {
    ...{ kind, sets, schemes },
    source: findSource(source, place.served),
    fields: { ...(seed === undefined ? {} : { seed }), ...(replications === undefined ? {} : { replications }) },
    locateRule: createRuleLocator(source.kind, place),
  };
}

function findSource(source: JobOrder["source"], served: string): RunRequest["source"] {
  switch (source.kind) {
    case "preset":
      if (listPresets().includes(source.name)) return source.name;
      throw new ScenarioError({
        where: "scenario",
        expected: "a preset",
        found: JSON.stringify(source.name),
        cure: suggestName(source.name, listPresets()),
      });
    case "file":
      return findScenarioFile(source.path, served);
    case "text":
      return readPasted(source.text);
    default:
      return source satisfies never;
  }
}

/** As the command line would name it, so that a report says how to make it again. */
function findScenarioFile(path: string, served: string): string {
  const steps = splitScenarioPath(path);
  if (steps !== null && findInside(served, steps) !== null) return join(served, ...steps);
  throw new ScenarioError({
    where: "scenario",
    expected: "a YAML file in the served folder",
    found: JSON.stringify(path),
    cure: "Choose one of the list; links that lead out of the folder are not followed.",
  });
}

function readPasted(text: string): object {
  const value = parseScenarioText(text, "scenario");
  if (typeof value === "object" && value !== null) return value;
  throw new ScenarioError({
    where: "scenario",
    expected: "a scenario as YAML or JSON",
    found: text.trim() === "" ? "nothing" : "a single value",
    cure: "Paste the text of a scenario file.",
  });
}

/** The folder to be written lies in the served one, and no link leads from it elsewhere. */
function checkPlace(served: string, plan: RunPlan): string {
  const name = chooseFolderName(plan);
  const place = join(served, name);
  if (isTaken(place) && findInside(served, [name]) === null) {
    throw new ScenarioError({
      where: place,
      expected: "a folder in the served one",
      found: "a link that leads elsewhere",
      cure: "Remove it.",
    });
  }
  return checkOutFolder(place);
}
