import { chooseDesign } from "../agents/design-choice.ts";
import type { CohortDevice, DeviceSource, MonthSeen } from "./cohort-input.ts";
import { applyMadeReleases, applyMadeSteps, startMadeProject } from "./maker-projects.ts";
import { describeCohortProspect, isCohortMakerIn, type PaidMonth } from "./maker-prospect.ts";
import { applyMadeMonth, applyMadeSales, setMadeTerms } from "./maker-sales.ts";
import { copyMakersState, createMakersState, getOffer, type MakersInput, type MakersState } from "./maker-state.ts";

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
      return [...listed, ...state.makers.flatMap((maker) => getOffer(maker)?.sale.device ?? [])];
    },
    setTerms: (bids, budgetUsd) => setMadeTerms(state, bids, budgetUsd),
    noteSales: (sales) => (latest === null ? new Map() : applyMadeSales(state, latest, sales)),
    fork: () => openSource(copyMakersState(state), latest),
  };
}

function describePaidMonth(seen: MonthSeen, listed: readonly CohortDevice[]): PaidMonth | null {
  const { outlook } = seen;
  return outlook === null ? null : { ...seen, outlook, listed };
}

/** What came out of the last steps goes on sale, and whoever's team is free decides on a design. */
function applyMonthEnd(state: MakersState, month: PaidMonth): void {
  applyMadeReleases(state);
  for (const maker of state.makers) {
    if (maker.isDesigning || !isCohortMakerIn(maker.input, month.timeSeconds)) continue;
    const choice = chooseDesign(describeCohortProspect(state, maker, month));
    if (choice !== null) startMadeProject(maker, choice, month.timeSeconds);
  }
  applyMadeMonth(state, month.timeSeconds);
}
