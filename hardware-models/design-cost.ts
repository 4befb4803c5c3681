import type { DesignKind } from "./chip-design.ts";
import { type ChipFigures, getChipFigure, lookUpNodeFigure } from "./chip-figures.ts";
import { type CostRange, computeRange, type RangeEnd } from "./cost-range.ts";

/** What a chip costs once, before the first one is sold, USD. */
export interface DesignCost {
  readonly labourUsd: CostRange;
  readonly masksUsd: CostRange;
  readonly licencesUsd: CostRange;
  readonly packageUsd: CostRange;
  readonly totalUsd: CostRange;
}

/**
 * Labour and software + mask sets + licences + design of the package. A core takes the labour of a 28 nm hashing chip
 * times the labour a gate of the node over that of 28 nm; an accelerator what the cited programmes leave after masks,
 * licences and package.
 */
export function computeDesignCost(kind: DesignKind, nanometres: number, figures: ChipFigures): DesignCost {
  const at = {
    low: computeAt(kind, nanometres, figures, "low"),
    mid: computeAt(kind, nanometres, figures, "mid"),
    high: computeAt(kind, nanometres, figures, "high"),
  };
  const range = (part: keyof typeof at.mid) => computeRange((end) => at[end][part]);
  return {
    labourUsd: range("labourUsd"),
    masksUsd: range("masksUsd"),
    licencesUsd: range("licencesUsd"),
    packageUsd: range("packageUsd"),
    totalUsd: range("totalUsd"),
  };
}

const REFERENCE_NANOMETRES = 28;

function computeAt(kind: DesignKind, nanometres: number, figures: ChipFigures, end: RangeEnd) {
  const find = (item: Parameters<typeof lookUpNodeFigure>[1], node = nanometres) =>
    lookUpNodeFigure(figures, item, node)[end];
  const maskSetUsd = find("mask-set");
  const licencesUsd = find("ip-licence");
  const packageUsd = getChipFigure(figures, "package-design")[end];
  const labourUsd =
    kind === "core"
      ? getChipFigure(figures, "core-labour")[end] * computeLabourRatio(nanometres, figures, end)
      : Math.max(0, find("programme") - maskSetUsd - licencesUsd - packageUsd);
  const masksUsd = maskSetUsd * getChipFigure(figures, "mask-sets")[end];
  return { labourUsd, masksUsd, licencesUsd, packageUsd, totalUsd: labourUsd + masksUsd + licencesUsd + packageUsd };
}

/** Labour of laying out the same gates on a node, over that on 28 nm. */
export function computeLabourRatio(nanometres: number, figures: ChipFigures, end: RangeEnd): number {
  const find = (node: number) => lookUpNodeFigure(figures, "layout-labour", node)[end];
  return find(nanometres) / find(REFERENCE_NANOMETRES);
}
