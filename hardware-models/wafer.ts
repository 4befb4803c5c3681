/** A wafer cut into dies of one size. */
export interface WaferCut {
  readonly waferMillimetres: number;
  readonly dieWidthMillimetres: number;
  readonly dieHeightMillimetres: number;
  /** Saw lane between dies. */
  readonly scribeMillimetres: number;
  /** Rim of the wafer that holds no die. */
  readonly edgeMillimetres: number;
}

/** Field of a lithography scanner: no die is larger. @source ASML TWINSCAN data sheets: 26 mm x 33 mm */
export const reticle = { widthMillimetres: 26, heightMillimetres: 33 } as const;

/** Whether a die can be exposed in one field, upright or turned. */
export function isWithinReticle(widthMillimetres: number, heightMillimetres: number): boolean {
  const short = Math.min(widthMillimetres, heightMillimetres);
  const long = Math.max(widthMillimetres, heightMillimetres);
  return short <= reticle.widthMillimetres && long <= reticle.heightMillimetres;
}

/** Width and height of a square die of an area [mm2], narrowed to the reticle where a square would not fit it. */
export function shapeDie(areaSquareMillimetres: number): readonly [width: number, height: number] {
  const side = Math.sqrt(areaSquareMillimetres);
  const width = Math.min(side, reticle.widthMillimetres);
  return [width, areaSquareMillimetres / width];
}

/**
 * pi d^2 / (4 S) - pi d / sqrt(2 S): whole area less what the rim cuts off; not rounded, at least 0, and 0 for a die whose
 * diagonal is longer than the wafer. An estimate, up to a tenth below the best layout; too many for dies many times as
 * long as wide.
 *
 * @source Hennessy and Patterson, Computer Architecture, section 1.6
 */
export function estimateDiesPerWafer(cut: WaferCut): number {
  const { diameter, width, height } = getUsable(cut);
  if (Math.hypot(width, height) > diameter) return 0;
  const area = width * height;
  return Math.max(0, (Math.PI * diameter * diameter) / (4 * area) - (Math.PI * diameter) / Math.sqrt(2 * area));
}

/** Whole dies of the best of four layouts: the centre of the wafer in a die's corner, its centre, or between two. */
export function countDiesPerWafer(cut: WaferCut): number {
  const { width, height } = getUsable(cut);
  let best = 0;
  for (const left of [0, width / 2]) {
    for (const bottom of [0, height / 2]) best = Math.max(best, countLayout(cut, left, bottom));
  }
  return best;
}

function getUsable(cut: WaferCut) {
  return {
    diameter: Math.max(0, cut.waferMillimetres - 2 * cut.edgeMillimetres),
    width: cut.dieWidthMillimetres + cut.scribeMillimetres,
    height: cut.dieHeightMillimetres + cut.scribeMillimetres,
  };
}

/** Column by column, the dies whose four corners lie on the wafer; `left` and `bottom` are where a die begins. */
function countLayout(cut: WaferCut, left: number, bottom: number): number {
  const { diameter, width, height } = getUsable(cut);
  const radius = diameter / 2;
  const first = Math.ceil((-radius - left) / width);
  let count = 0;
  for (let column = first; left + (column + 1) * width <= radius; column++) {
    const farthest = Math.max(Math.abs(left + column * width), Math.abs(left + (column + 1) * width));
    if (farthest > radius) continue;
    const reach = Math.sqrt((radius - farthest) * (radius + farthest));
    count += Math.max(0, floorUp((reach - bottom) / height) + floorUp((reach + bottom) / height));
  }
  return count;
}

/** A die that fits up to rounding fits. */
function floorUp(value: number): number {
  return Math.floor(value + 1e-9);
}
