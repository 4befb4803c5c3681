import { relative, sep } from "node:path";
import type { Headline, IndexEntry, RunIndex } from "../../scenarios/index/index-entry.ts";
import { capitalise, stripControls } from "../display-name.ts";
import { formatQuantity, getDisplayUnit } from "../number-format.ts";
import { type Markup, markup } from "./markup.ts";
import { renderPage } from "./page-shell.ts";

const columns = ["Name", "Kind", "Made", "What came out", "Version"] as const;

/**
 * A page over many folders of results, each with its kind, its date, its main numbers and a link.
 *
 * @param place folder that the page will lie in, from which it links
 * @throws {Error} where the page's bundle has not been built
 */
export function renderIndexPage({ entries, broken }: RunIndex, place: string, version: string): string {
  const kinds = [...new Set(entries.map(({ kind }) => kind))].sort();
  const heads = columns.map(
    (title, index) =>
      markup`<th scope="col"><button type="button" class="sort" data-sort="${index}">${title}</button></th>`,
  );
  const counts = kinds.map((kind) => `${entries.filter((entry) => entry.kind === kind).length} ${kind}`);
  return renderPage({
    title: "Results",
    version,
    work: "sha256d",
    contents: [["answer", "Results"], ...(broken.length === 0 ? [] : [["broken", "Not read"] as const])],
    main: markup`<section class="head">
<p class="kicker">Proofground <span aria-hidden="true">/</span> index</p>
<h1>Results</h1>
<p class="question">${entries.length === 0 ? "None yet." : `${entries.length} folders: ${counts.join(", ")}.`}</p>
</section>
<section id="answer" aria-labelledby="answer-title">
<h2 id="answer-title" class="unseen">Results</h2>
<p class="device-search"><label>Find <input type="search" id="index-search" autocomplete="off"></label> <label>Kind <select id="index-kind"><option value="">all</option>${kinds.map((kind) => markup`<option>${kind}</option>`)}</select></label> <span id="index-count" aria-live="polite">${entries.length} of ${entries.length} shown</span></p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of results"><table class="index" id="index"><thead><tr>${heads}</tr></thead><tbody>${entries.map((entry) => renderEntry(entry, place))}</tbody></table></div>
</section>
${
  broken.length === 0
    ? markup``
    : markup`<section id="broken" aria-labelledby="broken-title">
<h2 id="broken-title">What could not be read</h2>
<ul class="tables">${broken.map(({ folder, reason }) => markup`<li><code>${stripControls(folder)}</code> <bdi>${stripControls(reason)}</bdi></li>`)}</ul>
</section>`
}`,
    data: { name: "results", figures: [] },
  });
}

function renderEntry({ folder, kind, name, date, version, headlines, page }: IndexEntry, place: string): Markup {
  const title = stripControls(name);
  const link =
    page === null
      ? markup`<bdi>${title}</bdi>`
      : markup`<a href="${linkTo(folder, page, place)}"><bdi>${title}</bdi></a>`;
  const numbers = headlines.map(
    (headline) =>
      markup`<li><bdi>${capitalise(stripControls(headline.title))}</bdi>: <b>${sayHeadline(headline)}</b></li>`,
  );
  return markup`<tr data-kind="${kind}"><th scope="row" data-value="${title}">${link}<small>${stripControls(folder)}</small></th><td data-value="${kind}">${kind}</td><td data-value="${date}"><time datetime="${date}">${date.slice(0, 10)} ${date.slice(11, 16)}</time></td><td data-value="${numberFirst(headlines)}"><ul>${numbers}</ul></td><td data-value="${version}">${version}</td></tr>
`;
}

/** A path from the page, part by part, so that no name of a folder is read as an address of its own. */
function linkTo(folder: string, page: string, place: string): string {
  const steps = relative(place, folder)
    .split(sep)
    .filter((step) => step !== "");
  return [".", ...steps, page].map(encodeURIComponent).join("/");
}

function sayHeadline({ value, unit, metric }: Headline): string {
  return formatQuantity(value, metric === "stale_rate" ? "share" : getDisplayUnit(metric, { unit }));
}

function numberFirst([first]: readonly Headline[]): string {
  return first === undefined ? "" : String(first.value);
}
