import { type ChipFigures, lookUpNodeFigure } from "./chip-figures.ts";
import { type PredictedFigure, spreadFigure } from "./predicted-figure.ts";

/**
 * The one hashing core whose area is public: 0.8061 GH/s of SHA-256d on 0.66 mm2 at 28 nm and 0.9 V.
 *
 * @source design file of ASIC Clouds (Magaki et al., ISCA 2016), as Chiplet Cloud uses it
 */
const reference = { nanometres: 28, hashesPerSecond: 0.8061e9, squareMillimetres: 0.66 } as const;

/** Low voltage slows a circuit, and later designs are denser: what holds the four chips below. */
const FACTOR = 5;

/**
 * [H/s a mm2] SHA-256d of a hashing chip: the reference core times the transistor density of the node over that of
 * 28 nm. Chips of 2013 on 110, 65 and 55 nm did 0.21, 0.27 and 0.39 of it (bitcointalk topic 119668), one of 2016 on
 * 16 nm 2.9 times (12 mm2 as measured by Song, programmingbitcoin.com 2017): early designs were sparse, later ones dense.
 */
export function computeHashesPerArea(nanometres: number, figures: ChipFigures): PredictedFigure {
  const density = lookUpNodeFigure(figures, "transistor-density", nanometres).mid;
  const ofReference = lookUpNodeFigure(figures, "transistor-density", reference.nanometres).mid;
  const perArea = reference.hashesPerSecond / reference.squareMillimetres;
  return spreadFigure((perArea * density) / ofReference, FACTOR);
}
