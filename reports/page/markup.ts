/** A piece of HTML. Only this module makes one, and only `markup` and `trustHtml` do. */
export interface Markup {
  readonly html: string;
}

type Part = string | number | Markup | readonly Markup[];

/** A template of HTML: texts put into it are escaped, pieces of markup are not. */
export function markup(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const html = pieces.reduce((text, piece, index) => text + renderPart(parts[index - 1] ?? "") + piece);
  return { html };
}

/** Marks as HTML what this package wrote itself: a style sheet, a script, embedded data. */
export function trustHtml(html: string): Markup {
  return { html };
}

/** A text as HTML, fit for element content and for quoted attributes. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function renderPart(part: Part): string {
  if (typeof part === "string") return escapeText(part);
  if (typeof part === "number") return String(part);
  return "html" in part ? part.html : part.map(({ html }) => html).join("");
}
