import type { Page } from "playwright-core";
import { escapeText } from "../page/markup.ts";

/** Free space around the text on paper, millimetres: sides, top and bottom. */
const [SIDE, TOP, BOTTOM] = [15, 14, 17];
const A4_WIDTH_MILLIMETRES = 210;
const PIXELS_PER_MILLIMETRE = 96 / 25.4;
/** The page is laid out wider than the paper and printed smaller: drawings then stand side by side as on a screen. */
const SCALE = 0.75;
const ROOT_POINTS = 9.5 / SCALE;

/** Width of the text on A4, in the page's own pixels. */
export const PRINT_WIDTH_PIXELS = Math.floor(((A4_WIDTH_MILLIMETRES - 2 * SIDE) * PIXELS_PER_MILLIMETRE) / SCALE);

/** The page on A4, drawn anew at the width of the paper, with page numbers and bookmarks. */
export async function printReport(page: Page, origin: string): Promise<Uint8Array> {
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await page.setViewportSize({ width: PRINT_WIDTH_PIXELS, height: 1000 });
  await page.evaluate(prepareForPaper, ROOT_POINTS);
  await page.waitForFunction(areDrawn);
  return page.pdf({
    format: "A4",
    scale: SCALE,
    margin: { left: `${SIDE}mm`, right: `${SIDE}mm`, top: `${TOP}mm`, bottom: `${BOTTOM}mm` },
    printBackground: true,
    tagged: true,
    outline: true,
    displayHeaderFooter: true,
    headerTemplate: "<span></span>",
    footerTemplate: `<div style="width:100%;margin:0 ${SIDE}mm;display:flex;justify-content:space-between;font:8px sans-serif;color:#444"><span>${escapeText(origin)}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`,
  });
}

/** Runs in the page: what is folded and has a figure is worth its paper; what a reader would try out is not. */
function prepareForPaper(rootPoints: number): void {
  document.documentElement.style.fontSize = `${rootPoints}pt`;
  document.getElementById("what-if")?.remove();
  for (const details of document.querySelectorAll("details")) {
    if (details.querySelector(".figure") !== null) details.open = true;
  }
}

/** Runs in the page: every drawing is as wide as its room. */
function areDrawn(): boolean {
  return [...document.querySelectorAll(".plot-room")].every((room) => {
    const svg = room.querySelector(".plot svg");
    return svg === null || Number(svg.getAttribute("width")) === Math.floor(room.clientWidth);
  });
}
