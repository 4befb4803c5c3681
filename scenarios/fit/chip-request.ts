import type { DesignKind, PackageName } from "../../hardware-models/chip-design.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import type { YieldModelName } from "../../hardware-models/yield.ts";

/** A chip as a user asks for it; what is left out gets the default that the answer's assumptions tell. */
export interface ChipRequest {
  readonly node: string;
  readonly areaSquareMillimetres: number;
  readonly volume: number;
  /** Month of the order, "YYYY-MM", whose prices are paid; without it those on record, of 2020 to 2025. */
  readonly month?: string;
  readonly kind?: DesignKind;
  readonly package?: PackageName;
  /** Equal dies in one package; by default one. */
  readonly dies?: number;
  readonly memoryGigabytes?: number;
  readonly yieldModel?: YieldModelName;
  readonly defectsPerSquareCentimetre?: number;
  readonly yieldShare?: number;
  readonly criticalShare?: number;
  readonly scribeMillimetres?: number;
  readonly edgeMillimetres?: number;
  readonly priceUsd?: number;
}

/** More chips than the world makes of all kinds in a year. */
const MOST_CHIPS = 1e12;
const MOST_USD = 1e9;
/** Later months are no forecast any more. */
const LAST_MONTH = "2040-12";

/** @throws HardwareModelError for figures out of bounds, and for some that contradict each other */
export function checkChipRequest(request: ChipRequest): void {
  const { volume, priceUsd, month } = request;
  if (!(Number.isInteger(volume) && volume >= 1 && volume <= MOST_CHIPS)) {
    const expected = `a whole number of chips from 1 to ${MOST_CHIPS}`;
    throw new HardwareModelError({ where: "volume", expected, found: String(volume) });
  }
  if (priceUsd !== undefined && !(priceUsd > 0 && priceUsd <= MOST_USD)) {
    const expected = `a price above 0, at most ${MOST_USD} USD`;
    throw new HardwareModelError({ where: "price", expected, found: String(priceUsd) });
  }
  if (month !== undefined && month > LAST_MONTH) {
    throw new HardwareModelError({ where: "date", expected: `a month until ${LAST_MONTH}`, found: month });
  }
  const modelled = [request.yieldModel, request.defectsPerSquareCentimetre, request.criticalShare];
  if (request.yieldShare !== undefined && modelled.some((given) => given !== undefined)) {
    const expected = "either a share of good dies, or what it is worked out from";
    const cure = "Leave out --yield, or --model, --defects and --critical.";
    throw new HardwareModelError({ where: "yield", expected, found: "both", cure });
  }
}
