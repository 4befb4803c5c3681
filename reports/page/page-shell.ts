import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { WorkKindName } from "../../sim/work-kind.ts";
import type { WhatIfData } from "../what-if/what-if-message.ts";
import { renderExplanations } from "./annotate-terms.ts";
import { embedData, embedExactly, type PageData } from "./embedded-data.ts";
import { type Markup, markup, trustHtml } from "./markup.ts";

/** A page's own parts; style, script, contents bar and content policy are the same for all. */
export interface PageParts {
  readonly title: string;
  readonly version: string;
  /** Sections in their order; the skip link leads to the one named answer. */
  readonly contents: readonly (readonly [id: string, title: string])[];
  /** The kind of work whose terms are explained. */
  readonly work: WorkKindName;
  readonly main: Markup;
  readonly data: PageData;
  /** A served page: its style and script come on top, and it may ask the server that it came from. */
  readonly live?: { readonly style: string; readonly script: string };
  /** Where readers may change inputs: what the simulation in the page is handed. */
  readonly whatIf?: WhatIfData;
}

/**
 * One HTML file that needs nothing else: style, script and data are inside, and its content policy forbids it to
 * fetch.
 *
 * @throws {Error} where the page's bundle has not been built
 */
export function renderPage({ title, version, contents, work, main, data, whatIf, live }: PageParts): string {
  const { worker, ...common } = readBundle();
  const style = live === undefined ? common.style : `${common.style}\n${live.style}`;
  const script = live === undefined ? common.script : live.script;
  const policy = `default-src 'none'; script-src '${hashInline(script)}'; style-src '${hashInline(style)}'; base-uri 'none'; form-action 'none'${whatIf === undefined ? "" : "; worker-src blob:"}${live === undefined ? "" : "; connect-src 'self'"}`;
  const links = contents.map(([id, text]) => markup`<li><a href="#${id}">${text}</a></li>`);
  const { html } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="proofground ${version}">
<title>${title}</title>
<style>${trustHtml(style)}</style>
</head>
<body>
<a class="skip" href="#answer">Skip to the answer</a>
<header class="bar"><nav aria-label="Contents"><ul>${links}</ul></nav><button type="button" id="theme">Theme: auto</button></header>
<main>
${main}
</main>
${renderExplanations({ work }, main)}
<script type="application/json" id="report-data">${trustHtml(embedData(data))}</script>
${whatIf === undefined ? markup`` : embedWhatIf(whatIf, worker)}<script>${trustHtml(script)}</script>
</body>
</html>
`;
  return html;
}

/** Two scripts that no browser runs: data, and the text of the worker, which the page makes a worker of when it is asked to. */
function embedWhatIf(whatIf: WhatIfData, worker: string): Markup {
  return markup`<script type="application/json" id="what-if-data">${trustHtml(embedExactly(whatIf))}</script>
<script type="text/plain" id="what-if-core">${trustHtml(worker)}</script>
`;
}

function readBundle(): { style: string; script: string; worker: string } {
  try {
    const script = readFileSync(new URL("./page-bundle.js", import.meta.url), "utf8");
    const style = readFileSync(new URL("./page-bundle.css", import.meta.url), "utf8");
    const worker = readFileSync(new URL("./what-if-bundle.js", import.meta.url), "utf8");
    if (/<\/script|<!--/i.test(worker))
      throw new Error("report: what-if-bundle.js: expected no end of a script inside");
    return { script: script.trim(), style: style.trim(), worker: worker.trim() };
  } catch (cause) {
    throw new Error("report: page-bundle.js: expected beside page-shell.js, not found; run `npm run build`", {
      cause,
    });
  }
}

/** Source expression by which a content policy allows exactly this inline text. */
function hashInline(text: string): string {
  return `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
}
