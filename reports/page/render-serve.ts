import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import type { IndexEntry } from "../../scenarios/index/index-entry.ts";
import type { ServedFile } from "../../scenarios/serve/served-files.ts";
import type { ServedPage } from "../../scenarios/serve/served-page.ts";
import { stripControls } from "../display-name.ts";
import { countKinds, type IndexPlace, renderBroken, renderIndexTable } from "./index-table.ts";
import { type Markup, markup } from "./markup.ts";
import { renderPage } from "./page-shell.ts";

const FIRST_PRESET = "tiny";

/**
 * The page of `proofground serve`: a form that starts a run, the runs under way, and the results of a folder.
 *
 * @throws {Error} where the page's bundle has not been built
 */
export function renderServePage(page: ServedPage, version: string): string {
  const { folder, results } = page;
  const { entries, broken } = results.index;
  return renderPage({
    title: "Runs and results",
    version,
    work: "sha256d",
    live: readLiveBundle(),
    contents: [
      ["start", "Start a run"],
      ["jobs", "Runs"],
      ["answer", "Results"],
      ...(broken.length === 0 ? [] : [["broken", "Not read"] as const]),
    ],
    main: markup`<section class="head">
<p class="kicker">Proofground <span aria-hidden="true">/</span> serve <span aria-hidden="true">/</span> <bdi>${stripControls(folder)}</bdi></p>
<h1>Runs and results</h1>
</section>
<section id="start" class="serve-start" aria-labelledby="start-title">
<h2 id="start-title">Start a run</h2>
${renderForm(page)}
</section>
<section id="jobs" aria-labelledby="jobs-title">
<h2 id="jobs-title">Runs</h2>
<p class="serve-none" id="jobs-none">None since the server was started.</p>
<p class="unseen" id="jobs-said" role="status"></p>
<ol class="serve-jobs" id="jobs-list"></ol>
</section>
<section id="answer" aria-labelledby="answer-title">
<h2 id="answer-title">Results</h2>
<p class="serve-none">${entries.length === 0 ? "None yet: start the first." : `${entries.length} ${entries.length === 1 ? "folder" : "folders"}: ${countKinds(entries)}.`}</p>
${entries.length === 0 ? markup`` : renderIndexTable(entries, describePlace(page))}
</section>
<div id="broken-room">${
      broken.length === 0
        ? markup``
        : markup`<section id="broken" aria-labelledby="broken-title">
<h2 id="broken-title">What could not be read</h2>
${renderBroken(broken, describePlace(page))}
</section>`
    }</div>`,
    data: { name: "results", figures: [] },
  });
}

function renderForm({ presets, scenarios, folder }: ServedPage): Markup {
  const ofPresets = presets.map(
    ({ name, question }) =>
      markup`<option value="preset:${name}" data-note="${question}"${name === FIRST_PRESET ? markup` selected` : markup``}>${name}</option>`,
  );
  const ofFiles = scenarios.map((path) => markup`<option value="file:${path}">${stripControls(path)}</option>`);
  const files =
    scenarios.length === 0
      ? markup``
      : markup`<optgroup label="Files in ${stripControls(folder)}">${ofFiles}</optgroup>`;
  return markup`<form id="order" class="serve-form" autocomplete="off" novalidate>
<div class="serve-field serve-wide"><label class="serve-name-of" for="order-source">Scenario</label>
<select id="order-source" name="source"><optgroup label="Presets">${ofPresets}</optgroup>${files}<optgroup label="Your own"><option value="text:">paste YAML or JSON</option></optgroup></select>
<p class="serve-note" id="order-note"></p></div>
<div class="serve-field serve-wide" id="order-paste" hidden><label class="serve-name-of" for="order-text">Text of the scenario</label>
<textarea id="order-text" name="text" rows="14" spellcheck="false" placeholder="name: mine&#10;title: ..."></textarea></div>
<fieldset class="serve-field serve-kind"><legend>What to do</legend>
<label><input type="radio" name="kind" value="compare" checked> compare all schemes, with the same luck</label>
<label><input type="radio" name="kind" value="run"> run the first scheme</label></fieldset>
<div class="serve-field"><label class="serve-name-of" for="order-seed">Seed</label><input id="order-seed" name="seed" placeholder="the scenario's own" aria-describedby="order-seed-note"><p class="serve-note" id="order-seed-note">Equal seeds give equal luck.</p></div>
<div class="serve-field"><label class="serve-name-of" for="order-replications">Replications</label><input id="order-replications" name="replications" inputmode="numeric" placeholder="the scenario's own" aria-describedby="order-replications-note"><p class="serve-note" id="order-replications-note">Runs of each scheme.</p></div>
<div class="serve-field"><label class="serve-name-of" for="order-schemes">Schemes</label><input id="order-schemes" name="schemes" spellcheck="false" placeholder="all, or the first" aria-describedby="order-schemes-note"><p class="serve-note" id="order-schemes-note">As a,b; the first is the baseline.</p></div>
<div class="serve-field serve-wide"><label class="serve-name-of" for="order-sets">Changes</label>
<textarea id="order-sets" name="sets" rows="3" spellcheck="false" placeholder="hardware.pue=1.3" aria-describedby="order-sets-note"></textarea>
<p class="serve-note" id="order-sets-note">One <code>path=value</code> a line, as <code>--set</code> takes them.</p></div>
<div class="serve-wide serve-send"><button type="submit" class="serve-go">Start</button> <span id="order-said" class="serve-note" role="status"></span></div>
<div class="serve-wide serve-problems" id="order-problems" role="alert" tabindex="-1" hidden></div>
</form>`;
}

function describePlace({ folder, results }: ServedPage): IndexPlace {
  const listSteps = (path: string) =>
    relative(folder, path)
      .split(sep)
      .filter((step) => step !== "");
  const linkFile = (path: string, file: string) =>
    ["files", ...listSteps(path), file].map(encodeURIComponent).join("/");
  return {
    linkTo: (entry: IndexEntry, page: string) => linkFile(entry.folder, page),
    nameFolder: (path) => listSteps(path).join("/") || path,
    files: {
      title: "Files",
      render: (entry) => renderFiles(results.files.get(entry.folder) ?? [], (file) => linkFile(entry.folder, file)),
    },
  };
}

function renderFiles(files: readonly ServedFile[], link: (file: string) => string): Markup {
  if (files.length === 0) return markup`none`;
  const items = files.map(
    ({ name, bytes }) =>
      markup`<li><a href="${link(name)}"${name.endsWith(".html") ? markup`` : markup` download`}>${stripControls(name)}</a> <span>${sayBytes(bytes)}</span></li>`,
  );
  return markup`<details class="serve-files"><summary>${files.length} ${files.length === 1 ? "file" : "files"}</summary><ul>${items}</ul></details>`;
}

function sayBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toPrecision(3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function readLiveBundle(): { readonly style: string; readonly script: string } {
  const read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8").trim();
  try {
    return { style: read("./serve-bundle.css"), script: read("./serve-bundle.js") };
  } catch (cause) {
    throw new Error("serve: serve-bundle.js: expected beside render-serve.js, not found; run `npm run build`", {
      cause,
    });
  }
}
