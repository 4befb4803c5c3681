import { type ChipFigures, lookUpNodeFigure, type NodePoint } from "./chip-figures.ts";

/** Columns of `chip_prices_by_year.csv`. */
export const datedPriceColumns = ["item", "node_nm", "year", "usd", "source", "confidence", "note"] as const;
export type DatedPriceRow = Readonly<Record<(typeof datedPriceColumns)[number], string>>;

/** Figures whose prices in other years are on record. */
export const datedItems = ["wafer", "mask-set"] as const;
export type DatedItem = (typeof datedItems)[number];

/** A price of one node in one year. */
export interface DatedPrice {
  readonly item: DatedItem;
  readonly nanometres: number;
  readonly year: number;
  readonly usd: number;
  readonly source: string;
}

/** @throws Error that names a row that cannot be read */
export function parseDatedPrices(rows: readonly DatedPriceRow[]): DatedPrice[] {
  return rows.map((row) => {
    const item = datedItems.find((known) => known === row.item);
    const [nanometres, year, usd] = [Number(row.node_nm), Number(row.year), Number(row.usd)];
    if (item === undefined || !(nanometres > 0 && year > 0 && usd > 0 && Number.isFinite(usd))) {
      throw new Error(`chip prices by year: ${row.item} ${row.node_nm} ${row.year}: cannot be read`);
    }
    return { item, nanometres, year, usd, source: row.source };
  });
}

/**
 * The cited figures with wafers and masks at the prices of the calendar year of a time [years AD]; whole programmes
 * change by what their masks do. All else stays: no prices by year were found for it.
 *
 * price(year) = cited price * index(year) / index(year of the citation). The index of a node goes through its prices on
 * record, the cited one among them, in equal ratios a year, and stays at the first before it and at the last after it; a
 * node without a record has what lies between its neighbours', or the nearest's. Low and high keep their ratio to mid.
 *
 * @throws RangeError for a year that is none
 */
export function computeFiguresAt(figures: ChipFigures, prices: readonly DatedPrice[], time: number): ChipFigures {
  if (!Number.isFinite(time)) throw new RangeError(`chip prices by year: expected a year, got ${time}`);
  const year = Math.floor(time);
  const byNode = new Map(figures.byNode);
  for (const item of datedItems) {
    const points = figures.byNode.get(item) ?? [];
    const records = listRecords(points, prices, item);
    byNode.set(
      item,
      points.map((point) => datePoint(point, records, year)),
    );
  }
  const dated = { ...figures, byNode };
  byNode.set(
    "programme",
    (figures.byNode.get("programme") ?? []).map((point) => dateProgramme(point, figures, dated)),
  );
  return dated;
}

/** A price of a record; without a source where it is the cited one. */
interface RecordedPrice {
  readonly year: number;
  readonly usd: number;
  readonly source?: string;
}

/** Prices of a node over the years, earliest first. */
interface NodeRecord {
  readonly nanometres: number;
  readonly prices: readonly RecordedPrice[];
}

/** Nodes with prices of other years, coarsest first. */
function listRecords(points: readonly NodePoint[], prices: readonly DatedPrice[], item: DatedItem): NodeRecord[] {
  return points.flatMap(({ nanometres, year, mid }) => {
    const own = prices.filter((price) => price.item === item && price.nanometres === nanometres);
    if (own.length === 0) return [];
    const all: readonly RecordedPrice[] = [...own, { year, usd: mid }].sort((one, other) => one.year - other.year);
    return [{ nanometres, prices: all }];
  });
}

function datePoint(point: NodePoint, records: readonly NodeRecord[], year: number): NodePoint {
  const near = listNear(records, point.nanometres);
  const factor = Math.exp(
    computeLogIndex(near, point.nanometres, year) - computeLogIndex(near, point.nanometres, point.year),
  );
  if (Math.abs(factor - 1) < 1e-9) return point;
  const used = near.flatMap(({ prices }) => getBracket(prices, year).flatMap(({ source }) => source ?? []));
  return {
    ...point,
    low: point.low * factor,
    mid: point.mid * factor,
    high: point.high * factor,
    year,
    source: `${point.source}; times ${factor.toPrecision(3)} for ${year}: ${[...new Set(used)].join("; ")}`,
  };
}

/** The node's own record, else those of its neighbours, coarser first. */
function listNear(records: readonly NodeRecord[], nanometres: number): NodeRecord[] {
  const coarser = records.findLast((record) => record.nanometres >= nanometres);
  const finer = records.find((record) => record.nanometres <= nanometres);
  const near = [coarser, finer].filter((record) => record !== undefined);
  return coarser === finer ? near.slice(1) : near;
}

/** ln of a node's price, up to a constant of the node: a power law between its neighbours. */
function computeLogIndex(near: readonly NodeRecord[], nanometres: number, year: number): number {
  const [first, second = first] = near;
  if (first === undefined || second === undefined) return 0;
  const [coarse, fine] = [interpolateLog(first.prices, year), interpolateLog(second.prices, year)];
  if (first === second) return coarse;
  const weight = Math.log(nanometres / second.nanometres) / Math.log(first.nanometres / second.nanometres);
  return fine + (coarse - fine) * weight;
}

function interpolateLog(prices: readonly RecordedPrice[], year: number): number {
  const [last, next] = getBracket(prices, year);
  const weight = next.year > last.year ? (year - last.year) / (next.year - last.year) : 0;
  return Math.log(last.usd) + Math.log(next.usd / last.usd) * weight;
}

/** The prices before and after a time; the nearest twice where there is none. */
function getBracket(prices: readonly RecordedPrice[], year: number): [last: RecordedPrice, next: RecordedPrice] {
  const after = prices.findIndex((price) => price.year >= year);
  const next = prices[after] ?? prices.at(-1)!;
  return [prices[after - 1] ?? next, next];
}

/** The masks within a programme at their price of the year; the rest of it as cited. */
function dateProgramme(point: NodePoint, cited: ChipFigures, dated: ChipFigures): NodePoint {
  const [before, after] = [cited, dated].map((figures) => lookUpNodeFigure(figures, "mask-set", point.nanometres));
  if (after!.mid === before!.mid) return point;
  const change = (end: "low" | "mid" | "high") => point[end] + after![end] - before![end];
  const source = `${point.source}; its masks at the price of the year`;
  return { ...point, low: change("low"), mid: change("mid"), high: change("high"), source };
}
