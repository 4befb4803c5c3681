import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults, RunOptions } from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium } from "../../reports/static/find-chromium.ts";

const options = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Pages as files, and a browser to open them in. */
export interface Pages {
  /** A page of its own, with whatever it asked for and complained about. */
  open(name: string, view?: View): Promise<OpenPage>;
  /** Size of a page's file, bytes. */
  measure(name: string): number;
  close(): Promise<void>;
}

export interface View {
  /** With its #, as a link carries it. */
  readonly hash?: string;
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  readonly reducedMotion?: "reduce" | "no-preference";
  readonly hasTouch?: boolean;
}

export interface OpenPage {
  readonly page: Page;
  readonly requests: string[];
  readonly complaints: string[];
}

/** A browser, for pages that no file holds. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(process.env), args: options });
}

/** Writes pages of HTML by name, with files that lie beside them by their own names, and starts a browser. */
export async function servePages(
  pages: Readonly<Record<string, string>>,
  beside: Readonly<Record<string, string>> = {},
): Promise<Pages> {
  const browser = await launchBrowser();
  const folder = mkdtempSync(join(tmpdir(), "proofground-page-"));
  const locate = (name: string) => join(folder, `${name}.html`);
  for (const [name, html] of Object.entries(pages)) writeFileSync(locate(name), html);
  for (const [name, text] of Object.entries(beside)) writeFileSync(join(folder, name), text);
  return {
    open: async (name, { width = 1440, hash = "", ...view } = {}) => {
      const defaults = {
        viewport: { width, height: 900 },
        reducedMotion: "reduce",
        acceptDownloads: true,
        offline: true,
      } as const;
      const page = await browser.newPage({ ...defaults, colorScheme: "light", ...view });
      const [requests, complaints]: [string[], string[]] = [[], []];
      const address = pathToFileURL(locate(name)).href;
      page.on("request", (request) => {
        // A worker of the page's own text comes from memory, under a name of this kind.
        if (request.url() !== address && !request.url().startsWith("blob:null/")) requests.push(request.url());
      });
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("dialog", (dialog) => {
        complaints.push(dialog.message());
        void dialog.dismiss();
      });
      await page.goto(`${address}${hash}`);
      return { page, requests, complaints };
    },
    measure: (name) => readFileSync(locate(name)).length,
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What axe finds to mend, each with the element. */
export async function listViolations(page: Page, options: RunOptions = {}): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (given) =>
      (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run({
        resultTypes: ["violations"],
        ...given,
      }),
    options,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" ")}`);
}

/** Text that a figure's tool saves as a file. */
export async function downloadFigure(page: Page, id: string, tool: "csv" | "svg"): Promise<string> {
  const waiting = page.waitForEvent("download");
  await page.locator(`#${id} [data-tool=${tool}]`).click();
  const download = await waiting;
  return readFileSync(await download.path(), "utf8");
}

/** Every text of the page, that of the script's data left out. */
export function readPageText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const script of copy.querySelectorAll("script")) script.remove();
    return copy.textContent;
  });
}

/** The text that a reader sees, that of drawings too. */
export function readVisibleText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const drawings = [...document.querySelectorAll("svg")].map(({ textContent }) => textContent);
    return [document.body.innerText, ...drawings].join(" ");
  });
}

/** Opens what is folded, so that everything is drawn. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".figure:not(.is-empty) .plot")].every(
      (plot) => plot.querySelector("svg *") !== null,
    ),
  );
}
