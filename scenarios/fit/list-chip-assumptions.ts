import type { ChipDesign } from "../../hardware-models/chip-design.ts";
import {
  type ChipFigure,
  type ChipFigures,
  getChipFigure,
  lookUpNodeFigure,
} from "../../hardware-models/chip-figures.ts";

/** What an answer about a chip rests on, one line a figure, with its source. */
export function listChipAssumptions(design: ChipDesign, figures: ChipFigures, isPriceAssumed: boolean): string[] {
  const { node, kind, package: packageName, memoryGigabytes } = design;
  const ofNode = (item: Parameters<typeof lookUpNodeFigure>[1]) => lookUpNodeFigure(figures, item, node.nanometres);
  const general = (item: string) => getChipFigure(figures, item);
  return [
    `${node.name}: in volume from ${node.firstVolume} (${node.source})`,
    tell("wafer", ofNode("wafer")),
    ...listYield(design, figures),
    tell("mask set", ofNode("mask-set")),
    tell("mask sets bought", general("mask-sets")),
    tell("licences", ofNode("ip-licence")),
    tell("design of the package", general("package-design")),
    kind === "core" ? tell("design labour", general("core-labour")) : tell("whole programme", ofNode("programme")),
    tell(`package, ${packageName}`, general(`package-${packageName}`)),
    tell("assembly and test", general(`assembly-${packageName}`)),
    tell("yield of packaging", general(`yield-${packageName}`)),
    ...(memoryGigabytes > 0 ? [tell("HBM", general("hbm"))] : []),
    tell("design time", general(`design-${kind}`)),
    tell("fabrication", ofNode("fabrication")),
    tell("assembly time", general("osat")),
    ...(packageName === "2.5d" ? [tell("queue for advanced packaging", general("cowos-queue"))] : []),
    tell("bring-up", general(`bring-up-${kind}`)),
    ...(isPriceAssumed ? [tell("margin behind the price", general("margin-chip-maker"))] : []),
    ...(kind === "core"
      ? [
          "as a miner: energy fitted to the catalogue's ASICs (nine of ten within the interval); rate from one 28 nm core and transistor density, a factor of five either way: chips of 2013 on 55 to 110 nm had 0.2 to 0.4 of it, one of 2016 on 16 nm 2.9 times",
        ]
      : []),
    "going ahead: volume with 10 % discount, 5 % lost a year by waiting and 60 % volatility (assumed)",
    "low and high put every figure at its own end at once: a bracket, wider than an interval",
  ];
}

function listYield(design: ChipDesign, figures: ChipFigures): string[] {
  if (design.yieldShare !== undefined) return ["yield: as given"];
  const { nanometres } = design.node;
  return [
    design.defectsPerSquareCentimetre === undefined
      ? tell("defect density", lookUpNodeFigure(figures, "defect-density", nanometres))
      : `defect density: ${design.defectsPerSquareCentimetre} defects a cm2, as given`,
    ...(design.yieldModel === "negative-binomial"
      ? [tell("clustering of defects", getChipFigure(figures, "clustering"))]
      : []),
  ];
}

function tell(title: string, { low, mid, high, unit, source, confidence }: ChipFigure): string {
  const show = (value: number) => String(Number(value.toPrecision(4)));
  const unitText = unit === "" ? "" : ` ${unit}`;
  return `${title}: ${show(mid)} (${show(low)} to ${show(high)})${unitText}; ${source} [${confidence}]`;
}
