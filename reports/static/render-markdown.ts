import type { Figure } from "../figures/figure.ts";
import { tabulateFigure } from "../figures/tabulate-figure.ts";
import { escapeMarkdown, renderFigureTable, renderMarkdownTable } from "./markdown-table.ts";
import { findElement, hasClass, type PageElement, type PageNode, parsePageTree, readPageData } from "./page-tree.ts";

/** Longer tables of the page are cut: whoever wants them whole has the page and the CSV. */
const MOST_ROWS = 80;

interface MarkdownContext {
  readonly figures: ReadonlyMap<string, Figure>;
  /** File of a figure's drawing, by the figure's id; none where no drawing was made. */
  readonly drawings: ReadonlyMap<string, string>;
}

/** A page of this package as Markdown: the same words in the same order, the figures as tables with their drawings. */
export function renderMarkdown(html: string, drawings: ReadonlyMap<string, string>): string {
  const figures = new Map(readPageData(html).figures.map((figure) => [figure.id, figure]));
  const blocks = renderBlocks(parsePageTree(html), { figures, drawings });
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

const headings: Readonly<Record<string, string>> = { h1: "#", h2: "##", h3: "###", h4: "####" };
const blockTags = [
  "section",
  "div",
  "p",
  "ul",
  "ol",
  "dl",
  "table",
  "figure",
  "details",
  "blockquote",
  "pre",
  "footer",
];

function renderBlocks(element: PageElement, context: MarkdownContext): string[] {
  const blocks: string[] = [];
  let inline: PageNode[] = [];
  const flush = () => {
    const text = renderInline(inline);
    if (text !== "") blocks.push(text);
    inline = [];
  };
  for (const child of element.children) {
    if (typeof child === "string" || !(blockTags.includes(child.tag) || child.tag in headings)) inline.push(child);
    else {
      flush();
      blocks.push(...renderBlock(child, context));
    }
  }
  flush();
  return blocks;
}

function renderBlock(element: PageElement, context: MarkdownContext): string[] {
  const { tag, attributes, children } = element;
  if (isForScreens(element)) return [];
  if (tag in headings) return [`${headings[tag]} ${renderInline(children)}`];
  switch (tag) {
    case "figure":
      return renderFigureBlock(element, context);
    case "table":
      return [renderTable(element)];
    case "dl":
      return [renderTerms(element)];
    case "ul":
    case "ol":
      return [renderList(element)];
    case "pre":
      return [`~~~\n${readText(element).trimEnd().replaceAll("~~~", "~ ~ ~")}\n~~~`];
    case "blockquote":
      return [
        renderBlocks(element, context)
          .map((block) => `> ${block}`)
          .join("\n>\n"),
      ];
    case "details":
      return renderFolded(element, context);
    case "p":
      return [renderInline(children)];
    default:
      return attributes["class"] === "legend" ? [] : renderBlocks(element, context);
  }
}

/** What lets a reader do something, which a text cannot. */
function isForScreens(element: PageElement): boolean {
  const { attributes } = element;
  const classes = ["tools", "legend", "plot-room", "table-room", "device-search", "brushes", "replay-controls"];
  return attributes["id"] === "what-if" || "hidden" in attributes || classes.some((name) => hasClass(element, name));
}

function renderFolded(element: PageElement, context: MarkdownContext): string[] {
  const [summary, ...rest] = element.children.filter((child) => typeof child !== "string");
  const title = summary === undefined ? "" : `**${renderInline(summary.children)}**`;
  return [title, ...renderBlocks({ ...element, children: rest }, context)];
}

function renderFigureBlock(element: PageElement, context: MarkdownContext): string[] {
  const id = element.attributes["data-figure"] ?? "";
  const figure = context.figures.get(id);
  const [words, source] = splitFigure(element, context);
  if (figure === undefined) return [...words, ...source];
  const drawing = context.drawings.get(id);
  const image = drawing === undefined ? [] : [`![${escapeMarkdown(figure.takeaway)}](${encodeURI(drawing)})`];
  return [...words, ...image, renderFigureTable(tabulateFigure(figure)), ...source];
}

/** What stands above a figure's drawing, and what below. */
function splitFigure(element: PageElement, context: MarkdownContext): [string[], string[]] {
  const isCaption = (child: PageNode) => typeof child !== "string" && child.tag === "figcaption";
  const caption = element.children.find(isCaption) as PageElement | undefined;
  const rest = element.children.filter((child) => !isCaption(child));
  return [
    caption === undefined ? [] : renderBlocks(caption, context),
    renderBlocks({ ...element, children: rest }, context),
  ];
}

function renderTable(table: PageElement): string {
  const rows = listRows(table);
  const isHead = ({ children }: PageElement) =>
    children.every((cell) => typeof cell === "string" || (cell.tag === "th" && cell.attributes["scope"] === "col"));
  const heads = rows.filter(isHead);
  const body = rows.filter((row) => !isHead(row));
  const width = Math.max(...rows.map(countCells));
  const fill = (row: PageElement | undefined) => {
    const cells = (row?.children ?? []).flatMap((cell) => (typeof cell === "string" ? [] : [renderCell(cell)]));
    return [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill("")];
  };
  const text = renderMarkdownTable(fill(heads[0]), body.slice(0, MOST_ROWS).map(fill));
  return body.length <= MOST_ROWS ? text : `${text}\n\n${MOST_ROWS} of ${body.length} rows.`;
}

function countCells({ children }: PageElement): number {
  return children.filter((cell) => typeof cell !== "string").length;
}

function listRows(element: PageElement): PageElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === "string") return [];
    return child.tag === "tr" ? [child] : listRows(child);
  });
}

