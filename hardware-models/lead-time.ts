import type { DesignKind, PackageName } from "./chip-design.ts";
import { type ChipFigures, getChipFigure, lookUpNodeFigure } from "./chip-figures.ts";
import { type CostRange, computeRange } from "./cost-range.ts";

/** How long a chip takes from the first line of its design, months. */
export interface LeadTimes {
  readonly designMonths: CostRange;
  /** Tape-out to packaged silicon; advanced packaging may be what is waited for. */
  readonly siliconMonths: CostRange;
  /** First silicon to volume. */
  readonly bringUpMonths: CostRange;
  readonly totalMonths: CostRange;
}

const DAYS_PER_MONTH = 365.25 / 12;
const WEEKS_PER_MONTH = DAYS_PER_MONTH / 7;

/** Design + the longer of (fabrication + assembly) and the queue for advanced packaging, booked at tape-out, + bring-up. */
export function computeLeadTimes(
  kind: DesignKind,
  packageName: PackageName,
  nanometres: number,
  figures: ChipFigures,
): LeadTimes {
  const design = getChipFigure(figures, `design-${kind}`);
  const bringUp = getChipFigure(figures, `bring-up-${kind}`);
  const fabrication = lookUpNodeFigure(figures, "fabrication", nanometres);
  const assembly = getChipFigure(figures, "osat");
  const queue = getChipFigure(figures, "cowos-queue");
  const siliconMonths = computeRange((end) => {
    const weeks = fabrication[end] + assembly[end];
    return Math.max(weeks, packageName === "2.5d" ? queue[end] : 0) / WEEKS_PER_MONTH;
  });
  const pick = ({ low, mid, high }: CostRange): CostRange => ({ low, mid, high });
  return {
    designMonths: pick(design),
    siliconMonths,
    bringUpMonths: pick(bringUp),
    totalMonths: computeRange((end) => design[end] + siliconMonths[end] + bringUp[end]),
  };
}

/** Layout to packaged hashing chips [months]: mask layers of the node x days a layer, + masks, plastic package and transport. */
export function computeLotMonths(nanometres: number, figures: ChipFigures): CostRange {
  const layers = lookUpNodeFigure(figures, "mask-layers", nanometres);
  const days = getChipFigure(figures, "layer-days");
  const assembly = getChipFigure(figures, "osat-hashing");
  return computeRange((end) => (layers[end] * days[end] + assembly[end] * 7) / DAYS_PER_MONTH);
}
