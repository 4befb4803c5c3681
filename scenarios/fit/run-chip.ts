import { type ChipCost, computeChipCost } from "../../hardware-models/chip-cost.ts";
import {
  type ChipDesign,
  checkChipDesign,
  type DesignKind,
  getDieArea,
  getDieCount,
  getWaferCut,
  type PackageName,
  shapeChip,
} from "../../hardware-models/chip-design.ts";
import { type ChipFigures, getChipFigure } from "../../hardware-models/chip-figures.ts";
import { type CostRange, computeRange, rangeEnds } from "../../hardware-models/cost-range.ts";
import { computeFiguresAt } from "../../hardware-models/dated-prices.ts";
import { computeDesignCost, type DesignCost } from "../../hardware-models/design-cost.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { computeLeadTimes, type LeadTimes } from "../../hardware-models/lead-time.ts";
import { checkNodeAvailable, findProcessNode, getMonthYear } from "../../hardware-models/process-node.ts";
import { countDiesPerWafer } from "../../hardware-models/wafer.ts";
import type { YieldModelName } from "../../hardware-models/yield.ts";
import { computeOptionExponent, computeOptionMultiple } from "../../sim/theory/real-option.ts";
import { ScenarioError } from "../scenario-error.ts";
import { type ChipLibrary, readChipLibrary } from "./chip-library.ts";
import { type ChipRequest, checkChipRequest } from "./chip-request.ts";
import { listChipAssumptions } from "./list-chip-assumptions.ts";
import { type HashingFigures, tellHashing } from "./tell-hashing.ts";

/** A bracket whose ends need not exist: a design that never pays has no volume at which it does. */
export type OpenRange = Readonly<Record<keyof CostRange, number | null>>;

/** What a chip costs, when it would be there, and how many of it must be sold. */
export interface ChipAnswer {
  readonly node: string;
  /** Month whose prices of wafers and masks these are; null for those on record, of 2020 to 2025. */
  readonly priceMonth: string | null;
  readonly firstVolume: string;
  readonly kind: DesignKind;
  readonly package: PackageName;
  /** Of one die. */
  readonly areaSquareMillimetres: number;
  /** In one package. */
  readonly dies: number;
  readonly dieMillimetres: readonly [width: number, height: number];
  readonly volume: number;
  readonly yieldModel: YieldModelName | "given";
  readonly diesPerWafer: number;
  /** By counting the best of four layouts. */
  readonly diesPerWaferCounted: number;
  readonly yieldShare: CostRange;
  readonly usdPerWafer: CostRange;
  readonly usdPerGoodDie: CostRange;
  /** To make one, design not included. */
  readonly usdPerChip: CostRange;
  readonly usdPerChipParts: Pick<ChipCost, "diesUsd" | "memoryUsd" | "packageUsd" | "packageLossUsd">;
  readonly nreUsd: CostRange;
  readonly nreParts: Omit<DesignCost, "totalUsd">;
  /** Design shared out over the volume. */
  readonly usdPerChipAtVolume: CostRange;
  readonly priceUsd: number;
  readonly priceIsAssumed: boolean;
  /** Whole chips. */
  readonly breakEvenVolume: OpenRange;
  /** Expected volume over break-even that outweighs waiting. */
  readonly optionMultiple: number;
  readonly goAheadVolume: OpenRange;
  /** Whole wafers. */
  readonly wafers: CostRange;
  readonly leadTimes: LeadTimes;
  /** Where a core is asked for at a date. */
  readonly hashing: HashingFigures | null;
  readonly assumptions: readonly string[];
}

/** A market whose volume nobody knows: 10 % discount, 5 % given up a year by waiting, 60 % volatility (assumed). */
const volumeProcess = { discountPerYear: 0.1, driftPerYear: 0.05, volatility: 0.6 } as const;

/**
 * Cost, lead time and break-even of a chip from the package's figures.
 *
 * @throws ScenarioError (exit code 2) for a node, a date or a die that cannot be
 */
export function runChip(request: ChipRequest, library: ChipLibrary = readChipLibrary()): ChipAnswer {
  try {
    return answer(request, library);
  } catch (error) {
    if (!(error instanceof HardwareModelError)) throw error;
    const { where, expected, found, cure } = error;
    throw new ScenarioError({ where, expected, found, cure });
  }
}

