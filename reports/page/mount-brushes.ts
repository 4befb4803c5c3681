import type { Drawing } from "../charts/drawing.ts";
import { measureAxis } from "../figures/axis-part.ts";
import type { ParallelAxis, ParallelFigure } from "../figures/figure.ts";
import { listBrushed } from "../figures/list-brushed.ts";
import { formatQuantity } from "../number-format.ts";

const STEPS = 100;

/** Lets a reader choose a stretch of any axis: by dragging along it, or with two sliders an axis. */
export interface Brushes {
  /** The drawing that a drag acts on, after each redraw. */
  show(drawing: Drawing): void;
}

export function mountBrushes(
  frame: HTMLElement,
  given: ParallelFigure,
  onChange: (figure: ParallelFigure) => void,
): Brushes {
  let figure = given;
  let drawing: Drawing | null = null;
  const room = document.createElement("fieldset");
  room.className = "brushes";
  addElement(room, "legend").textContent = "Choose points by";
  const voice = addElement(room, "p");
  voice.className = "brush-count";
  voice.setAttribute("aria-live", "polite");
  const apply = (axis: number, brush: ParallelAxis["brush"]) => {
    figure = { ...figure, axes: figure.axes.map((each, index) => (index === axis ? { ...each, brush } : each)) };
    voice.textContent = sayChosen(figure);
    onChange(figure);
  };
  const sliders = figure.axes.map((axis, index) => buildSliders(room, axis, { index, apply }));
  const clear = addElement(room, "button");
  clear.type = "button";
  clear.textContent = "All points";
  clear.addEventListener("click", () => {
    for (const slider of sliders) slider.set([0, 1]);
    figure = { ...figure, axes: figure.axes.map((axis) => ({ ...axis, brush: null })) };
    voice.textContent = sayChosen(figure);
    onChange(figure);
  });
  voice.textContent = sayChosen(figure);
  frame.querySelector(".plot-room")?.after(room);
  const plot = frame.querySelector<HTMLElement>(".plot");
  if (plot !== null) {
    followDrag(
      plot,
      (x, y) => drawing?.grasp?.(x, y) ?? null,
      (axis, parts) => {
        sliders[axis]!.set(parts);
        apply(axis, sliders[axis]!.read());
      },
    );
  }
  return {
    show: (next) => {
      drawing = next;
    },
  };
}

interface AxisSliders {
  set(parts: readonly [number, number]): void;
  read(): ParallelAxis["brush"];
}

/** Two sliders for the ends of a stretch, and the stretch in words. */
function buildSliders(
  room: HTMLElement,
  axis: ParallelAxis,
  { index, apply }: { readonly index: number; readonly apply: (axis: number, brush: ParallelAxis["brush"]) => void },
): AxisSliders {
  const { fromPart } = measureAxis(axis);
  const line = addElement(room, "div");
  const name = addElement(line, "span");
  name.className = "brush-name";
  name.textContent = `${index + 1} ${axis.title}`;
  const [low, high] = (["from", "to"] as const).map((end, at) => {
    const input = addElement(line, "input");
    Object.assign(input, { type: "range", min: "0", max: String(STEPS), value: String(at * STEPS) });
    input.setAttribute("aria-label", `${axis.title}: ${end}`);
    return input;
  }) as [HTMLInputElement, HTMLInputElement];
  const words = addElement(line, "output");
  const read = (): ParallelAxis["brush"] => {
    const parts = [low.valueAsNumber / STEPS, high.valueAsNumber / STEPS] as const;
    return parts[0] === 0 && parts[1] === 1 ? null : [fromPart(parts[0]), fromPart(parts[1])];
  };
  const tell = () => {
    const brush = read();
    words.textContent = brush === null ? "all" : sayStretch(axis, brush);
    for (const input of [low, high]) input.setAttribute("aria-valuetext", words.textContent);
  };
  for (const input of [low, high]) {
    input.addEventListener("input", () => {
      if (low.valueAsNumber > high.valueAsNumber) (input === low ? high : low).value = input.value;
      tell();
      apply(index, read());
    });
  }
  tell();
  return {
    set: ([from, to]) => {
      low.value = String(Math.round(from * STEPS));
      high.value = String(Math.round(to * STEPS));
      tell();
    },
    read,
  };
}

/** From where the mouse went down to where it is, on the axis it went down on; a click alone chooses all again. */
function followDrag(
  plot: HTMLElement,
  grasp: (x: number, y: number) => ReturnType<NonNullable<Drawing["grasp"]>>,
  choose: (axis: number, parts: readonly [number, number]) => void,
): void {
  let start: { readonly axis: number; readonly part: number } | null = null;
  const locate = (event: PointerEvent) => {
    const box = plot.getBoundingClientRect();
    return grasp(event.clientX - box.left, event.clientY - box.top);
  };
  plot.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse") return;
    start = locate(event);
    if (start !== null) plot.setPointerCapture(event.pointerId);
  });
  plot.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const box = plot.getBoundingClientRect();
    const part = locate(event)?.part ?? (event.clientY < box.top + box.height / 2 ? 1 : 0);
    if (Math.abs(part - start.part) > 0.01)
      choose(start.axis, [Math.min(start.part, part), Math.max(start.part, part)]);
  });
  plot.addEventListener("pointerup", (event) => {
    const end = locate(event);
    if (start !== null && end !== null && Math.abs(end.part - start.part) <= 0.01) choose(start.axis, [0, 1]);
    start = null;
  });
}

function sayStretch({ names, unit }: ParallelAxis, [low, high]: readonly [number, number]): string {
  if (names === null) return `${formatQuantity(low, unit)} to ${formatQuantity(high, unit)}`;
  return names.filter((_, value) => value >= low && value <= high).join(", ") || "none";
}

function sayChosen(figure: ParallelFigure): string {
  const count = listBrushed(figure).length;
  return count === figure.points.length ? `All ${count} points.` : `${count} of ${figure.points.length} points.`;
}

function addElement<Tag extends keyof HTMLElementTagNameMap>(
  parent: HTMLElement,
  tag: Tag,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  parent.append(element);
  return element;
}
