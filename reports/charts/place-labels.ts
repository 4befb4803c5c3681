/** A rectangle in pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A label that wants to stand near its point. */
export interface WantedLabel {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface PlacedLabel {
  /** Left end and middle of the text. */
  readonly x: number;
  readonly y: number;
  /** Where a line from the point meets it; null where it stands beside the point. */
  readonly leader: { readonly x: number; readonly y: number } | null;
}

const LINE = 15;
const POINT = 6;
/** Distances to try, px; from the second on a line leads back to the point. Lines need a wide drawing to be followed. */
const reaches = [10, 26, 44, 64, 88];
const narrowReaches = [10, 26];
const NARROW = 480;
const directions = [0, 180, 315, 45, 225, 135, 270, 90].map((degrees) => (degrees * Math.PI) / 180);

/**
 * Puts labels beside their points, so that none covers another or a point; the crowded ones first.
 *
 * @param taken areas that no label may cover
 * @param avoided areas that a label covers only where it has no other room
 * @returns one for each label, null where there is no room within reach
 */
export function placeLabels(
  labels: readonly WantedLabel[],
  frame: Area,
  { taken, avoided }: { readonly taken: readonly Area[]; readonly avoided: readonly Area[] },
): (PlacedLabel | null)[] {
  const occupied = [...taken, ...labels.map(({ x, y }) => around(x, y))];
  const placed: (PlacedLabel | null)[] = labels.map(() => null);
  for (const index of orderByCrowding(labels)) {
    const label = labels[index]!;
    const found = findRoom(label, frame, [...occupied, ...avoided]) ?? findRoom(label, frame, occupied);
    if (found === null) continue;
    placed[index] = found;
    occupied.push(computeArea(found.x, found.y, label.width));
  }
  return placed;
}

function around(x: number, y: number): Area {
  return { left: x - POINT, top: y - POINT, right: x + POINT, bottom: y + POINT };
}

function orderByCrowding(labels: readonly WantedLabel[]): number[] {
  const gaps = labels.map((one) =>
    Math.min(...labels.map((other) => (other === one ? Infinity : Math.hypot(one.x - other.x, one.y - other.y)))),
  );
  return labels.map((_, index) => index).sort((a, b) => gaps[a]! - gaps[b]!);
}

function findRoom(label: WantedLabel, frame: Area, occupied: readonly Area[]): PlacedLabel | null {
  const isNarrow = frame.right - frame.left < NARROW;
  for (const [step, reach] of (isNarrow ? narrowReaches : reaches).entries()) {
    for (const direction of directions) {
      const [dx, dy] = [Math.cos(direction), Math.sin(direction)];
      const [x, y] = [label.x + reach * dx, label.y + reach * dy];
      const left = x - (label.width * (1 - Math.round(dx * 10) / 10)) / 2;
      const area = computeArea(left, y, label.width);
      if (!isInside(area, frame) || occupied.some((other) => overlaps(area, other))) continue;
      return { x: left, y, leader: step === 0 ? null : { x: x, y: y - Math.sign(Math.round(dy)) * (LINE / 2 - 2) } };
    }
  }
  return null;
}

function computeArea(left: number, middle: number, width: number): Area {
  return { left, top: middle - LINE / 2, right: left + width, bottom: middle + LINE / 2 };
}

function isInside(area: Area, frame: Area): boolean {
  return area.left >= frame.left && area.right <= frame.right && area.top >= frame.top && area.bottom <= frame.bottom;
}

function overlaps(one: Area, other: Area): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
