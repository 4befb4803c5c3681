import type { Clock } from "../engine/clock.ts";
import type { Facility } from "../engine/facility.ts";
import { createOffer } from "../markets/chip-offer.ts";
import { describeMachine } from "../markets/chip-plans.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import type { ChipIndustry, ChipMaker, ChipProject } from "./chip-industry.ts";
import {
  applyDesignStart,
  applyStepEnd,
  type DesignChoice,
  type DesignStep,
  drawSilicon,
  getStepMonths,
} from "./design-steps.ts";
import { describeMadeDevice } from "./made-device.ts";

/** Where and when projects happen. */
export interface Workshop {
  readonly world: World;
  readonly industry: ChipIndustry;
  readonly clock: Clock;
  /** Test lots; makers wait their turn. */
  readonly foundry: Facility;
}

const SECONDS_PER_MONTH = SECONDS_PER_YEAR / 12;

/** Pays for a design and sets it going: design, a place at the foundry, silicon that may fail, bring-up, sale. */
export function startProject(workshop: Workshop, maker: ChipMaker, choice: DesignChoice): void {
  const { world, industry } = workshop;
  const project: ChipProject = {
    maker: industry.makers.indexOf(maker),
    number: maker.projects.length + 1,
    plan: choice.plan,
    device: industry.firstDevice + industry.designs,
    shipYear: choice.shipYear,
    decidedMonth: world.month,
    nreUsd: 0,
    spins: 0,
    tapeOutTime: Number.NaN,
    offer: null,
  };
  industry.designs++;
  maker.projects.push(project);
  applyDesignStart(maker, project);
  beginStep(workshop, maker, project, "design");
}

/** Waits for the step's end; silicon waits for a place at the foundry first. */
function beginStep(workshop: Workshop, maker: ChipMaker, project: ChipProject, step: DesignStep): void {
  const { world, clock, foundry } = workshop;
  const seconds = getStepMonths(project, step) * SECONDS_PER_MONTH;
  const end = () => {
    const works = () => drawSilicon(world.seed, maker.input, project);
    const next = applyStepEnd(maker, project, { step, timeSeconds: clock.now(), works });
    if (next === null) applyRelease(workshop, maker, project);
    else beginStep(workshop, maker, project, next);
  };
  if (step === "silicon") foundry.request(seconds, end);
  else clock.scheduleAfter(seconds, end);
}

/** The machine goes on sale instead of the maker's last one, unless a later design overtook it. */
function applyRelease({ industry, clock }: Workshop, maker: ChipMaker, project: ChipProject): void {
  const machine = describeMachine(project.plan, industry.technology, industry.market, project.shipYear);
  project.offer = createOffer(project.device, machine, maker.input);
  industry.devices[project.device] = describeMadeDevice(maker.input, project, machine, clock.now());
  const onSale = maker.projects.find(({ offer }) => offer !== null && offer === maker.offer);
  if (onSale === undefined || onSale.number < project.number) maker.offer = project.offer;
}
