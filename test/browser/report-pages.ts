import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { renderReport } from "../../reports/page/render-report.ts";
import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { findBrowser } from "./find-browser.ts";

const options = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Reports as files, and a browser to open them in. */
export interface ReportPages {
  /** A page of its own, with whatever it asked for and complained about. */
  open(name: string, view?: View): Promise<OpenReport>;
  close(): Promise<void>;
}

export interface View {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
}

export interface OpenReport {
  readonly page: Page;
  readonly requests: string[];
  readonly complaints: string[];
}

export async function serveReports(experiments: Readonly<Record<string, Experiment>>): Promise<ReportPages> {
  const browser: Browser = await chromium.launch({ executablePath: findBrowser(process.env), args: options });
  const folder = mkdtempSync(join(tmpdir(), "proofground-page-"));
  for (const [name, experiment] of Object.entries(experiments)) {
    writeFileSync(join(folder, `${name}.html`), renderReport(experiment));
  }
  return {
    open: async (name, { width = 1440, colorScheme = "light" } = {}) => {
      const viewport = { width, height: 900 };
      const page = await browser.newPage({ viewport, colorScheme, reducedMotion: "reduce", acceptDownloads: true });
      const [requests, complaints]: [string[], string[]] = [[], []];
      const address = pathToFileURL(join(folder, `${name}.html`)).href;
      page.on("request", (request) => {
        if (request.url() !== address) requests.push(request.url());
      });
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.goto(address);
      return { page, requests, complaints };
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
