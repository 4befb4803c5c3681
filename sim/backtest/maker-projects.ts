import {
  applyDesignStart,
  applyStepEnd,
  type DesignChoice,
  type DesignStep,
  getStepMonths,
} from "../agents/design-steps.ts";
import { describeMadeDevice } from "../agents/made-device.ts";
import { createOfferBook } from "../markets/chip-offer.ts";
import { describeMachine } from "../markets/chip-plans.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { MadeProject, MakerAtWork, MakersState } from "./maker-state.ts";

const SECONDS_PER_MONTH = SECONDS_PER_YEAR / 12;

/** Pays for a design and sets it going. */
export function startMadeProject(maker: MakerAtWork, { plan, shipYear }: DesignChoice, timeSeconds: number): void {
  const project: MadeProject = {
    number: maker.projects.length + 1,
    plan,
    shipYear,
    decidedTime: timeSeconds,
    nreUsd: 0,
    spins: 0,
    tapeOutTime: Number.NaN,
    step: "design",
    stepEndTime: timeSeconds + plan.designMonths * SECONDS_PER_MONTH,
    sale: null,
  };
  maker.projects.push(project);
  applyDesignStart(maker, project);
}

/** Ends every step that ends before a time, in the order of time, so that who asks first gets the foundry first. */
export function applyMadeSteps(state: MakersState, timeSeconds: number): void {
  for (let next = findNext(state, timeSeconds); next !== null; next = findNext(state, timeSeconds)) {
    const { maker, project, step } = next;
    const works = () => state.input.works(maker.input, project);
    const after = applyStepEnd(maker, project, { step, timeSeconds: project.stepEndTime, works });
    project.step = after;
    if (after !== null) project.stepEndTime = computeStepEnd(state, project, after);
  }
}

function findNext({ makers }: MakersState, timeSeconds: number) {
  let next: { readonly maker: MakerAtWork; readonly project: MadeProject; readonly step: DesignStep } | null = null;
  for (const maker of makers) {
    for (const project of maker.projects) {
      const { step, stepEndTime } = project;
      const isFirst = stepEndTime < (next?.project.stepEndTime ?? timeSeconds);
      if (step !== null && isFirst) next = { maker, project, step };
    }
  }
  return next;
}

/** Silicon waits for the first place at the foundry that is free; other steps begin at once. */
function computeStepEnd({ foundryFreeTimes }: MakersState, project: MadeProject, step: DesignStep): number {
  const seconds = getStepMonths(project, step) * SECONDS_PER_MONTH;
  if (step !== "silicon") return project.stepEndTime + seconds;
  const free = Math.min(...foundryFreeTimes);
  const end = Math.max(free, project.stepEndTime) + seconds;
  foundryFreeTimes[foundryFreeTimes.indexOf(free)] = end;
  return end;
}

/** Puts machines that are ready on sale, in place of their maker's last ones. */
export function applyMadeReleases({ input, makers }: MakersState): void {
  for (const maker of makers) {
    for (const project of maker.projects) {
      if (project.step !== null || project.sale !== null) continue;
      const machine = describeMachine(project.plan, input.technology, input.market, project.shipYear);
      const device = describeMadeDevice(maker.input, project, machine, project.stepEndTime);
      project.sale = {
        device: { ...device, soldBy: "maker" },
        book: createOfferBook(machine, maker.input.marginFloor),
        salesUsd: 0,
      };
    }
  }
}
