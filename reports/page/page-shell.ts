import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { WorkKindName } from "../../sim/work-kind.ts";
import { renderExplanations } from "./annotate-terms.ts";
import { embedData, type PageData } from "./embedded-data.ts";
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
}

/**
 * One HTML file that needs nothing else: style, script and data are inside, and its content policy forbids it to
 * fetch.
 *
 * @throws {Error} where the page's bundle has not been built
 */
export function renderPage({ title, version, contents, work, main, data }: PageParts): string {
  const { style, script } = readBundle();
  const policy = `default-src 'none'; script-src '${hashInline(script)}'; style-src '${hashInline(style)}'; base-uri 'none'; form-action 'none'`;
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
<script>${trustHtml(script)}</script>
</body>
</html>
`;
  return html;
}

function readBundle(): { style: string; script: string } {
  try {
    const script = readFileSync(new URL("./page-bundle.js", import.meta.url), "utf8");
    const style = readFileSync(new URL("./page-bundle.css", import.meta.url), "utf8");
    return { script: script.trim(), style: style.trim() };
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
