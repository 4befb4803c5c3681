import type { BrokenEntry, Headline, IndexEntry } from "../../scenarios/index/index-entry.ts";
import { capitalise, stripControls } from "../display-name.ts";
import { formatQuantity, getDisplayUnit } from "../number-format.ts";
import { type Markup, markup } from "./markup.ts";

const columns = ["Name", "Kind", "Made", "What came out", "Version"] as const;

/** What differs between pages that list results. */
export interface IndexPlace {
  /** Address of a folder's page. */
  readonly linkTo: (entry: IndexEntry, page: string) => string;
  /** Name of a folder, under that of its entry. */
  readonly nameFolder: (folder: string) => string;
  /** A further column. */
  readonly files?: { readonly title: string; readonly render: (entry: IndexEntry) => Markup };
}

/** The table of results, with what finds and sorts its rows. */
export function renderIndexTable(entries: readonly IndexEntry[], place: IndexPlace): Markup {
  const kinds = [...new Set(entries.map(({ kind }) => kind))].sort();
  const heads = columns.map(
    (title, index) =>
      markup`<th scope="col"><button type="button" class="sort" data-sort="${index}">${title}</button></th>`,
  );
  const last = place.files === undefined ? markup`` : markup`<th scope="col">${place.files.title}</th>`;
  return markup`<p class="device-search"><label>Find <input type="search" id="index-search" autocomplete="off"></label> <label>Kind <select id="index-kind"><option value="">all</option>${kinds.map((kind) => markup`<option>${kind}</option>`)}</select></label> <span id="index-count" aria-live="polite">${entries.length} of ${entries.length} shown</span></p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of results"><table class="index" id="index"><thead><tr>${heads}${last}</tr></thead><tbody>${entries.map((entry) => renderEntry(entry, place))}</tbody></table></div>`;
}

/** Folders that could not be read, with the reasons. */
export function renderBroken(broken: readonly BrokenEntry[], { nameFolder }: Pick<IndexPlace, "nameFolder">): Markup {
  return markup`<ul class="tables">${broken.map(({ folder, reason }) => markup`<li><code>${stripControls(nameFolder(folder))}</code> <bdi>${stripControls(reason)}</bdi></li>`)}</ul>`;
}

/** How many folders of each kind there are, in words. */
export function countKinds(entries: readonly IndexEntry[]): string {
  const kinds = [...new Set(entries.map(({ kind }) => kind))].sort();
  return kinds.map((kind) => `${entries.filter((entry) => entry.kind === kind).length} ${kind}`).join(", ");
}

function renderEntry(entry: IndexEntry, { linkTo, nameFolder, files }: IndexPlace): Markup {
  const { folder, kind, name, date, version, headlines, page } = entry;
  const title = stripControls(name);
  const link =
    page === null ? markup`<bdi>${title}</bdi>` : markup`<a href="${linkTo(entry, page)}"><bdi>${title}</bdi></a>`;
  const numbers = headlines.map(
    (headline) =>
      markup`<li><bdi>${capitalise(stripControls(headline.title))}</bdi>: <b>${sayHeadline(headline)}</b></li>`,
  );
  const last = files === undefined ? markup`` : markup`<td>${files.render(entry)}</td>`;
  return markup`<tr data-kind="${kind}"><th scope="row" data-value="${title}">${link}<small>${stripControls(nameFolder(folder))}</small></th><td data-value="${kind}">${kind}</td><td data-value="${date}"><time datetime="${date}">${date.slice(0, 10)} ${date.slice(11, 16)}</time></td><td data-value="${numberFirst(headlines)}"><ul>${numbers}</ul></td><td data-value="${version}">${version}</td>${last}</tr>
`;
}

function sayHeadline({ value, unit, metric }: Headline): string {
  return formatQuantity(value, metric === "stale_rate" ? "share" : getDisplayUnit(metric, { unit }));
}

function numberFirst([first]: readonly Headline[]): string {
  return first === undefined ? "" : String(first.value);
}
