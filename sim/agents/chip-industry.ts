import type { Device } from "../../hardware-models/device.ts";
import { parseMonth } from "../calendar.ts";
import { scaleDesignCost } from "../factors.ts";
import type { ChipOffer } from "../markets/chip-offer.ts";
import type { ChipPlan } from "../markets/chip-plan.ts";
import { listChipPlans } from "../markets/chip-plans.ts";
import type { ChipTechnology, HardwareMarketInput, MakerInput } from "../markets/maker-input.ts";
import { createPowerConnections, type PowerConnections } from "../markets/power-connections.ts";
import { listServingPlans } from "../markets/serving-technology.ts";
import type { MarketInput, SimulationInput } from "../simulation-input.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import { createDatedPlans, type DatedPlans } from "./dated-plans.ts";
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
  /** The same at the prices of a year [years AD]; null where the cited ones are paid in all years. */
  readonly datedPlans: DatedPlans | null;
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
  /** [years AD] of the scenario's first second */
  readonly startYear: number;
  readonly technology: ChipTechnology;
  readonly makers: readonly ChipMaker[];
  /** What new machines can be connected to; null without a limit. */
  readonly power: PowerConnections | null;
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
  const { factors } = input.market;
  const dated = market.prices === "dated" ? createDatedPlans(technology, market, factors) : null;
  const atWork = makers.map((maker) => {
    const plans = scaleDesignCost(listPlans(input, { market, technology }, maker), factors);
    return createMaker(maker, plans, dated === null ? null : (year) => dated(maker.figures, year));
  });
  const places = atWork.reduce((sum, maker) => sum + countDesigns(maker, months), 0);
  for (let place = 0; place < places; place++) devices.push(createPlace(place));
  return {
    market,
    startYear: 1970 + parseMonth(input.market.start) / SECONDS_PER_YEAR,
    technology,
    makers: atWork,
    power: createPowerConnections(market),
    devices,
    firstDevice,
    designs: 0,
    marginGot: 1,
  };
}

/** Chips for hashes, or for serving where the scenario says what they can become. */
function listPlans(
  { market: { chain, work }, devices }: SimulationInput,
  { market, technology }: ReturnType<typeof getTerms>,
  { figures: end, design = "special" }: MakerInput,
): ChipPlan[] {
  if (market.serving === undefined) return listChipPlans(technology, market, end);
  const { serving: energies } = technology;
  if (energies === undefined) throw new RangeError("makers: expected the energies of serving");
  const start = devices.find(({ name }) => name === chain.startDevice);
  if (start === undefined) throw new RangeError(`chain.startDevice: no such device: ${chain.startDevice}`);
  const reference = {
    chips: work?.chips ?? 1,
    workPerSecond: start.workPerSecond,
    powerWatts: start.powerWatts,
    year: 1970 + start.releaseTime / SECONDS_PER_YEAR,
  };
  return listServingPlans(technology, market, { energies, chip: market.serving, reference }, { design, end });
}

function getTerms({ market, technology }: SimulationInput) {
  if (market.hardware.market === undefined) throw new RangeError("makers: expected hardware.market beside them");
  if (technology === undefined) throw new RangeError("makers: expected the figures of chip making");
  return { market: market.hardware.market, technology };
}

/** Designs that a maker's one team can begin in a run. */
function countDesigns({ plans, input }: ChipMaker, months: number): number {
  return (
    (input.startNode === undefined ? 1 : 2) +
    Math.ceil(months / Math.min(...plans.map(({ designMonths }) => designMonths)))
  );
}

/** True where a maker is a cloud's own team, whose machines nobody else gets. */
export function isCloudTeam({ input: { ownCloud = "none" } }: Pick<ChipMaker, "input">): boolean {
  return ownCloud !== "none";
}

/** True once a maker is in business. */
export function isInBusiness({ input }: ChipMaker, market: MarketInput, timeSeconds: number): boolean {
  return parseMonth(input.entry === "start" ? market.start : input.entry) < timeSeconds;
}

function createMaker(terms: MakerInput, plans: readonly ChipPlan[], datedPlans: DatedPlans | null): ChipMaker {
  const input = isCloudTeam({ input: terms }) ? { ...terms, marginFloor: 0, listMargin: undefined } : terms;
  return {
    input,
    plans,
    datedPlans,
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
