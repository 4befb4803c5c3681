import type { Page } from "playwright-core";

/** A figure as a drawing of its own. */
export interface DrawnFigure {
  readonly id: string;
  readonly svg: string;
}

/** Free space that a drawing of its own has on either side, as in `renderStandaloneSvg`. */
const SIDES_PIXELS = 2 * 16;

/** Draws figures of a page at a width over all, and saves each as a reader would: by its own SVG tool. */
export async function drawFigures(page: Page, ids: readonly string[], widthPixels: number): Promise<DrawnFigure[]> {
  const drawn: DrawnFigure[] = [];
  for (const id of ids) {
    const frame = page.locator(`[data-figure="${id}"]`);
    const room = widthPixels - SIDES_PIXELS;
    await frame.evaluate(giveRoom, room);
    await page.waitForFunction(isDrawn, { id, room });
    drawn.push({ id, svg: await frame.locator("[data-tool=svg]").evaluate(saveDrawing) });
  }
  return drawn;
}

/** Runs in the page: opens what the figure is folded into, and sets the width of its drawing. */
function giveRoom(frame: Element, width: number): void {
  for (let at = frame.closest("details"); at !== null; at = at.parentElement?.closest("details") ?? null)
    at.open = true;
  const room = frame.querySelector<HTMLElement>(".plot-room");
  if (room === null) return;
  room.style.width = `${width}px`;
  room.style.maxWidth = "none";
}

/** Runs in the page. */
function isDrawn({ id, room }: { readonly id: string; readonly room: number }): boolean {
  return document.querySelector(`[data-figure="${id}"] .plot svg`)?.getAttribute("width") === String(room);
}

/** Runs in the page: presses the tool, and keeps the file that it makes from being handed to anybody else. */
async function saveDrawing(tool: Element): Promise<string> {
  const files: Blob[] = [];
  const create = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (file: Blob) => {
    files.push(file);
    return "#";
  };
  (tool as HTMLElement).click();
  URL.createObjectURL = create;
  const [file] = files;
  if (file === undefined) throw new Error("report: expected a drawing from the page's SVG tool, got none");
  return file.text();
}
