import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { ScenarioError } from "../../scenarios/scenario-error.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
const cure =
  "Install one (Debian: apt-get install chromium; macOS: brew install --cask chromium; any: npx playwright-core " +
  "install chromium), or give its path in CHROMIUM_PATH.";

/**
 * Path of a Chromium: CHROMIUM_PATH, else a well-known name on PATH, else a well-known place.
 *
 * @throws ScenarioError where there is none, with the ways to get one
 */
export function findChromium(environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment["CHROMIUM_PATH"];
  if (given !== undefined && given !== "") {
    if (isExecutable(given)) return given;
    throw new ScenarioError({ where: "CHROMIUM_PATH", expected: "the path of a Chromium", found: given, cure });
  }
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places];
  const found = candidates.find(isExecutable);
  if (found !== undefined) return found;
  throw new ScenarioError({ where: "browser", expected: "a Chromium on PATH", found: "none", cure });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