/** A cell in one line; a remark in it stands behind a dash. */
function renderCell(cell: PageElement): string {
  const remarks = cell.children.filter((child) => typeof child !== "string" && child.tag === "small");
  const text = renderInline(cell.children.filter((child) => !remarks.includes(child)));
  const notes = remarks.map((remark) => renderInline([remark])).filter((note) => note !== "");
  return [text, ...notes].filter((part) => part !== "").join("; ");
}

function renderTerms(list: PageElement): string {
  const lines: string[] = [];
  const visit = (element: PageElement) => {
    for (const child of element.children) {
      if (typeof child === "string") continue;
      if (child.tag === "dt") lines.push(`- **${renderInline(child.children).replaceAll("**", "")}**`);
      else if (child.tag === "dd") {
        const before = lines.at(-1) ?? "- ";
        lines[Math.max(0, lines.length - 1)] =
          `${before}${before.endsWith("**") ? ": " : "; "}${renderInline(child.children)}`;
      } else visit(child);
    }
  };
  visit(list);
  return lines.join("\n");
}

function renderList({ tag, children }: PageElement): string {
  const items = children.filter((child) => typeof child !== "string");
  return items
    .map((item, index) => `${tag === "ol" ? `${index + 1}.` : "-"} ${renderInline(item.children)}`)
    .join("\n");
}

function renderInline(nodes: readonly PageNode[]): string {
  return nodes.map(renderPiece).join("").replace(/\s+/g, " ").trim();
}

function renderPiece(node: PageNode): string {
  if (typeof node === "string") return escapeMarkdown(node);
  const { tag, children } = node;
  if (isForScreens(node) || ["svg", "noscript", "input", "select", "label", "output"].includes(tag)) return "";
  if (tag === "button" && !hasClass(node, "term")) return "";
  if (tag === "br") return " ";
  if (hasClass(node, "range")) return ` (${renderInline(children)}) `;
  if (tag === "code") return renderCode(readText(node));
  const text = children.map(renderPiece).join("");
  if ((tag === "b" || tag === "strong") && text.trim() !== "") return `**${text.trim()}**`;
  if ((tag === "em" || tag === "i") && text.trim() !== "") return `*${text.trim()}*`;
  // Pieces that the page sets apart by its style.
  return ["p", "dd", "dt", "div", "span", "small", "li"].includes(tag) && !hasClass(node, "unbroken")
    ? `${text} `
    : text;
}

/** In a fence longer than any inside, within which nothing is markup. */
function renderCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const inside = text.replaceAll("|", "\\|").replace(/\s+/g, " ");
  return longest === 0 ? `${fence}${inside}${fence}` : `${fence} ${inside} ${fence}`;
}

function readText(element: PageElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : readText(child))).join("");
}

/** The page's own title. */
export function readTitle(html: string): string {
  const heading = findElement(parsePageTree(html), ({ tag }) => tag === "h1");
  return heading === undefined ? "" : readText(heading).trim();
}
