import { arc } from "d3";
import { fateMarks, getBlockHue } from "../network/block-marks.ts";
import { abbreviateRegion } from "../network/region-words.ts";
import type { Replay } from "../network/replay.ts";
import type { ReplayDrawing } from "./draw-block-tree.ts";
import type { Canvas } from "./drawing.ts";
import { getMarkPath } from "./mark-shape.ts";
import { layOutRing, type RingArc, type RingPlace } from "./ring-layout.ts";

const CIRCLE = 0;
const ROOM_FOR_TEXT = 15;

/** Nodes in a ring by region; each lights up when a block of the greatest height reaches it. */
export function drawNodeRing(canvas: Canvas, replay: Replay, size: number): ReplayDrawing {
  const { places, arcs, radius } = layOutRing(replay, size);
  const centre = canvas.append("g").attr("transform", `translate(${size / 2},${size / 2})`);
  for (const region of arcs) drawArc(centre, region, radius);
  const marks = replay.nodes.map(({ powerShare }, index) => drawNode(centre, places[index]!, powerShare));
  const share = centre.append("text").attr("class", "ring-share").attr("dy", "0.1em");
  centre.append("text").attr("class", "ring-caption").attr("y", 26).text("of nodes are up to date");
  const drawn = new Int32Array(places.length).fill(-2);
  return {
    height: size,
    show: (state) => {
      let lit = 0;
      for (const [index, mark] of marks.entries()) {
        const tip = state.isLit[index] === 1 ? state.tips[index]! : -1;
        if (tip >= 0) lit += 1;
        // Most nodes stay as they are from one moment to the next.
        if (drawn[index] === tip) continue;
        drawn[index] = tip;
        light(mark, replay, tip, places[index]!.radius);
      }
      share.text(formatPercent(lit / marks.length));
    },
  };
}

function drawArc(centre: Canvas, { region, from, to }: RingArc, radius: number): void {
  const band = arc()({ innerRadius: radius + 8, outerRadius: radius + 10, startAngle: from, endAngle: to });
  centre.append("path").attr("class", "ring-arc").attr("d", band);
  const middle = (from + to) / 2;
  centre
    .append("text")
    .attr("class", "ring-region")
    .attr("x", (radius + 21) * Math.sin(middle))
    .attr("y", -(radius + 21) * Math.cos(middle))
    .attr("dy", "0.35em")
    .text(abbreviateRegion(region));
}

function drawNode(centre: Canvas, { x, y, radius }: RingPlace, powerShare: number): Canvas {
  const group = centre.append("g").attr("class", "node").attr("transform", `translate(${x},${y})`);
  group.append("path").attr("d", getMarkPath(CIRCLE, Math.PI * radius ** 2));
  if (radius >= ROOM_FOR_TEXT) {
    group.append("text").attr("dy", "0.35em").text(formatPercent(powerShare));
  }
  return group;
}

/** A node on the main chain is a circle; on a branch it has the branch's hue and the shape of its block. */
function light(mark: Canvas, { blocks }: Replay, tip: number, radius: number): void {
  const block = blocks[tip];
  const shape = block === undefined || block.fate === "main" ? CIRCLE : fateMarks[block.fate];
  mark.attr("class", block === undefined ? "node" : `node is-lit hue-${getBlockHue(block)} on-${getBlockHue(block)}`);
  mark.select("path").attr("d", getMarkPath(shape, Math.PI * radius ** 2));
}

/** Whole percent: digits behind the point would only flicker. */
function formatPercent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
