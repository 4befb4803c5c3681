import { HardwareModelError } from "./hardware-model-error.ts";
import { computeMostMemory } from "./memory-stack.ts";
import type { ProcessNode } from "./process-node.ts";
import { estimateDiesPerWafer, isWithinReticle, reticle, shapeDie, type WaferCut } from "./wafer.ts";
import type { YieldModelName } from "./yield.ts";

/** What is designed: one small core many times over, as for hashing, or a whole accelerator. */
export const designKinds = ["core", "accelerator"] as const;
export type DesignKind = (typeof designKinds)[number];

/** leadless: plastic, for small dies; flip-chip: ball grid array; 2.5d: interposer with HBM, as CoWoS. */
export const packageNames = ["leadless", "flip-chip", "2.5d"] as const;
export type PackageName = (typeof packageNames)[number];

/** A chip, as far as its cost goes. */
export interface ChipDesign {
  readonly node: ProcessNode;
  readonly kind: DesignKind;
  readonly dieWidthMillimetres: number;
  readonly dieHeightMillimetres: number;
  /** Equal dies in one package, with one design; left out, one. */
  readonly dies?: number;
  readonly package: PackageName;
  readonly memoryGigabytes: number;
  readonly yieldModel: YieldModelName;
  /** Share of the area in which a defect kills the die; less than 1 where spare units stand in. */
  readonly criticalShare: number;
  readonly scribeMillimetres: number;
  readonly edgeMillimetres: number;
  /** Instead of those of the node and the yield model. */
  readonly defectsPerSquareCentimetre?: number;
  readonly yieldShare?: number;
}

export const waferMillimetres = 300;

/** Smaller dies than this, mm2, are no chips. */
const leastArea = 0.01;

/** A maker that gets fewer good dies than one in a million makes no chips. */
export const leastYield = 1e-6;

/** More dies than any package holds. */
const mostDies = 16;

/** Less memory than this, GB, is no stack. */
const leastMemory = 1;

/**
 * Width and height of a die of an area; square unless the reticle is narrower.
 *
 * @throws HardwareModelError for an area that is none
 */
export function shapeChip(areaSquareMillimetres: number) {
  refuseUnless(
    areaSquareMillimetres >= leastArea && Number.isFinite(areaSquareMillimetres),
    "area",
    `a die area from ${leastArea} to ${reticle.widthMillimetres * reticle.heightMillimetres} mm2`,
    `${areaSquareMillimetres} mm2`,
  );
  const [dieWidthMillimetres, dieHeightMillimetres] = shapeDie(areaSquareMillimetres);
  return { dieWidthMillimetres, dieHeightMillimetres };
}

/** How the design is cut from a wafer. */
export function getWaferCut(design: ChipDesign): WaferCut {
  const { dieWidthMillimetres, dieHeightMillimetres, scribeMillimetres, edgeMillimetres } = design;
  return { waferMillimetres, dieWidthMillimetres, dieHeightMillimetres, scribeMillimetres, edgeMillimetres };
}

/** Dies in one package. */
export function getDieCount({ dies }: ChipDesign): number {
  return dies ?? 1;
}

/** Of the die, mm2. */
export function getDieArea({ dieWidthMillimetres, dieHeightMillimetres }: ChipDesign): number {
  return dieWidthMillimetres * dieHeightMillimetres;
}

/** @throws HardwareModelError for a chip that cannot be made */
export function checkChipDesign(design: ChipDesign): void {
  const { dieWidthMillimetres, dieHeightMillimetres, criticalShare, defectsPerSquareCentimetre, yieldShare } = design;
  const area = getDieArea(design);
  refuseUnless(area >= leastArea, "area", `a die of ${leastArea} mm2 or more`, `${area} mm2`);
  refuseUnless(
    isWithinReticle(dieWidthMillimetres, dieHeightMillimetres),
    "area",
    `a die within the reticle of ${reticle.widthMillimetres} mm x ${reticle.heightMillimetres} mm (858 mm2)`,
    `${round(area)} mm2 (${round(dieWidthMillimetres)} mm x ${round(dieHeightMillimetres)} mm)`,
    "Cut it into chiplets: --dies 2 with half the area.",
  );
  checkDies(design);
  refuseUnless(isShare(criticalShare), "critical", "a share of the area from 0 to 1", `${criticalShare}`);
  refuseUnless(isAmount(design.scribeMillimetres), "scribe", "millimetres >= 0", `${design.scribeMillimetres}`);
  refuseUnless(isAmount(design.edgeMillimetres), "edge", "millimetres >= 0", `${design.edgeMillimetres}`);
  const density = defectsPerSquareCentimetre ?? 0;
  refuseUnless(isAmount(density), "defects", "defects a cm2 >= 0", `${density}`);
  const given = yieldShare ?? 1;
  refuseUnless(given >= leastYield && given <= 1, "yield", `a share of good dies from ${leastYield} to 1`, `${given}`);
  checkWafer(design);
  checkMemory(design);
}

/** Dies that share a package stand on a substrate that can wire them. */
function checkDies(design: ChipDesign): void {
  const dies = getDieCount(design);
  const isCount = Number.isInteger(dies) && dies >= 1 && dies <= mostDies;
  refuseUnless(isCount, "dies", `a whole number of dies from 1 to ${mostDies}`, `${dies}`);
  refuseUnless(
    dies === 1 || design.package !== "leadless",
    "package",
    '"flip-chip" or "2.5d" for a chip of several dies',
    JSON.stringify(design.package),
    "Take --package flip-chip, or --dies 1.",
  );
}

/** A die within the reticle fits any wafer that is not lost to lanes and rim. */
function checkWafer(design: ChipDesign): void {
  const isScribe = estimateDiesPerWafer({ ...getWaferCut(design), scribeMillimetres: 0 }) >= 1;
  refuseUnless(
    estimateDiesPerWafer(getWaferCut(design)) >= 1,
    isScribe ? "scribe" : "edge",
    `${isScribe ? "lanes that leave" : "a rim that leaves"} at least one die on a wafer of ${waferMillimetres} mm`,
    `${isScribe ? design.scribeMillimetres : design.edgeMillimetres} mm`,
    "Lower it; lanes are some 0.1 mm, rims some 3 mm.",
  );
}

/** HBM stands beside the die on an interposer, in whole stacks. */
function checkMemory(design: ChipDesign): void {
  const { memoryGigabytes, dieWidthMillimetres, dieHeightMillimetres } = design;
  const dies = getDieCount(design);
  const most = dies * computeMostMemory(dieWidthMillimetres, dieHeightMillimetres);
  refuseUnless(
    memoryGigabytes === 0 || (memoryGigabytes >= leastMemory && memoryGigabytes <= most),
    "memory",
    `0 or from ${leastMemory} to ${most} GB, what stands beside ${dies === 1 ? "a die" : `${dies} dies`} of ${round(getDieArea(design))} mm2`,
    `${memoryGigabytes} GB`,
  );
  refuseUnless(
    memoryGigabytes === 0 || design.package === "2.5d",
    "package",
    '"2.5d" for a chip with HBM, which stands on an interposer',
    JSON.stringify(design.package),
    "Take --package 2.5d, or leave out --memory.",
  );
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

function isAmount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

function round(value: number): string {
  return String(Number(value.toPrecision(5)));
}

function refuseUnless(isFine: boolean, where: string, expected: string, found: string, cure = ""): void {
  if (!isFine) throw new HardwareModelError({ where, expected, found, cure });
}
