import { path, scaleLinear } from "d3";
import type { FlowNode, FlowsFigure, FlowsPanel } from "../figures/figure.ts";
import { formatQuantity } from "../number-format.ts";
import { drawPanelTitle } from "./axes.ts";
import { type Box, type Canvas, cutLabel, type Drawing, measureText, type Reading } from "./drawing.ts";
import { drawEmptyPanel } from "./empty-panel.ts";
import { findBox, layOutPanels } from "./panel-grid.ts";
import { spreadLabels } from "./spread-labels.ts";

const NODE = 7;
const GAP = 5;
const LINE = 18;
/** A share below it is named as being below it. */
const DUST = 1e-5;

/** A node with its place: where it stands, and which stretch of the pot is its own. */
interface PlacedNode {
  readonly node: FlowNode;
  readonly x: number;
  readonly top: number;
  readonly height: number;
  readonly potTop: number;
}

/** Sources flow into a pot and out of it to uses, in bands as thick as the amounts; a panel a scheme. */
export function drawFlows(canvas: Canvas, figure: FlowsFigure, width: number): Drawing {
  const { panels } = figure;
  const most = Math.max(...panels.map(({ nodes }) => nodes.length));
  const { boxes, height } = layOutPanels({
    count: panels.length,
    width,
    left: 1,
    right: 0,
    top: panels.some(({ title }) => title !== "") ? 34 : 12,
    bottom: 22,
    computeHeight: () => Math.max(130, most * LINE),
    narrowest: 310,
  });
  const drawn = panels.flatMap((panel, index) => drawPanel(canvas, boxes[index]!, panel));
  return {
    height,
    stops: Math.max(1, drawn.length),
    locate: (x, y) => {
      const panel = panels[findBox(boxes, x, y)];
      const distances = drawn.map((mark) =>
        mark.panel === panel ? Math.abs(mark.at.y - y) + Math.abs(mark.at.x - x) / 4 : Infinity,
      );
      return Math.max(0, distances.indexOf(Math.min(...distances)));
    },
    read: (stop) => readNode(figure, drawn[stop]),
    mark: (stop) => {
      for (const [index, { band }] of drawn.entries()) band.classed("is-marked", index === stop);
      return drawn[stop ?? 0]?.at ?? { x: 0, y: 0 };
    },
  };
}

interface DrawnNode {
  readonly panel: FlowsPanel;
  readonly node: FlowNode;
  readonly band: Canvas;
  readonly at: { readonly x: number; readonly y: number };
}

function drawPanel(canvas: Canvas, box: Box, panel: FlowsPanel): DrawnNode[] {
  drawPanelTitle(canvas, box, panel.title);
  if (panel.nodes.length === 0) {
    drawEmptyPanel(canvas, box, panel.emptyReason);
    return [];
  }
  const uses = panel.nodes.filter(({ side }) => side === "use");
  const labelRoom = Math.min(box.width * 0.6, Math.max(...uses.map((use) => measureText(labelOf(use)))) + 20);
  const right = box.width - labelRoom;
  const pot = Math.round(right * 0.56);
  const placed = placeNodes(panel.nodes, box.height, { right, pot });
  const group = canvas.append("g").attr("transform", `translate(${box.left},${box.top})`);
  const bands = placed.map((each) => drawBand(group, each, pot));
  const potHeight = placed.reduce((sum, { node, height }) => sum + (node.side === "use" ? height : 0), 0);
  const potTop = Math.min(...placed.map((each) => each.potTop));
  group
    .append("rect")
    .attr("class", "flow-pot")
    .attr("x", pot)
    .attr("y", potTop)
    .attr("width", NODE)
    .attr("height", potHeight);
  drawLabels(group, box, placed, labelRoom);
  return placed.map(({ node, x, top, height }, index) => ({
    panel,
    node,
    band: bands[index]!,
    at: { x: box.left + x, y: box.top + top + height / 2 },
  }));
}

function labelOf({ label, share }: FlowNode): string {
  return `${label} ${share < DUST ? `<${formatQuantity(DUST, "share")}` : formatQuantity(share, "share")}`;
}

