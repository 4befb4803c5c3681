import { linkHorizontal } from "d3";
import { fateMarks, getBlockHue } from "../network/block-marks.ts";
import type { Replay, ReplayBlock } from "../network/replay.ts";
import { computePlace } from "../network/replay-clock.ts";
import { isShown, type ReplayState } from "../network/replay-state.ts";
import { formatElapsed } from "../network/say-moment.ts";
import { type Canvas, measureText } from "./drawing.ts";
import { getMarkPath } from "./mark-shape.ts";

/** A picture that can be set to a moment of the replay. */
export interface ReplayDrawing {
  readonly height: number;
  show(state: ReplayState): void;
}

/** Half the thumb of the scrubber below, so that the line of now stands above it. */
export const TREE_INSET = 10;

const LANE = 44;
const TOP = 30;
const BOTTOM = 52;
const BLOCK_AREA = 190;

/** Blocks from left to right by time, branches beside the main chain, and a line at the present moment. */
export function drawBlockTree(canvas: Canvas, replay: Replay, width: number): ReplayDrawing {
  const lanes = replay.blocks.map(({ lane }) => lane);
  const [lowest, highest] = [Math.min(0, ...lanes), Math.max(0, ...lanes)];
  const plotWidth = width - 2 * TREE_INSET;
  const place = ({ foundSeconds, lane }: ReplayBlock): Point => ({
    x: TREE_INSET + plotWidth * computePlace(replay.clock, foundSeconds),
    y: TOP + (lane - lowest) * LANE,
  });
  const bottom = TOP + (highest - lowest) * LANE;
  const points = replay.blocks.map(place);
  const now = canvas
    .append("line")
    .attr("class", "replay-now")
    .attr("y1", 4)
    .attr("y2", bottom + 30);
  const links = replay.blocks.map(({ parent }, index) =>
    drawLink(canvas, points[index]!, parent === null ? null : points[parent]!),
  );
  const marks = replay.blocks.map((block, index) => drawBlock(canvas, block, points[index]!));
  drawHeights(canvas, replay.blocks, points);
  drawTimes(canvas, replay.blocks, points, { y: bottom + 44, width });
  return {
    height: bottom + BOTTOM,
    show: (state) => {
      const at = TREE_INSET + plotWidth * computePlace(replay.clock, state.seconds);
      now.attr("x1", at).attr("x2", at);
      for (const [index, mark] of marks.entries()) {
        const isFuture = index >= state.found;
        mark.classed("is-future", isFuture);
        mark.classed("is-hidden", !isFuture && !isShown(replay.blocks[index]!, state.seconds));
        links[index]!.classed("is-future", isFuture);
      }
    },
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A block whose parent is older than the replay hangs on a stub to the left. */
function drawLink(canvas: Canvas, to: Point, from: Point | null): Canvas {
  const curve = linkHorizontal<unknown, Point>()
    .x(({ x }) => x)
    .y(({ y }) => y);
  const group = canvas.append("g").attr("class", from === null ? "tree-link tree-stub" : "tree-link");
  group.append("path").attr("d", curve({ source: from ?? { x: Math.max(0, to.x - 24), y: to.y }, target: to }) ?? "");
  return group;
}

function drawBlock(canvas: Canvas, block: ReplayBlock, { x, y }: Point): Canvas {
  const group = canvas
    .append("g")
    .attr("class", `tree-block hue-${getBlockHue(block)}`)
    .attr("transform", `translate(${x},${y})`);
  group.append("path").attr("d", getMarkPath(fateMarks[block.fate], BLOCK_AREA));
  // Crossed out, so that a stale block is told without colour.
  if (block.fate === "stale") group.append("path").attr("class", "tree-cross").attr("d", "M-4 -4L4 4M-4 4L4 -4");
  return group;
}

/** Heights above the main chain's blocks, where there is room. */
function drawHeights(canvas: Canvas, blocks: readonly ReplayBlock[], points: readonly Point[]): void {
  drawSparsely(canvas, blocks, points, { offset: -14, gap: 8, write: ({ height }) => String(height) });
}

function drawTimes(
  canvas: Canvas,
  blocks: readonly ReplayBlock[],
  points: readonly Point[],
  { y, width }: { readonly y: number; readonly width: number },
): void {
  const level = points.map(({ x }) => ({ x: Math.min(x, width), y }));
  drawSparsely(canvas, blocks, level, {
    offset: 0,
    gap: 18,
    write: ({ foundSeconds }) => (foundSeconds === 0 ? "0 s" : formatElapsed(foundSeconds)),
  });
}

/** Texts at the main chain's blocks, each left out that would touch the one before or leave the drawing. */
function drawSparsely(
  canvas: Canvas,
  blocks: readonly ReplayBlock[],
  points: readonly Point[],
  given: { readonly offset: number; readonly gap: number; write(block: ReplayBlock): string },
): void {
  const group = canvas.append("g").attr("class", "axis");
  const right = Math.max(...points.map(({ x }) => x)) + TREE_INSET;
  let end = 0;
  for (const [index, block] of blocks.entries()) {
    const text = given.write(block);
    const width = measureText(text);
    const { x, y } = points[index]!;
    const from = Math.max(0, x - width / 2);
    if (block.lane !== 0 || from < end || from + width > Math.max(right, end)) continue;
    group
      .append("text")
      .attr("x", from)
      .attr("y", y + given.offset)
      .text(text);
    end = from + width + given.gap;
  }
}
