import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * Path of a Chromium: CHROMIUM_PATH, else a well-known name on PATH, else a well-known place.
 *
 * @throws {Error} where there is none, with the ways to get one
 */
export function findBrowser(environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment["CHROMIUM_PATH"];
  if (given !== undefined && given !== "") return given;
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places];
  const found = candidates.find(isExecutable);
  if (found !== undefined) return found;
  throw new Error(
    "browser tests: expected a Chromium on PATH, found none. Install one (Debian: apt-get install chromium; " +
      "macOS: brew install --cask chromium; any: npx playwright-core install chromium), or give its path in " +
      "CHROMIUM_PATH, or set PROOFGROUND_SKIP_BROWSER=1 to go without these tests.",
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