/** Both sides on one scale, centred; the pot is as high as the whole, without gaps. */
function placeNodes(
  nodes: readonly FlowNode[],
  height: number,
  at: { readonly right: number; readonly pot: number },
): PlacedNode[] {
  const uses = nodes.filter(({ side }) => side === "use");
  const sources = nodes.filter(({ side }) => side === "source");
  const most = Math.max(uses.length, sources.length);
  const toPixels = scaleLinear()
    .domain([0, 1])
    .range([0, height - GAP * (most - 1)]);
  const placeSide = (side: readonly FlowNode[], x: number) => {
    let top = (height - toPixels(1) - GAP * (side.length - 1)) / 2;
    let potTop = (height - toPixels(1)) / 2;
    return side.map((node) => {
      const placed = { node, x, top, height: toPixels(node.share), potTop };
      top += placed.height + GAP;
      potTop += placed.height;
      return placed;
    });
  };
  return [...placeSide(sources, 0), ...placeSide(uses, at.right - NODE)];
}

function drawBand(group: Canvas, { node, x, top, height, potTop }: PlacedNode, pot: number): Canvas {
  const [from, to] = node.side === "source" ? [x + NODE, pot] : [pot + NODE, x];
  const [fromTop, toTop] = node.side === "source" ? [top, potTop] : [potTop, top];
  const middle = (from + to) / 2;
  const thick = Math.max(0.75, height);
  const shape = path();
  shape.moveTo(from, fromTop);
  shape.bezierCurveTo(middle, fromTop, middle, toTop, to, toTop);
  shape.lineTo(to, toTop + thick);
  shape.bezierCurveTo(middle, toTop + thick, middle, fromTop + thick, from, fromTop + thick);
  shape.closePath();
  const band = group.append("g").attr("class", "flow");
  band.append("path").attr("class", `flow-band hue-${node.hue}`).attr("d", shape.toString());
  band
    .append("rect")
    .attr("class", `layer hue-${node.hue}`)
    .attr("x", x)
    .attr("y", top)
    .attr("width", NODE)
    .attr("height", thick);
  return band;
}

/** Sources carry their names on their bands, uses beside them; names that would touch are moved apart. */
function drawLabels(group: Canvas, box: Box, placed: readonly PlacedNode[], labelRoom: number): void {
  for (const side of ["source", "use"] as const) {
    const nodes = placed.filter(({ node }) => node.side === side);
    const wanted = nodes.map(({ top, height }) => top + height / 2);
    const spread = spreadLabels(wanted, LINE, 8, box.height - 2);
    for (const [index, { node, x }] of nodes.entries()) {
      const y = spread[index]!;
      if (side === "use" && Math.abs(y - wanted[index]!) > 4) {
        group
          .append("path")
          .attr("class", "flow-leader")
          .attr("d", `M${x + NODE + 1} ${wanted[index]!}L${x + NODE + 9} ${y}`);
      }
      group
        .append("text")
        .attr("class", "flow-label")
        .attr("x", side === "source" ? NODE + 5 : x + NODE + 12)
        .attr("y", y)
        .attr("dy", "0.32em")
        .text(side === "source" ? labelOf(node) : cutLabel(labelOf(node), labelRoom - 12));
    }
  }
}

function readNode({ unit }: FlowsFigure, drawn: DrawnNode | undefined): Reading {
  if (drawn === undefined) return { title: "", rows: [] };
  const { label, hue, amount, low, high, share, side } = drawn.node;
  const interval = low === null || high === null ? "" : `${formatQuantity(low, unit)} to ${formatQuantity(high, unit)}`;
  const name = drawn.panel.title === "" ? label : `${drawn.panel.title}: ${label}`;
  return {
    title: name,
    rows: [
      { label: side === "source" ? "came in" : "went out", hue, text: formatQuantity(amount, unit), detail: interval },
      { label: "of all", hue, text: formatQuantity(share, "share"), detail: "" },
    ],
  };
}
