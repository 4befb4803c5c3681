import type { OfflineBrowser } from "./offline-browser.ts";

/** A drawing as PNG, with two dots to a pixel each way. */
export async function paintFigure(browser: OfflineBrowser, svg: string): Promise<Uint8Array> {
  const page = await browser.open(`<!doctype html><style>body{margin:0}svg{display:block}</style>${svg}`, {
    theme: "light",
    widthPixels: 2400,
  });
  try {
    return await page.locator("body > svg").screenshot({ type: "png" });
  } finally {
    await page.context().close();
  }
}