function answer(request: ChipRequest, library: ChipLibrary): ChipAnswer {
  checkChipRequest(request);
  const design = resolveDesign(request, library);
  const { volume, month } = request;
  const figures =
    month === undefined ? library.figures : computeFiguresAt(library.figures, library.prices, getMonthYear(month));
  const cost = computeChipCost(design, figures);
  const { totalUsd: nreUsd, ...nreParts } = computeDesignCost(design.kind, design.node.nanometres, figures);
  const priceUsd = resolvePrice(request, cost, figures);
  const optionMultiple = computeOptionMultiple(computeOptionExponent(volumeProcess));
  return {
    node: design.node.name,
    priceMonth: month ?? null,
    firstVolume: design.node.firstVolume,
    kind: design.kind,
    package: design.package,
    areaSquareMillimetres: getDieArea(design),
    dies: getDieCount(design),
    dieMillimetres: [design.dieWidthMillimetres, design.dieHeightMillimetres],
    volume,
    yieldModel: design.yieldShare === undefined ? design.yieldModel : "given",
    diesPerWafer: cost.diesPerWafer,
    diesPerWaferCounted: countDiesPerWafer(getWaferCut(design)),
    yieldShare: cost.yieldShare,
    usdPerWafer: cost.waferUsd,
    usdPerGoodDie: cost.goodDieUsd,
    usdPerChip: cost.totalUsd,
    usdPerChipParts: {
      diesUsd: cost.diesUsd,
      memoryUsd: cost.memoryUsd,
      packageUsd: cost.packageUsd,
      packageLossUsd: cost.packageLossUsd,
    },
    nreUsd,
    nreParts,
    usdPerChipAtVolume: computeRange((end) => cost.totalUsd[end] + nreUsd[end] / volume),
    priceUsd,
    priceIsAssumed: request.priceUsd === undefined,
    breakEvenVolume: computeBreakEven(cost.totalUsd, nreUsd, priceUsd, 1),
    optionMultiple,
    goAheadVolume: computeBreakEven(cost.totalUsd, nreUsd, priceUsd, optionMultiple),
    wafers: computeRange((end) => Math.ceil(volume * cost.wafersPerChip[end])),
    leadTimes: computeLeadTimes(design.kind, design.package, design.node.nanometres, figures),
    hashing: tellHashing(design, month, cost.totalUsd, figures),
    assumptions: listChipAssumptions(design, figures, request.priceUsd === undefined),
  };
}

function resolveDesign(request: ChipRequest, { nodes }: ChipLibrary): ChipDesign {
  const node = findProcessNode(request.node, nodes);
  if (request.month !== undefined) checkNodeAvailable(node, request.month, nodes);
  const kind = request.kind ?? "accelerator";
  const memoryGigabytes = request.memoryGigabytes ?? 0;
  const { defectsPerSquareCentimetre, yieldShare, dies } = request;
  const design: ChipDesign = {
    node,
    kind,
    ...shapeChip(request.areaSquareMillimetres),
    package: request.package ?? choosePackage(kind, memoryGigabytes, dies),
    memoryGigabytes,
    yieldModel: request.yieldModel ?? "negative-binomial",
    criticalShare: request.criticalShare ?? 1,
    scribeMillimetres: request.scribeMillimetres ?? 0,
    edgeMillimetres: request.edgeMillimetres ?? 0,
    ...(defectsPerSquareCentimetre === undefined ? {} : { defectsPerSquareCentimetre }),
    ...(yieldShare === undefined ? {} : { yieldShare }),
    ...(dies === undefined ? {} : { dies }),
  };
  checkChipDesign(design);
  return design;
}

/** The least that the chip needs: HBM an interposer, several dies a substrate, a core on one die neither. */
function choosePackage(kind: DesignKind, memoryGigabytes: number, dies = 1): PackageName {
  if (memoryGigabytes > 0) return "2.5d";
  return kind === "core" && dies === 1 ? "leadless" : "flip-chip";
}

/** Asked for, or what leaves a chip maker's usual margin. */
function resolvePrice({ priceUsd }: ChipRequest, { totalUsd }: ChipCost, figures: ChipFigures): number {
  return priceUsd ?? totalUsd.mid / (1 - getChipFigure(figures, "margin-chip-maker").mid);
}

/** NRE / (price - cost), times a multiple, in whole chips; null where the price leaves nothing. */
function computeBreakEven(chipUsd: CostRange, nreUsd: CostRange, priceUsd: number, multiple: number): OpenRange {
  const [low, mid, high] = rangeEnds.map((end) => {
    const marginUsd = priceUsd - chipUsd[end];
    return marginUsd > 0 ? Math.ceil((multiple * nreUsd[end]) / marginUsd) : null;
  });
  return { low: low ?? null, mid: mid ?? null, high: high ?? null };
}
