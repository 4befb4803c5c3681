import { type ChipFigures, lookUpNodeFigure, type NodeItem } from "../../hardware-models/chip-figures.ts";
import { computeFiguresAt } from "../../hardware-models/dated-prices.ts";
import { getFirstVolumeYear } from "../../hardware-models/process-node.ts";
import { readChipLibrary } from "../fit/chip-library.ts";
import type { Listing } from "./listing.ts";

/** Process nodes for `chip --node`: when they came, and what a wafer and a mask set cost then and in the last year on record. */
export function listNodes(): Listing {
  const { nodes, figures, prices } = readChipLibrary();
  const last = Math.max(...prices.map(({ year }) => year));
  const now = computeFiguresAt(figures, prices, last);
  return {
    columns: [
      ...["node", "first_volume", "wafer_usd_first", `wafer_usd_${last}`, "mask_set_usd_first", `mask_set_usd_${last}`],
      ...["defects_per_cm2", "transistors_million_per_mm2", "source"],
    ],
    rows: nodes.map((node) => {
      const first = computeFiguresAt(figures, prices, getFirstVolumeYear(node));
      const find = (known: ChipFigures, item: NodeItem) =>
        Number(lookUpNodeFigure(known, item, node.nanometres).mid.toPrecision(4));
      return [
        ...[node.name, node.firstVolume, find(first, "wafer"), find(now, "wafer")],
        ...[find(first, "mask-set"), find(now, "mask-set"), find(figures, "defect-density")],
        ...[find(figures, "transistor-density"), lookUpNodeFigure(now, "wafer", node.nanometres).source],
      ];
    }),
  };
}
