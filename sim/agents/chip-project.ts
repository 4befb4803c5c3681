import type { Device } from "../../hardware-models/device.ts";
import { renderMonth } from "../calendar.ts";
import type { Clock } from "../engine/clock.ts";
import type { Facility } from "../engine/facility.ts";
import { createStream } from "../engine/random-stream.ts";
import { createOffer } from "../markets/chip-offer.ts";
import { describeMachine, type Machine } from "../markets/chip-plans.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import type { ChipIndustry, ChipMaker, ChipProject } from "./chip-industry.ts";
import type { DesignChoice } from "./design-choice.ts";

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
  const { world, industry, clock } = workshop;
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
  maker.isDesigning = true;
  payForDesign(maker, project, choice.plan.nreUsd);
  clock.scheduleAfter(choice.plan.designMonths * SECONDS_PER_MONTH, () => {
    maker.isDesigning = false;
    project.tapeOutTime = clock.now();
    requestSilicon(workshop, maker, project);
  });
}

function payForDesign(maker: ChipMaker, project: ChipProject, usd: number): void {
  maker.accounts.designUsd += usd;
  project.nreUsd += usd;
}

/** Waits for the foundry; what does not work is mended and made again, with new masks. */
function requestSilicon(workshop: Workshop, maker: ChipMaker, project: ChipProject): void {
  const { world, clock, foundry } = workshop;
  foundry.request(project.plan.siliconMonths * SECONDS_PER_MONTH, () => {
    project.spins++;
    const stream = `maker/${maker.input.name}/design/${project.number}/silicon/${project.spins}`;
    if (createStream(world.seed, stream)() < maker.input.siliconSuccess) {
      clock.scheduleAfter(project.plan.bringUpMonths * SECONDS_PER_MONTH, () => {
        applyRelease(workshop, maker, project);
      });
    } else {
      payForDesign(maker, project, project.plan.masksUsd);
      requestSilicon(workshop, maker, project);
    }
  });
}

/** The machine goes on sale instead of the maker's last one, unless a later design overtook it. */
function applyRelease({ industry, clock }: Workshop, maker: ChipMaker, project: ChipProject): void {
  const machine = describeMachine(project.plan, industry.technology, industry.market, project.shipYear);
  project.offer = createOffer(project.device, machine, maker.input.marginFloor);
  industry.devices[project.device] = describeDevice(maker, project, machine, clock.now());
  const onSale = maker.projects.find(({ offer }) => offer !== null && offer === maker.offer);
  if (onSale === undefined || onSale.number < project.number) maker.offer = project.offer;
}

function describeDevice({ input }: ChipMaker, { plan, number }: ChipProject, machine: Machine, now: number): Device {
  const made = "made in the simulation";
  return {
    name: `${input.name} ${number} (${plan.node.name}, ${renderMonth(now)})`,
    kind: "asic",
    maker: input.name,
    releaseTime: now,
    workPerSecond: machine.workPerSecond,
    powerWatts: machine.powerWatts,
    priceUsd: machine.unitCostUsd * (1 + input.marginFloor),
    priceIsEstimated: false,
    processNanometres: plan.node.nanometres,
    citations: { performance: made, releaseDate: made, price: made, process: plan.node.source },
    note: `${machine.chips} chips`,
  };
}
