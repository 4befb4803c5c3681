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

const WEEKS_PER_MONTH = 365.25 / 12 / 7;

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
