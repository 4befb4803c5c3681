import type { Browser, Page } from "playwright-core";
import { ScenarioError } from "../../scenarios/scenario-error.ts";
import { findChromium } from "./find-chromium.ts";

/** Nothing answers under this name: the page that stands there is handed over from memory. */
const ADDRESS = "http://report.invalid/";

export interface PageView {
  readonly theme: "light" | "dark";
  readonly widthPixels: number;
}

/** A browser of the user's that shows pages and lets none of them reach anything. */
export interface OfflineBrowser {
  /** Opens HTML; its own script draws what is in it. */
  readonly open: (html: string, view: PageView) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/**
 * Starts the user's Chromium. playwright-core is loaded here and nowhere else, so that nobody else waits for it.
 *
 * @throws ScenarioError where there is none, or it does not start
 */
export async function startOfflineBrowser(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<OfflineBrowser> {
  const executablePath = findChromium(environment);
  const browser = await launch(executablePath);
  return {
    open: async (html, { theme, widthPixels }) => {
      const context = await browser.newContext({
        viewport: { width: widthPixels, height: 1000 },
        deviceScaleFactor: 2,
        colorScheme: theme,
        reducedMotion: "reduce",
      });
      await context.route("**/*", (route) =>
        route.request().url() === ADDRESS
          ? route.fulfill({ contentType: "text/html; charset=utf-8", body: html })
          : route.abort(),
      );
      const page = await context.newPage();
      await page.goto(ADDRESS);
      return page;
    },
    close: () => browser.close(),
  };
}

async function launch(executablePath: string): Promise<Browser> {
  const { chromium } = await import("playwright-core");
  try {
    // Chromium refuses to shut root in.
    return await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  } catch (error) {
    const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new ScenarioError({
      where: executablePath,
      expected: "a Chromium that starts",
      found: reason,
      cure: "Try it by hand, or give another in CHROMIUM_PATH. --format md needs none.",
    });
  }
}
