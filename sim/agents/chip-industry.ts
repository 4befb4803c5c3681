import type { Device } from "../../hardware-models/device.ts";
import { parseMonth } from "../calendar.ts";
import { scaleDesignCost } from "../factors.ts";
import type { ChipOffer } from "../markets/chip-offer.ts";
import { type ChipPlan, listChipPlans } from "../markets/chip-plans.ts";
import type { ChipTechnology, HardwareMarketInput, MakerInput } from "../markets/maker-input.ts";
import type { MarketInput, SimulationInput } from "../simulation-input.ts";
import type { DesignProject, DesignTeam } from "./design-steps.ts";

/** Money of a maker since the start, USD. */
export interface MakerAccounts {
  salesUsd: number;
  /** Designs and masks. */
  designUsd: number;
  makingUsd: number;
}

/** A design, and the machine that comes of it. */
export interface ChipProject extends DesignProject {
  readonly maker: number;
  /** Index of the machine among the world's devices. */
  readonly device: number;
  /** Month of the run in which it was decided. */
  readonly decidedMonth: number;
  /** Once it is, or was, on sale. */
  offer: ChipOffer | null;
}

export interface ChipMaker extends DesignTeam {
  readonly input: MakerInput;
  readonly plans: readonly ChipPlan[];
  readonly accounts: MakerAccounts;
  readonly projects: ChipProject[];
  /** What is on sale now. */
  offer: ChipOffer | null;
  /** Wafers a month that the maker can turn into machines. */
  wafersPerMonth: number;
  /** Month of the run in which every unit on offer was ordered; -1 where none was. */
  soldOutMonth: number;
}

/** Everyone who makes chips, and where. */
export interface ChipIndustry {
  readonly market: HardwareMarketInput;
  readonly technology: ChipTechnology;
  readonly makers: readonly ChipMaker[];
  /** Where made machines are entered as they are released. */
  readonly devices: Device[];
  /** Index of the first made machine among them. */
  readonly firstDevice: number;
  /** Made machines so far. */
  designs: number;
  /** Part of the most that a typical miner would pay over cost that makers got in the last months, 0 to 1. */
  marginGot: number;
}

/**
 * The industry at the start, with places for all that it could design among the devices; null where nobody makes chips.
 *
 * @param devices receives the places
 */
export function createChipIndustry(input: SimulationInput, months: number, devices: Device[]): ChipIndustry | null {
  const makers = input.market.makers ?? [];
  if (makers.length === 0) return null;
  const { market, technology } = getTerms(input);
  const firstDevice = devices.length;
  const atWork = makers.map((maker) =>
    createMaker(maker, scaleDesignCost(listChipPlans(technology, market, maker.figures), input.market.factors)),
  );
  const places = atWork.reduce((sum, maker) => sum + countDesigns(maker, months), 0);
  for (let place = 0; place < places; place++) devices.push(createPlace(place));
  return {
    market,
    technology,
    makers: atWork,
    devices,
    firstDevice,
    designs: 0,
    marginGot: 1,
  };
}

function getTerms({ market, technology }: SimulationInput) {
  if (market.hardware.market === undefined) throw new RangeError("makers: expected hardware.market beside them");
  if (technology === undefined) throw new RangeError("makers: expected the figures of chip making");
  return { market: market.hardware.market, technology };
}

/** Designs that a maker's one team can begin in a run. */
function countDesigns({ plans }: ChipMaker, months: number): number {
  return 1 + Math.ceil(months / Math.min(...plans.map(({ designMonths }) => designMonths)));
}

/** True once a maker is in business. */
export function isInBusiness({ input }: ChipMaker, market: MarketInput, timeSeconds: number): boolean {
  return parseMonth(input.entry === "start" ? market.start : input.entry) < timeSeconds;
}

function createMaker(input: MakerInput, plans: readonly ChipPlan[]): ChipMaker {
  return {
    input,
    plans,
    accounts: { salesUsd: 0, designUsd: 0, makingUsd: 0 },
    projects: [],
    offer: null,
    isDesigning: false,
    wafersPerMonth: input.firstWafersPerMonth,
    soldOutMonth: -1,
  };
}

/** A machine that nobody has designed yet: never released. */
function createPlace(place: number): Device {
  const unknown = "made in the simulation";
  return {
    name: `undesigned ${place + 1}`,
    kind: "asic",
    maker: "",
    releaseTime: Number.POSITIVE_INFINITY,
    workPerSecond: 0,
    powerWatts: 1,
    priceUsd: Number.POSITIVE_INFINITY,
    priceIsEstimated: false,
    processNanometres: null,
    citations: { performance: unknown, releaseDate: unknown, price: unknown, process: unknown },
    note: "",
  };
}
