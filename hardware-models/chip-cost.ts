import { type ChipDesign, getDieArea, getDieCount, getWaferCut, leastYield } from "./chip-design.ts";
import { type ChipFigures, getChipFigure, lookUpNodeFigure } from "./chip-figures.ts";
import { type CostRange, computeRange, getOppositeEnd, type RangeEnd } from "./cost-range.ts";
import { computeDieCost } from "./die-cost.ts";
import { HardwareModelError } from "./hardware-model-error.ts";
import { estimateDiesPerWafer } from "./wafer.ts";
import { yieldModels } from "./yield.ts";

/** What one finished chip costs to make, and its parts, USD; design not included. */
export interface ChipCost {
  readonly diesPerWafer: number;
  readonly yieldShare: CostRange;
  readonly waferUsd: CostRange;
  readonly goodDieUsd: CostRange;
  /** All good dies of a chip. */
  readonly diesUsd: CostRange;
  readonly memoryUsd: CostRange;
  readonly packageUsd: CostRange;
  /** Chips that are lost in packaging, spread over those that work. */
  readonly packageLossUsd: CostRange;
  readonly totalUsd: CostRange;
  /** Wafers for one finished chip. */
  readonly wafersPerChip: CostRange;
}

/** (dies of a chip * wafer / (dies of a wafer * yield) + memory + package) / yield of packaging, at each end of the figures. */
export function computeChipCost(design: ChipDesign, figures: ChipFigures): ChipCost {
  const at = {
    low: computeAt(design, figures, "low"),
    mid: computeAt(design, figures, "mid"),
    high: computeAt(design, figures, "high"),
  };
  const range = (part: keyof typeof at.mid) => computeRange((end) => at[end][part]);
  return {
    diesPerWafer: at.mid.diesPerWafer,
    yieldShare: range("yieldShare"),
    waferUsd: range("waferUsd"),
    goodDieUsd: range("goodDieUsd"),
    diesUsd: range("diesUsd"),
    memoryUsd: range("memoryUsd"),
    packageUsd: range("packageUsd"),
    packageLossUsd: range("packageLossUsd"),
    totalUsd: range("totalUsd"),
    wafersPerChip: range("wafersPerChip"),
  };
}

/** Whole dies of a wafer, by the estimate. */
export function getDiesPerWafer(design: ChipDesign): number {
  return Math.floor(estimateDiesPerWafer(getWaferCut(design)));
}

/**
 * Share of good dies; the end is that of the cost, so that the low end has the high yield.
 *
 * @throws HardwareModelError where no die works
 */
export function computeDesignYield(design: ChipDesign, figures: ChipFigures, end: RangeEnd): number {
  if (design.yieldShare !== undefined) return design.yieldShare;
  const density =
    design.defectsPerSquareCentimetre ?? lookUpNodeFigure(figures, "defect-density", design.node.nanometres)[end];
  const defects = (getDieArea(design) / 100) * design.criticalShare * density;
  const share = yieldModels[design.yieldModel](defects, getChipFigure(figures, "clustering").mid);
  if (share > leastYield) return share;
  throw new HardwareModelError({
    where: "defects",
    expected: "so few defects that a die in a million works",
    found: `${defects.toPrecision(3)} defects a die`,
    cure: "Make the die smaller.",
  });
}

function computeAt(design: ChipDesign, figures: ChipFigures, end: RangeEnd) {
  const find = (item: string, which: RangeEnd = end) => getChipFigure(figures, `${item}-${design.package}`)[which];
  const { yieldShare, ...die } = computeDieCost({
    waferUsd: lookUpNodeFigure(figures, "wafer", design.node.nanometres)[end],
    grossDies: getDiesPerWafer(design),
    yieldShare: computeDesignYield(design, figures, end),
  });
  const memoryUsd = design.memoryGigabytes * getChipFigure(figures, "hbm")[end];
  const dies = getDieCount(design);
  const diesUsd = dies * die.usdPerGoodDie;
  // An interposer is priced by area, other packages by the piece.
  const pieces = design.package === "2.5d" ? (dies * getDieArea(design)) / 100 : 1;
  const packageUsd = find("package") * pieces + find("assembly");
  const packageYield = find("yield", getOppositeEnd(end));
  const partsUsd = diesUsd + memoryUsd + packageUsd;
  return {
    diesPerWafer: die.grossDies,
    yieldShare,
    waferUsd: die.waferUsd,
    goodDieUsd: die.usdPerGoodDie,
    diesUsd,
    memoryUsd,
    packageUsd,
    packageLossUsd: partsUsd / packageYield - partsUsd,
    totalUsd: partsUsd / packageYield,
    wafersPerChip: dies / (die.goodDies * packageYield),
  };
}
