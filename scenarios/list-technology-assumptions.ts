import { computeHashesPerArea } from "../hardware-models/area-efficiency.ts";
import type { RangeEnd } from "../hardware-models/cost-range.ts";
import { getFirstVolumeYear } from "../hardware-models/process-node.ts";
import type { ChipPlan } from "../sim/markets/chip-plan.ts";
import { describeMachine, listChipPlans } from "../sim/markets/chip-plans.ts";
import type { ChipTechnology, HardwareMarketInput } from "../sim/markets/maker-input.ts";
import type { Assumption } from "./experiments/experiment.ts";
import { readChipTechnology } from "./fit/read-chip-technology.ts";
import type { Scenario } from "./scenario.ts";

const REFERENCE_NANOMETRES = 28;
/** There were no mining chips before. */
const FIT_YEAR = 2013;

type Terms = Parameters<typeof listChipPlans>[1];

/** What the makers of a scenario know of making chips; empty where it has none. */
export function listMakerAssumptions({ hardware, end }: Pick<Scenario, "hardware" | "end">): Assumption[] {
  const { market } = hardware;
  if (market === undefined) return [];
  return listTechnologyAssumptions(readChipTechnology(market.knownBeforeYear), market, end);
}

/** Plans of makers whose time and prices are their own. */
export interface OwnPlans {
  readonly list: (end: RangeEnd) => readonly ChipPlan[];
  /** What sets them apart from the cited figures. */
  readonly note: string;
}

/**
 * The technology of chips that a run with makers rests on: energy by node and year as fitted, and by node what the cited
 * figures say. Nodes that nobody can order by the end are left out.
 *
 * @param end last month of the run, YYYY-MM
 * @param own left out, plans are as cited
 */
export function listTechnologyAssumptions(
  technology: ChipTechnology,
  market: Terms & Pick<HardwareMarketInput, "knownBeforeYear">,
  end: string,
  own: OwnPlans = { list: (at) => listChipPlans(technology, market, at), note: "" },
): Assumption[] {
  const plans = own.list("mid");
  const [low, high] = [own.list("low"), own.list("high")];
  return [
    ...listEnergyAssumptions(technology, market.knownBeforeYear),
    ...plans.flatMap((plan, at) =>
      plan.node.firstVolume > end ? [] : listPlanAssumptions(technology, market, [low[at]!, plan, high[at]!], own.note),
    ),
  ];
}

function listEnergyAssumptions({ efficiency, figures }: ChipTechnology, knownBeforeYear: number): Assumption[] {
  const { startExcess, learningYears, spreadFactor, chips } = efficiency;
  const source = `fit to ${chips} record chips of sha256_hardware.csv on sale before ${knownBeforeYear}`;
  return [
    describe("Energy of a hash over the least of its node, at the start of 2013", Math.exp(startExcess), "1", source),
    describe("Years in which the logarithm of that falls by a factor e", learningYears, "years", source),
    describe("Factor within which nine of ten chips on nodes left out of the fit lay", spreadFactor, "1", source),
    describe(
      "Rate of a 28 nm chip by area; other nodes by transistor density",
      computeHashesPerArea(REFERENCE_NANOMETRES, figures).value,
      "H/s/mm2",
      "ASIC Clouds (Magaki et al., ISCA 2016): one core; chips of 2013 to 2016 lay within a factor of five",
    ),
  ];
}

function listPlanAssumptions(
  technology: ChipTechnology,
  terms: Terms,
  [low, plan, high]: readonly [ChipPlan, ChipPlan, ChipPlan],
  note: string,
): Assumption[] {
  const { node } = plan;
  const months = ({ designMonths, siliconMonths, bringUpMonths }: ChipPlan) =>
    designMonths + siliconMonths + bringUpMonths;
  const cited = (get: (one: ChipPlan) => number) =>
    `chip_economics.csv, middle; low ${round(get(low))}, high ${round(get(high))}${note}`;
  const machine = describeMachine(plan, technology, terms, Math.max(FIT_YEAR, getFirstVolumeYear(node)));
  return [
    { path: "", title: `${node.name}: in volume from`, value: node.firstVolume, unit: "", source: node.source },
    describe(
      `${node.name}: design and masks`,
      plan.nreUsd,
      "USD",
      cited(({ nreUsd }) => nreUsd),
    ),
    describe(
      `${node.name}: to make a chip`,
      plan.chipUsd,
      "USD",
      cited(({ chipUsd }) => chipUsd),
    ),
    describe(
      `${node.name}: from the decision to volume, if silicon works at once`,
      months(plan),
      "months",
      cited(months),
    ),
    describe(
      `${node.name}: energy of a hash of a machine, at the node's first volume or in ${FIT_YEAR}`,
      (machine.powerWatts / machine.workPerSecond) * 1e12,
      "J/TH",
      "the fit of energy above",
    ),
  ];
}

function describe(title: string, value: number, unit: string, source: string): Assumption {
  return { path: "", title, value: round(value), unit, source };
}

function round(value: number): string {
  return String(Number(value.toPrecision(4)));
}
