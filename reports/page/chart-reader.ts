import type { Drawing, Reading } from "../charts/drawing.ts";

/** Lets a reader move along a drawing by mouse, touch or arrow keys; the values are shown and read aloud. */
export interface Reader {
  readonly svg: SVGSVGElement;
  show(drawing: Drawing): void;
}

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

export function mountReader(room: HTMLElement, label: string): Reader {
  const svg = document.createElementNS(SVG_NAMESPACE, "svg");
  svg.setAttribute("aria-hidden", "true");
  const plot = addElement(room, "div", "plot");
  plot.append(svg);
  plot.tabIndex = 0;
  plot.setAttribute("role", "slider");
  plot.setAttribute("aria-label", label);
  const tip = addElement(room, "div", "tip");
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  const voice = addElement(room, "p", "unseen");
  voice.setAttribute("aria-live", "polite");
  let drawing: Drawing | null = null;
  let stop = 0;

  const hide = () => {
    drawing?.mark(null);
    tip.hidden = true;
  };
  const moveTo = (next: number, at?: { x: number; y: number }) => {
    if (drawing === null) return;
    stop = Math.min(drawing.stops - 1, Math.max(0, next));
    const reading = drawing.read(stop);
    const place = drawing.mark(stop);
    describeStop(plot, reading, stop, drawing.stops);
    fillTip(tip, reading);
    placeTip(tip, room, at ?? place);
  };
  const follow = (event: PointerEvent) => {
    const box = svg.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    if (drawing !== null) moveTo(drawing.locate(at.x, at.y), at);
  };
  plot.addEventListener("pointermove", follow);
  plot.addEventListener("pointerdown", follow);
  plot.addEventListener("pointerleave", ({ pointerType }) => {
    // A finger that is lifted has left, and wants to read what it pointed at.
    if (pointerType !== "touch") hide();
  });
  plot.addEventListener("blur", hide);
  plot.addEventListener("focus", () => {
    if (plot.matches(":focus-visible")) moveTo(stop);
  });
  plot.addEventListener("keydown", (event) => {
    const next = drawing === null ? null : chooseStop(event.key, stop, drawing.stops);
    if (event.key === "Escape") hide();
    if (next === null) return;
    event.preventDefault();
    moveTo(next);
    voice.textContent = drawing === null ? "" : sayReading(drawing.read(stop));
  });
  return {
    svg,
    show: (next) => {
      drawing = next;
      stop = Math.min(stop, next.stops - 1);
      tip.hidden = true;
      describeStop(plot, next.read(stop), stop, next.stops);
    },
  };
}

/** One step by arrow, a twelfth of the chart or a year by page, ends by Home and End. */
function chooseStop(key: string, stop: number, stops: number): number | null {
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return stop + 1;
    case "ArrowLeft":
    case "ArrowUp":
      return stop - 1;
    case "PageDown":
      return stop + 12;
    case "PageUp":
      return stop - 12;
    case "Home":
      return 0;
    case "End":
      return stops - 1;
    default:
      return null;
  }
}

function describeStop(plot: HTMLElement, reading: Reading, stop: number, stops: number): void {
  plot.setAttribute("aria-valuemin", "1");
  plot.setAttribute("aria-valuemax", String(stops));
  plot.setAttribute("aria-valuenow", String(stop + 1));
  plot.setAttribute("aria-valuetext", reading.title);
}

function sayReading({ rows }: Reading): string {
  return rows.map(({ label, text, detail }) => `${label}: ${text}${detail && `, interval ${detail}`}`).join("; ");
}

function fillTip(tip: HTMLElement, { title, rows }: Reading): void {
  tip.replaceChildren();
  addElement(tip, "p", "tip-title").textContent = title;
  const list = addElement(tip, "dl", "");
  for (const { label, text, detail, hue } of rows) {
    const row = addElement(list, "div", "");
    const name = addElement(row, "dt", "");
    addElement(name, "span", `chip hue-${hue}`);
    addElement(name, "bdi", "").textContent = label;
    const value = addElement(row, "dd", "");
    addElement(value, "b", "").textContent = text;
    if (detail !== "") addElement(value, "small", "").textContent = detail;
  }
}

/** Beside the point, on the side with more room, inside the drawing. */
function placeTip(tip: HTMLElement, room: HTMLElement, { x, y }: { x: number; y: number }): void {
  tip.hidden = false;
  const width = room.clientWidth;
  const left = x < width / 2 ? x + 16 : x - tip.offsetWidth - 16;
  tip.style.left = `${Math.max(0, Math.min(width - tip.offsetWidth, left))}px`;
  tip.style.top = `${Math.max(0, Math.min(room.clientHeight - tip.offsetHeight, y - 20))}px`;
}

function addElement(parent: HTMLElement, tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  parent.append(element);
  return element;
}
