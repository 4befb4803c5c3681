import { chooseDesign } from "../agents/design-choice.ts";
import { expectPrice } from "../agents/design-sale.ts";
import { describeMadeDevice } from "../agents/made-device.ts";
import { learnMargin } from "../agents/margin-got.ts";
import { computeFutureValue } from "../agents/typical-miner.ts";
import { describeMachine } from "../markets/chip-plans.ts";
import type { CohortDevice, DeviceSale, DeviceSource, MonthSeen } from "./cohort-input.ts";
import { applyMadeSteps, startMadeProject } from "./maker-projects.ts";
import { describeCohortMiner, describeCohortProspect, isCohortMakerIn, type PaidMonth } from "./maker-prospect.ts";
import {
  copyMakersState,
  createMakersState,
  getOffer,
  isReleased,
  type MakerAtWork,
  type MakersInput,
  type MakersState,
  type ReleasedProject,
} from "./maker-state.ts";

/** Mode B: a source whose mining chips are made on the way, and what its makers did so far. */
export interface MakerSource extends DeviceSource {
  readonly state: MakersState;
}

/**
 * Mode B: mining chips come from makers who, at every month's end, decide on what that month showed: pay for a hash,
 * what miners expect of it, what is on sale, and the nodes that they may order from by then.
 *
 * @throws HardwareModelError for a chip that cannot be made
 */
export function createMakerSource(input: MakersInput): MakerSource {
  return openSource(createMakersState(input), null);
}

/** @param last the month that makers saw last; null before the first */
function openSource(state: MakersState, last: PaidMonth | null): MakerSource {
  let latest = last;
  return {
    state,
    listOnSale: (seen) => {
      const listed = state.input.listed.listOnSale(seen);
      applyMadeSteps(state, seen.timeSeconds);
      latest = describePaidMonth(seen, listed);
      if (latest !== null) applyMonthEnd(state, latest);
      return [...listed, ...state.makers.flatMap((maker) => getOffer(maker)?.device ?? [])];
    },
    noteSales: (sales) => {
      if (latest !== null) applySales(state, latest, sales);
    },
    fork: () => openSource(copyMakersState(state), latest),
  };
}

function describePaidMonth(seen: MonthSeen, listed: readonly CohortDevice[]): PaidMonth | null {
  const { outlook } = seen;
  return outlook === null ? null : { ...seen, outlook, listed };
}

/** What came out of the last steps goes on sale, and whoever's team is free decides on a design. */
function applyMonthEnd(state: MakersState, month: PaidMonth): void {
  for (const maker of state.makers) applyReleases(state, maker, month);
  for (const maker of state.makers) {
    if (maker.isDesigning || !isCohortMakerIn(maker.input, month.timeSeconds)) continue;
    const choice = chooseDesign(describeCohortProspect(state, maker, month));
    if (choice !== null) startMadeProject(maker, choice, month.timeSeconds);
  }
}

/** A machine is listed at what miners would pay at its release, and never below cost and margin. */
function applyReleases(state: MakersState, maker: MakerAtWork, month: PaidMonth): void {
  const { technology, market } = state.input;
  for (const project of maker.projects) {
    if (project.step !== null || project.device !== null) continue;
    const machine = describeMachine(project.plan, technology, market, project.shipYear);
    const made = describeMadeDevice(maker.input, project, machine, project.stepEndTime);
    const prospect = describeCohortProspect(state, maker, month);
    const { priceUsd } = expectPrice(prospect, machine, month.outlook.leadYears);
    project.machine = machine;
    project.device = { ...made, floorUsd: made.priceUsd, priceUsd: Math.max(made.priceUsd, priceUsd) };
  }
}

/** Books what was sold, and lets makers learn what part of the largest margin they get. */
function applySales(state: MakersState, { revenueUsdPerHash, outlook }: PaidMonth, sales: readonly DeviceSale[]): void {
  const { buyerShare } = state.input.market;
  const miner = describeCohortMiner(state, outlook);
  const pay = { revenueUsdPerWork: revenueUsdPerHash, ...outlook };
  const made = sales.flatMap((sale) => {
    const found = findProject(state, sale.device);
    return found === null ? [] : { ...sale, ...found };
  });
  for (const { maker, project, units, priceUsd } of made) {
    const { machine } = project;
    project.units += units;
    project.salesUsd += units * priceUsd;
    maker.accounts.salesUsd += units * priceUsd;
    maker.accounts.makingUsd += units * machine.unitCostUsd;
    const worthUsd = computeFutureValue(miner, pay, machine, { aheadYears: outlook.leadYears, leastUsdPerWork: 0 });
    const seen = { priceUsd, unitCostUsd: machine.unitCostUsd, mostUsd: worthUsd * (1 - buyerShare) };
    state.marginGot = learnMargin(state.marginGot, seen, made.length);
  }
}

function findProject(
  { makers }: MakersState,
  device: CohortDevice,
): { readonly maker: MakerAtWork; readonly project: ReleasedProject } | null {
  for (const maker of makers) {
    const project = maker.projects.filter(isReleased).find((one) => one.device === device);
    if (project !== undefined) return { maker, project };
  }
  return null;
}
