import { select } from "d3";
import { drawBlockTree, type ReplayDrawing } from "../charts/draw-block-tree.ts";
import { drawNodeRing } from "../charts/draw-node-ring.ts";
import type { Canvas } from "../charts/drawing.ts";
import type { Replay } from "../network/replay.ts";
import { computePlace, computeSeconds } from "../network/replay-clock.ts";
import { computeReplayState, type ReplayState } from "../network/replay-state.ts";
import { formatElapsed, sayMoment } from "../network/say-moment.ts";
import { createPlayer } from "./replay-player.ts";

const WIDEST_RING = 520;
const TICKS = 2000;
/** Part of the replay by which a stop lies behind its event, so that rounding does not put it before. */
const JUST_AFTER = 1e-7;

/** Draws the replay into its frame and hands time to the reader: a scrubber, play and pause, block by block. */
export function mountReplay(replay: Replay): void {
  const frame = document.querySelector<HTMLElement>("[data-replay]");
  if (frame === null) return;
  const find = (selector: string): HTMLElement => frame.querySelector<HTMLElement>(selector)!;
  const [treeRoom, ringRoom] = [find(".tree-room"), find(".ring-room")];
  const scrubber = frame.querySelector<HTMLInputElement>("#replay-time")!;
  const [words, clock, voice] = [find(".replay-words"), find(".replay-clock"), find(".replay-voice")];
  const regions = [...frame.querySelectorAll("[data-region]")];
  let drawings: readonly ReplayDrawing[] = [];
  let state = computeReplayState(replay, 0);

  scrubber.max = String(TICKS);
  const show = (place: number): void => {
    state = computeReplayState(replay, computeSeconds(replay.clock, place));
    scrubber.value = String(Math.round(TICKS * place));
    scrubber.setAttribute(
      "aria-valuetext",
      `${formatElapsed(state.seconds)}, block ${state.found} of ${replay.blocks.length}`,
    );
    clock.textContent = formatElapsed(state.seconds);
    words.textContent = sayMoment(replay, state);
    for (const room of regions) room.textContent = sayRegion(replay, state, room.getAttribute("data-region") ?? "");
    for (const drawing of drawings) drawing.show(state);
  };
  const speak = (): void => {
    voice.textContent = sayMoment(replay, state);
  };
  const player = createPlayer({
    button: find("[data-act=play]"),
    stops: listStops(replay),
    getPlace: () => Number(scrubber.value) / TICKS,
    show,
    speak,
  });
  scrubber.addEventListener("input", () => {
    player.pause();
    show(Number(scrubber.value) / TICKS);
  });
  scrubber.addEventListener("change", speak);
  find("[data-act=previous]").addEventListener("click", () => {
    player.step("back");
  });
  find("[data-act=next]").addEventListener("click", () => {
    player.step("on");
  });
  let drawnWidth = 0;
  const redraw = (): void => {
    drawnWidth = treeRoom.clientWidth;
    const tree = drawInto(treeRoom, treeRoom.clientWidth, (canvas, width) => drawBlockTree(canvas, replay, width));
    const size = Math.min(WIDEST_RING, ringRoom.clientWidth);
    drawings = [tree, drawInto(ringRoom, size, (canvas, width) => drawNodeRing(canvas, replay, width))];
    for (const drawing of drawings) drawing.show(state);
  };
  find(".replay-controls").hidden = false;
  new ResizeObserver(() => {
    if (treeRoom.clientWidth !== drawnWidth) redraw();
  }).observe(treeRoom);
  redraw();
  show(0);
}

function drawInto(
  room: HTMLElement,
  width: number,
  draw: (canvas: Canvas, width: number) => ReplayDrawing,
): ReplayDrawing {
  room.replaceChildren();
  const svg = select(room).append("svg").attr("aria-hidden", "true");
  const drawing = draw(svg.append("g"), width);
  svg.attr("width", width).attr("height", drawing.height).attr("viewBox", `0 0 ${width} ${drawing.height}`);
  return drawing;
}

/** Places at which something is worth a halt: each block found, half way to everybody, and at everybody. */
function listStops({ blocks, clock, endSeconds }: Replay): number[] {
  const seconds = blocks.flatMap(({ foundSeconds, reachSeconds: [half, , all] }) => [
    foundSeconds,
    ...[half, all].flatMap((reach) => (reach == null ? [] : [foundSeconds + reach])),
  ]);
  const within = [...seconds, endSeconds].filter((at) => at <= endSeconds).sort((one, other) => one - other);
  return [...new Set(within.map((at) => Math.min(1, computePlace(clock, at) + JUST_AFTER)))];
}

function sayRegion({ nodes }: Replay, { isLit }: ReplayState, region: string): string {
  const own = [...nodes.keys()].filter((index) => nodes[index]!.region === region);
  const lit = own.filter((index) => isLit[index] === 1).length;
  return `${lit} of ${own.length}`;
}
