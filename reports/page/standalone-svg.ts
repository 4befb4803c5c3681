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
  write(wrapText(getText(frame, "h3"), width, 8.4), 700);
  write(wrapText(getText(frame, ".subtitle"), width, 7), 400);
  const legend = copyLegend(frame, y);
  sheet.append(...legend);
  y += legend.length > 0 ? LINE + 8 : 8;
  copy.setAttribute("y", String(y));
  sheet.append(copy);
  y += height;
  write(wrapText(getText(frame, ".source"), width, 7), 400);
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

/** Swatches and names in a row; nothing where the lines carry their names. */
function copyLegend(frame: HTMLElement, y: number): SVGElement[] {
  if (frame.classList.contains("is-labelled")) return [];
  let x = 0;
  return [...frame.querySelectorAll(".legend li")].flatMap((item) => {
    const swatch = item.querySelector("svg");
    if (swatch === null) return [];
    const copy = copyWithStyles(swatch);
    const width = swatch.clientWidth;
    for (const [name, value] of Object.entries({ x, y: y + 2, width, height: 14 }))
      copy.setAttribute(name, String(value));
    const label = createElement("text", { x: x + width + 6, y: y + 14 });
    label.textContent = item.textContent.trim();
    x += item.clientWidth + 20;
    return [copy, label];
  });
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
