import { measureText, wrapLabel } from "../charts/drawing.ts";

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";
const LINE = 20;
const MARGIN = 16;

/** Presentation of an element that a style sheet gives on the page and an SVG alone must carry itself. */
const properties = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-dasharray",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "paint-order",
] as const;

/** The drawing as a file of its own: styles written out, with title, subtitle, legend and source around it. */
export function renderStandaloneSvg(svg: SVGSVGElement, frame: HTMLElement): string {
  const copy = copyWithStyles(svg);
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  const sheet = createElement("svg", { "font-family": getComputedStyle(svg).fontFamily, "font-size": 13 });
  sheet.setAttribute("fill", getComputedStyle(document.body).color);
  const ground = createElement("rect", { x: -MARGIN, fill: getComputedStyle(document.body).backgroundColor });
  sheet.append(ground);
  let y = MARGIN;
  const write = (lines: readonly string[], weight: number) => {
    for (const text of lines) {
      const line = createElement("text", { y: y + 14, "font-weight": weight });
      line.textContent = text;
      sheet.append(line);
      y += LINE;
    }
  };
  write(wrapText(getText(frame, "h3"), width, 600), 600);
  write(wrapText(getText(frame, ".subtitle"), width, 400), 400);
  const legend = copyLegend(frame, y, width);
  sheet.append(...legend.marks);
  y = legend.bottom + 8;
  copy.setAttribute("y", String(y));
  sheet.append(copy);
  y += height;
  write(wrapText(getText(frame, ".source"), width, 400), 400);
  const [totalWidth, totalHeight] = [width + 2 * MARGIN, y + MARGIN];
  ground.setAttribute("width", String(totalWidth));
  ground.setAttribute("height", String(totalHeight));
  sheet.setAttribute("viewBox", `${-MARGIN} 0 ${totalWidth} ${totalHeight}`);
  sheet.setAttribute("width", String(totalWidth));
  sheet.setAttribute("height", String(totalHeight));
  return new XMLSerializer().serializeToString(sheet);
}

function copyWithStyles(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copyStyles(svg, copy);
  for (const hidden of copy.querySelectorAll('[display="none"]')) hidden.remove();
  return copy;
}

/** Swatches and names in rows; nothing where the lines carry their names. */
function copyLegend(frame: HTMLElement, top: number, width: number): { marks: SVGElement[]; bottom: number } {
  if (frame.classList.contains("is-labelled")) return { marks: [], bottom: top };
  let [x, y] = [0, top];
  const marks = [...frame.querySelectorAll(".legend li")].flatMap((item) => {
    const swatch = item.querySelector("svg");
    if (swatch === null) return [];
    const name = item.textContent.trim();
    const [swatchWidth, room] = [swatch.clientWidth, swatch.clientWidth + 6 + measureText(name)];
    if (x > 0 && x + room > width) [x, y] = [0, y + LINE];
    const copy = copyWithStyles(swatch);
    for (const [key, value] of Object.entries({ x, y: y + 2, width: swatchWidth, height: 14 }))
      copy.setAttribute(key, String(value));
    const label = createElement("text", { x: x + swatchWidth + 6, y: y + 14 });
    label.textContent = name;
    x += room + 20;
    return [copy, label];
  });
  return { marks, bottom: marks.length > 0 ? y + LINE : top };
}

function createElement(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG_NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

function copyStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of properties) to.setAttribute(name, style.getPropertyValue(name));
  for (const [index, child] of [...from.children].entries()) {
    const twin = to.children[index];
    if (twin !== undefined) copyStyles(child, twin);
  }
}

function getText(frame: HTMLElement, selector: string): string {
  return frame.querySelector(selector)?.textContent.trim() ?? "";
}

/** Lines that fit a width; a word that is wider than a line goes on in the next. */
function wrapText(text: string, width: number, weight: 400 | 600): string[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return [];
  return wrapLabel(words.flatMap((word) => splitWord(word, width, weight)).join(" "), width, weight);
}

function splitWord(word: string, width: number, weight: 400 | 600): string[] {
  const pieces = [""];
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    const longer = `${pieces.at(-1) ?? ""}${segment}`;
    if (measureText(longer, weight) <= width) pieces[pieces.length - 1] = longer;
    else pieces.push(segment);
  }
  return pieces;
}
