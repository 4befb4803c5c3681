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
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "paint-order",
] as const;

/** The drawing as a file of its own: styles written out, with title, subtitle, legend and source around it. */
export function renderStandaloneSvg(svg: SVGSVGElement, frame: HTMLElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copyStyles(svg, copy);
  for (const hidden of copy.querySelectorAll('[display="none"]')) hidden.remove();
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  const body = getComputedStyle(document.body);
  const above = [
    ...wrapText(getText(frame, "h3"), width, 8.2).map((text) => ({ text, weight: "700" })),
    ...wrapText(getText(frame, ".subtitle"), width, 6.6).map((text) => ({ text, weight: "400" })),
    ...wrapText(listLegend(frame), width, 6.6).map((text) => ({ text, weight: "400" })),
  ];
  const below = wrapText(getText(frame, ".source"), width, 6.6);
  const top = MARGIN + above.length * LINE + 8;
  const total = top + height + below.length * LINE + MARGIN;
  const sheet = document.createElementNS(SVG_NAMESPACE, "svg");
  sheet.setAttribute("viewBox", `${-MARGIN} 0 ${width + 2 * MARGIN} ${total}`);
  sheet.setAttribute("width", String(width + 2 * MARGIN));
  sheet.setAttribute("height", String(total));
  sheet.setAttribute("font-family", getComputedStyle(svg).fontFamily);
  sheet.setAttribute("font-size", "13");
  sheet.setAttribute("fill", body.color);
  const ground = document.createElementNS(SVG_NAMESPACE, "rect");
  for (const [name, value] of Object.entries({ x: -MARGIN, y: 0, width: width + 2 * MARGIN, height: total })) {
    ground.setAttribute(name, String(value));
  }
  ground.setAttribute("fill", body.backgroundColor);
  sheet.append(ground);
  for (const [index, { text, weight }] of above.entries()) sheet.append(makeLine(text, MARGIN + index * LINE, weight));
  copy.setAttribute("y", String(top));
  sheet.append(copy);
  for (const [index, text] of below.entries()) sheet.append(makeLine(text, top + height + index * LINE, "400"));
  return new XMLSerializer().serializeToString(sheet);
}

function copyStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of properties) to.setAttribute(name, style.getPropertyValue(name));
  for (const [index, child] of [...from.children].entries()) {
    const twin = to.children[index];
    if (twin !== undefined) copyStyles(child, twin);
  }
}

function makeLine(text: string, y: number, weight: string): SVGTextElement {
  const line = document.createElementNS(SVG_NAMESPACE, "text");
  line.setAttribute("y", String(y + 14));
  line.setAttribute("font-weight", weight);
  line.textContent = text;
  return line;
}

function getText(frame: HTMLElement, selector: string): string {
  return frame.querySelector(selector)?.textContent.trim() ?? "";
}

function listLegend(frame: HTMLElement): string {
  if (frame.classList.contains("is-labelled")) return "";
  const labels = [...frame.querySelectorAll(".legend li")].map(({ textContent }) => textContent.trim());
  return labels.length === 0 ? "" : `In the order of the legend: ${labels.join(", ")}`;
}

function wrapText(text: string, width: number, letter: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && (last.length + 1 + word.length) * letter <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
