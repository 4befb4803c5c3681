import { relative, sep } from "node:path";
import type { IndexEntry, RunIndex } from "../../scenarios/index/index-entry.ts";
import { countKinds, renderBroken, renderIndexTable } from "./index-table.ts";
import { markup } from "./markup.ts";
import { renderPage } from "./page-shell.ts";

/**
 * A page over many folders of results, each with its kind, its date, its main numbers and a link.
 *
 * @param place folder that the page will lie in, from which it links
 * @throws {Error} where the page's bundle has not been built
 */
export function renderIndexPage({ entries, broken }: RunIndex, place: string, version: string): string {
  const links = { linkTo: (entry: IndexEntry, page: string) => linkFrom(place, entry, page), nameFolder: keepName };
  return renderPage({
    title: "Results",
    version,
    work: "sha256d",
    contents: [["answer", "Results"], ...(broken.length === 0 ? [] : [["broken", "Not read"] as const])],
    main: markup`<section class="head">
<p class="kicker">Proofground <span aria-hidden="true">/</span> index</p>
<h1>Results</h1>
<p class="question">${entries.length === 0 ? "None yet." : `${entries.length} folders: ${countKinds(entries)}.`}</p>
</section>
<section id="answer" aria-labelledby="answer-title">
<h2 id="answer-title" class="unseen">Results</h2>
${renderIndexTable(entries, links)}
</section>
${
  broken.length === 0
    ? markup``
    : markup`<section id="broken" aria-labelledby="broken-title">
<h2 id="broken-title">What could not be read</h2>
${renderBroken(broken, links)}
</section>`
}`,
    data: { name: "results", figures: [] },
  });
}

/** A path from the page, part by part, so that no name of a folder is read as an address of its own. */
function linkFrom(place: string, { folder }: IndexEntry, page: string): string {
  const steps = relative(place, folder)
    .split(sep)
    .filter((step) => step !== "");
  return [".", ...steps, page].map(encodeURIComponent).join("/");
}

function keepName(folder: string): string {
  return folder;
}
