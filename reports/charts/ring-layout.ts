import type { Replay } from "../network/replay.ts";

/** Where a node of the ring lies, around the centre, and how large it is. */
export interface RingPlace {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Where a region's nodes lie along the ring. */
export interface RingArc {
  readonly region: string;
  /** [rad] from the top, clockwise. */
  readonly from: number;
  readonly to: number;
}

export interface RingLayout {
  readonly places: readonly RingPlace[];
  /** Empty where nodes have no region. */
  readonly arcs: readonly RingArc[];
  /** Of the outermost row of nodes. */
  readonly radius: number;
}

/** From this share of all hash power on, a node stands in the inner ring and is as large as its power. */
export const LARGE_SHARE = 0.02;

const ROWS = 3;
const ARC_GAP = 0.07;
const MARGIN = 30;
const INNER = 0.6;
const LARGEST = 0.14;
/** [px] between two large miners. */
const GAP = 4;
/** Part of the inner ring that large miners may fill. */
const FILLED = 0.95;
const ROUNDS = 500;
const TOLERANCE = 1e-4;

/** Nodes side by side along three rows, by region; miners with much hash power inside, near their region. */
export function layOutRing({ nodes }: Pick<Replay, "nodes">, size: number): RingLayout {
  const radius = size / 2 - MARGIN;
  const arcs = layOutArcs(nodes.map(({ region }) => region));
  const angles = arcs.flatMap(({ from, to, count }) =>
    Array.from({ length: count }, (_, index) => from + ((index + 0.5) * (to - from)) / count),
  );
  const places = nodes.map(({ powerShare }, index) => {
    const row = radius * (1 - 0.045 * (index % ROWS));
    return placeAt(angles[index]!, row, 2.6 + 2.4 * Math.sqrt(Math.min(1, powerShare / LARGE_SHARE)));
  });
  for (const { index, angle, own } of layOutLarge(nodes, angles, radius)) {
    places[index] = placeAt(angle, INNER * radius, own);
  }
  return {
    places,
    arcs: arcs.flatMap(({ region, from, to }) => (region === null ? [] : [{ region, from, to }])),
    radius,
  };
}

function placeAt(angle: number, distance: number, radius: number): RingPlace {
  return { x: distance * Math.sin(angle), y: -distance * Math.cos(angle), radius };
}

/** One arc for each run of equal regions, in proportion to its nodes. */
function layOutArcs(
  regions: readonly (string | null)[],
): (Omit<RingArc, "region"> & { region: string | null; count: number })[] {
  const runs = [...new Set(regions)].map((region) => ({
    region,
    count: regions.filter((other) => other === region).length,
  }));
  const gap = runs.length < 2 ? 0 : ARC_GAP;
  const step = (2 * Math.PI - gap * runs.length) / regions.length;
  let from = 0;
  return runs.map(({ region, count }) => {
    const arc = { region, count, from, to: from + count * step };
    from = arc.to + gap;
    return arc;
  });
}

/** Large miners near their regions, pushed apart until none covers another. */
function layOutLarge(
  nodes: Replay["nodes"],
  angles: readonly number[],
  radius: number,
): { index: number; angle: number; own: number }[] {
  const most = Math.max(...nodes.map(({ powerShare }) => powerShare));
  const large = nodes.flatMap(({ powerShare }, index) =>
    powerShare < LARGE_SHARE
      ? []
      : [{ index, angle: angles[index]!, own: LARGEST * radius * Math.sqrt(powerShare / most) }],
  );
  const around = large.reduce((sum, { own }) => sum + 2 * own + GAP, 0);
  const shrink = Math.min(1, (2 * Math.PI * INNER * radius * FILLED) / Math.max(1, around));
  const sized = large.map((miner) => ({ ...miner, own: shrink * miner.own }));
  const halves = sized.map(({ own }) => (own + (shrink * GAP) / 2) / (INNER * radius));
  for (let round = 0; round < ROUNDS && pushApart(sized, halves); round++);
  return sized;
}

/** Moves each neighbour that is too near half of what is missing; the last and the first are neighbours too. */
function pushApart(miners: { angle: number }[], halves: readonly number[]): boolean {
  let isMoved = false;
  for (const [index, miner] of miners.entries()) {
    if (miners.length < 2) break;
    const after = (index + 1) % miners.length;
    const next = miners[after]!;
    const turn = after === 0 ? 2 * Math.PI : 0;
    const missing = halves[index]! + halves[after]! - (next.angle + turn - miner.angle);
    if (missing <= TOLERANCE) continue;
    miner.angle -= missing / 2;
    next.angle += missing / 2;
    isMoved = true;
  }
  return isMoved;
}
