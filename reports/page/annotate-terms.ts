import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { say } from "../work-words.ts";
import { glossary, type Term, type TermId } from "./glossary.ts";
import { type Markup, markup } from "./markup.ts";

const termIds = Object.keys(glossary) as TermId[];
const spelled = termIds.flatMap((id) => glossary[id].spellings.map((spelling) => ({ id, spelling })));
const byLength = spelled.toSorted((a, b) => b.spelling.length - a.spelling.length);
const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${byLength.map(({ spelling }) => escapePattern(spelling)).join("|")})(?![\\p{L}\\p{N}])`,
  "giu",
);
const idBySpelling = new Map<string, TermId>(spelled.map(({ id, spelling }) => [spelling.toLowerCase(), id]));

/**
 * A text as HTML in which the first use of each term is a button that opens its explanation.
 *
 * @param seen terms already explained in this part of the page; grows
 */
export function annotateTerms(text: string, seen: Set<TermId>): Markup {
  const parts: Markup[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const id = idBySpelling.get(match[0].toLowerCase());
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    const end = match.index + match[0].length;
    const before = /[(]*$/.exec(text.slice(from, match.index))?.[0] ?? "";
    const after = /^[.,;:?!)]*/.exec(text.slice(end))?.[0] ?? "";
    const term = markup`<button type="button" class="term" popovertarget="term-${id}">${match[0]}</button>`;
    parts.push(markup`${text.slice(from, match.index - before.length)}`);
    parts.push(before + after === "" ? term : markup`<span class="unbroken">${before}${term}${after}</span>`);
    from = end + after.length;
  }
  parts.push(markup`${text.slice(from)}`);
  return markup`${parts}`;
}

/** The explanations that the buttons of a page open, once for the whole page. */
export function renderExplanations(experiment: Pick<Experiment, "work">, page: Markup): Markup {
  const known = listTerms(experiment);
  // A text of the user's may name a term of other work.
  const ids = termIds.filter((id) => known.includes(id) || page.html.includes(`popovertarget="term-${id}"`));
  return markup`${ids.map(
    (
      id,
    ) => markup`<div class="explanation" id="term-${id}" popover role="note"><strong>${glossary[id].title}</strong> ${say(experiment, glossary[id].meaning)}</div>
`,
  )}`;
}

/** All terms as a list, for a reader on paper. */
export function renderGlossary(experiment: Pick<Experiment, "work">): Markup {
  const ids = listTerms(experiment);
  const sorted = ids.toSorted((a, b) => glossary[a].title.localeCompare(glossary[b].title, "en"));
  return markup`<dl class="glossary">${sorted.map((id) => markup`<div><dt>${glossary[id].title}</dt><dd>${say(experiment, glossary[id].meaning)}</dd></div>`)}</dl>`;
}

/** Terms of the work that was paid for, and those of all work. */
function listTerms({ work }: Pick<Experiment, "work">): TermId[] {
  return termIds.filter((id) => {
    const { onlyFor }: Term = glossary[id];
    return onlyFor === undefined || onlyFor === work;
  });
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
