import type { Designer, DesignMarket } from "../agents/design-sale.ts";
import type { DesignProject, DesignStep, DesignTeam } from "../agents/design-steps.ts";
import type { OfferBook } from "../markets/chip-offer.ts";
import type { ChipTechnology, HardwareMarketInput, MakerInput } from "../markets/maker-input.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import { cohortAssumptions } from "./cohort-assumptions.ts";
import type { CohortDevice, DeviceSource } from "./cohort-input.ts";
import type { MakerParameters } from "./maker-parameters.ts";
import type { PlanBook } from "./maker-plans.ts";

/** A maker in a backtest: it has no miners of its own. */
export type CohortMaker = Omit<MakerInput, "ownShare" | "ownGroup" | "ownCloud" | "growthPerMonth">;

export interface MakersInput {
  readonly makers: readonly CohortMaker[];
  readonly market: Omit<DesignMarket, "spendingShare"> & Pick<HardwareMarketInput, "foundrySlots" | "bookMonths">;
  readonly parameters: MakerParameters;
  /** [1/month] growth of the wafers that a maker turns into machines, after a month sold out: that of all makers in mode A */
  readonly growthPerMonth: number;
  readonly technology: ChipTechnology;
  /** What they can design, at the prices of each year. */
  readonly plans: PlanBook;
  /** What is sold beside what they make. */
  readonly listed: DeviceSource;
  /** [USD/kWh] that they believe a typical miner pays */
  readonly electricityUsdPerKwh: number;
  /** Whether a design's silicon works at its latest try. */
  readonly works: (maker: CohortMaker, project: DesignProject) => boolean;
}

/** A design, and the machine that comes of it. */
export interface MadeProject extends DesignProject {
  /** Unix time [s] of the month's end at which it was decided. */
  readonly decidedTime: number;
  /** Null once the machine can be sold. */
  step: DesignStep | null;
  /** Unix time [s] at which the step ends, or the last one ended. */
  stepEndTime: number;
  /** Once it is, or was, on sale. */
  sale: MadeSale | null;
}

/** A made machine on sale. */
export interface MadeSale {
  readonly device: CohortDevice;
  readonly book: OfferBook;
  /** [USD] paid for all units so far */
  salesUsd: number;
}

/** Money of a maker since the start, USD; a machine is counted when it is ordered. */
export interface CohortMakerAccounts {
  salesUsd: number;
  designUsd: number;
  makingUsd: number;
}

export interface MakerAtWork extends Omit<Designer, "plans">, DesignTeam {
  readonly input: CohortMaker;
  readonly accounts: CohortMakerAccounts;
  readonly projects: MadeProject[];
  /** Wafers a month that it can turn into machines. */
  wafersPerMonth: number;
  /** Whether every unit on offer was ordered in the last month. */
  isSoldOut: boolean;
}

/** Everyone who makes chips, as plain data, so that it can be copied at any month. */
export interface MakersState {
  readonly input: MakersInput;
  readonly makers: readonly MakerAtWork[];
  /** Unix times [s] at which the foundry's places for test lots are free. */
  readonly foundryFreeTimes: number[];
  /** Part of the most that a typical miner would pay over cost that makers got lately, 0 to 1. */
  marginGot: number;
  /** [USD/month] that miners lately spent on devices made for mining, older months counting less */
  spentUsdPerMonth: number;
}

/** [years AD] at which the limit on wafers holds; foundries grow from then on. */
export const FOUNDRY_YEAR = 1970 + cohortAssumptions.foundryTimeSeconds / SECONDS_PER_YEAR;

/** @throws HardwareModelError for a chip that cannot be made */
export function createMakersState(given: MakersInput): MakersState {
  const wafersGrowthPerYear = Math.expm1(cohortAssumptions.foundryGrowthPerYear);
  const input = { ...given, market: { ...given.market, wafersGrowthPerYear } };
  return {
    input,
    makers: input.makers.map((maker) => ({
      input: maker,
      accounts: { salesUsd: 0, designUsd: 0, makingUsd: 0 },
      projects: [],
      isDesigning: false,
      wafersPerMonth: maker.firstWafersPerMonth,
      isSoldOut: false,
    })),
    foundryFreeTimes: Array.from({ length: input.market.foundrySlots }, () => Number.NEGATIVE_INFINITY),
    marginGot: 1,
    spentUsdPerMonth: 0,
  };
}

/** A state that can go its own way. */
export function copyMakersState(state: MakersState): MakersState {
  return {
    ...state,
    makers: state.makers.map((maker) => ({
      ...maker,
      accounts: { ...maker.accounts },
      projects: maker.projects.map(copyProject),
    })),
    foundryFreeTimes: [...state.foundryFreeTimes],
  };
}

function copyProject(project: MadeProject): MadeProject {
  const { sale } = project;
  return { ...project, sale: sale === null ? null : { ...sale, book: { ...sale.book } } };
}

/** A design whose machine is, or was, on sale. */
export interface ReleasedProject extends MadeProject {
  sale: MadeSale;
}

export function isReleased(project: MadeProject): project is ReleasedProject {
  return project.sale !== null;
}

/** What a maker sells now: the last of its designs that came to market. */
export function getOffer({ projects }: MakerAtWork): ReleasedProject | undefined {
  return projects.findLast(isReleased);
}
