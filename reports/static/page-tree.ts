import { type PageData, parseEmbeddedData } from "../page/embedded-data.ts";

/** An element of a page; texts stand among its children. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PageNode[];
}

export type PageNode = PageElement | string;

const voidTags = ["br", "wbr", "img", "input", "meta", "hr", "col", "link"];
const tags = /<(\/?)([a-z][a-z0-9]*)((?:\s+[\w:-]+(?:\s*=\s*"[^"]*")?)*)\s*\/?>/gi;

/** The main part of a page that this package wrote; `markup` quotes every attribute and escapes every text. */
export function parsePageTree(html: string): PageElement {
  const root = { tag: "root", attributes: {}, children: [] as PageNode[] };
  const open = [root];
  // Style and scripts stand outside.
  const text = html.slice(html.indexOf("<main>") + "<main>".length, html.indexOf("</main>"));
  let from = 0;
  for (const match of text.matchAll(tags)) {
    const [whole, slash = "", name = "", attributes = ""] = match;
    addText(open.at(-1)!.children, text.slice(from, match.index));
    from = match.index + whole.length;
    const tag = name.toLowerCase();
    if (slash === "/") closeElement(open, tag);
    else {
      const element = { tag, attributes: parseAttributes(attributes), children: [] as PageNode[] };
      open.at(-1)!.children.push(element);
      if (!voidTags.includes(tag) && !whole.endsWith("/>")) open.push(element);
    }
  }
  return root;
}

/** What the page's script draws. */
export function readPageData(html: string): PageData {
  const [, json] = /<script type="application\/json" id="report-data">([\s\S]*?)<\/script>/.exec(html) ?? [];
  if (json === undefined) throw new Error("report: expected a page with its data inside, found none");
  return parseEmbeddedData(json);
}

/** The first element of a kind, itself included, in reading order. */
export function findElement(
  element: PageElement,
  isWanted: (element: PageElement) => boolean,
): PageElement | undefined {
  if (isWanted(element)) return element;
  for (const child of element.children) {
    const found = typeof child === "string" ? undefined : findElement(child, isWanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function hasClass({ attributes }: PageElement, name: string): boolean {
  return (attributes["class"] ?? "").split(/\s+/).includes(name);
}

function closeElement(open: { readonly tag: string }[], tag: string): void {
  const at = open.findLastIndex((element) => element.tag === tag);
  if (at > 0) open.length = at;
}

function addText(children: PageNode[], text: string): void {
  if (text !== "") children.push(decodeText(text));
}

function parseAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w:-]+)(?:\s*=\s*"([^"]*)")?/g)];
  return Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name.toLowerCase(), decodeText(value)]));
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" };

function decodeText(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string | undefined) =>
    code === undefined ? (named[name ?? ""] ?? whole) : String.fromCodePoint(Number(code)),
  );
}
