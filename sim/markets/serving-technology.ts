import { getChipFigure } from "../../hardware-models/chip-figures.ts";
import type { RangeEnd } from "../../hardware-models/cost-range.ts";
import { getFirstVolumeYear, type ProcessNode } from "../../hardware-models/process-node.ts";
import type { ChipPlan, Machine, ServingPlan, ServingTechnology } from "./chip-plan.ts";
import type { ChipTechnology, HardwareMarketInput } from "./maker-input.ts";
import { computePlanFigures, describeDesign } from "./plan-figures.ts";
import type { ChipDesignKind, ServingChipInput, ServingEnergies } from "./serving-input.ts";

/** Coarser nodes make no chips that serve. */
export const OLDEST_SERVING_NANOMETRES = 7;
const FINEST_COUNTED_NANOMETRES = 3;
const FINEST_PRICED_NANOMETRES = 2;
/** Nominal length of a node over that of the node before it. */
const SHRINK = 0.7;
/** Nodes after the last on record that a run can reach. */
const NODES_AHEAD = 6;

/**
 * A plan for every node that a chip for serving can be made on, those to come too: they follow every `nodeYears`, each
 * with less energy for logic and dearer wafers, at the design cost and the yield of the last on record.
 *
 * @throws HardwareModelError for a chip that cannot be made
 */
export function listServingPlans(
  { nodes, figures }: ChipTechnology,
  market: HardwareMarketInput,
  technology: ServingTechnology,
  { design, end }: { readonly design: ChipDesignKind; readonly end: RangeEnd },
): ChipPlan[] {
  const known = nodes.filter(({ nanometres }) => nanometres <= OLDEST_SERVING_NANOMETRES);
  return [...known, ...listNodesAhead(known, technology.chip)].map((node) => {
    const { nanometres, waferFactor } = priceNode(node, technology.chip);
    const blueprint = describeDesign(
      { ...node, nanometres },
      {
        kind: "accelerator",
        package: "2.5d",
        areaSquareMillimetres: market.dieSquareMillimetres,
        criticalShare: technology.chip.criticalShare,
      },
    );
    const { cost, terms } = computePlanFigures(blueprint, figures, end);
    const loss = cost.totalUsd[end] / (cost.totalUsd[end] - cost.packageLossUsd[end]);
    const chipUsd = cost.totalUsd[end] + cost.goodDieUsd[end] * (waferFactor - 1) * loss;
    return {
      node,
      firstVolumeYear: getFirstVolumeYear(node),
      workPerChip: technology.reference.workPerSecond / technology.reference.chips,
      chipUsd,
      ...terms,
      serving: {
        technology,
        design,
        floorJoules: computeFloor(node.nanometres, technology),
        memoryUsdPerGigabyte: getChipFigure(figures, "hbm")[end] * loss,
        machineUsdPerWatt: market.machineUsdPerWatt,
      },
    };
  });
}

/**
 * As many chips and watts as the machine of the start, and the rate that the energy of a token then gives:
 * J(year) = floor * exp(x * e^(-(year - start) / learning)), with x = ln(energy over floor) of the kind of design when
 * the machine of the start came out. Memory grows with the rate, and shrinks for one rate as its bandwidth grows.
 */
export function describeServingMachine(plan: ChipPlan, serving: ServingPlan, shipYear: number): Machine {
  const { technology, design, floorJoules, memoryUsdPerGigabyte, machineUsdPerWatt } = serving;
  const { chip, reference, energies } = technology;
  const years = shipYear - reference.year;
  const joules = floorJoules * Math.exp(computeStartExcess(design, energies) * Math.exp(-years / chip.learningYears));
  const { chips, powerWatts } = reference;
  const workPerSecond = powerWatts / joules;
  const gigabytesPerWork = (chip.memoryGigabytes * chips) / reference.workPerSecond;
  const gigabytes = workPerSecond * gigabytesPerWork * 2 ** (-years / chip.memoryHalvingYears);
  const memoryUsd = gigabytes * memoryUsdPerGigabyte;
  return {
    chips,
    workPerSecond,
    powerWatts,
    unitCostUsd: chips * plan.chipUsd + memoryUsd + powerWatts * machineUsdPerWatt,
    wafersPerUnit: chips * plan.wafersPerChip,
    serving: { floorJoules, memoryUsd },
  };
}

/** ln of the energy over the floor, of a design of the reference's time and node. */
function computeStartExcess(design: ChipDesignKind, { floorAt, referenceNanometres, joules }: ServingEnergies): number {
  const { logicJoules, memoryJoules } = floorAt(referenceNanometres);
  return Math.log(joules[design] / (logicJoules + memoryJoules));
}

/** Counted at the scale of the kernel, told at that of the reference machine, whose model may be another. */
function computeFloor(nanometres: number, { energies, chip, reference }: ServingTechnology): number {
  const { logicJoules, memoryJoules } = energies.floorAt(Math.max(nanometres, FINEST_COUNTED_NANOMETRES));
  const steps = Math.max(0, countSteps(FINEST_COUNTED_NANOMETRES, nanometres));
  const counted = logicJoules * chip.energyPerNode ** steps + memoryJoules;
  return (counted * (reference.powerWatts / reference.workPerSecond)) / energies.joules.general;
}

function priceNode({ nanometres }: ProcessNode, { waferPricePerNode }: ServingChipInput) {
  const steps = Math.max(0, countSteps(FINEST_PRICED_NANOMETRES, nanometres));
  return { nanometres: Math.max(nanometres, FINEST_PRICED_NANOMETRES), waferFactor: waferPricePerNode ** steps };
}

/** Whole nodes from one length to a finer one. */
function countSteps(from: number, to: number): number {
  return Math.round(Math.log(to / from) / Math.log(SHRINK));
}

function listNodesAhead(known: readonly ProcessNode[], { nodeYears }: ServingChipInput): ProcessNode[] {
  const last = known.reduce((finest, node) => (node.nanometres < finest.nanometres ? node : finest));
  const first = getFirstVolumeYear(last);
  return Array.from({ length: NODES_AHEAD }, (_, index) => {
    const nanometres = Number((last.nanometres * SHRINK ** (index + 1)).toPrecision(2));
    const month = Math.round((first + nodeYears * (index + 1)) * 12);
    const firstVolume = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    return { name: `${nanometres}nm`, nanometres, firstVolume, source: "assumption: a node every so many years" };
  });
}
