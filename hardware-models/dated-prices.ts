import { type ChipFigure, type ChipFigures, lookUpNodeFigure, type NodePoint } from "./chip-figures.ts";

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
 * The cited figures with wafers and masks at the prices of a year [years AD]; whole programmes change by what their
 * masks do. All else stays: no prices by year were found for it.
 *
 * price(year) = cited price * index(year) / index(year of the citation). The index of a node goes through its prices on
 * record, the cited one among them, in equal ratios a year, and stays at the first before it and at the last after it; a
 * node without a record has what lies between its neighbours', or the nearest's. Low and high keep their ratio to mid.
 *
 * @throws RangeError for a year that is none
 */
export function computeFiguresAt(figures: ChipFigures, prices: readonly DatedPrice[], year: number): ChipFigures {
  if (!Number.isFinite(year)) throw new RangeError(`chip prices by year: expected a year, got ${year}`);
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

/** Prices of a node over the years, earliest first. */
interface NodeRecord {
  readonly nanometres: number;
  readonly prices: readonly { readonly year: number; readonly usd: number }[];
}

/** Nodes with prices of other years, coarsest first. */
function listRecords(points: readonly NodePoint[], prices: readonly DatedPrice[], item: DatedItem): NodeRecord[] {
  return points.flatMap(({ nanometres, year, mid }) => {
    const own = prices.filter((price) => price.item === item && price.nanometres === nanometres);
    if (own.length === 0) return [];
    const all = [...own, { year, usd: mid }].sort((one, other) => one.year - other.year);
    return [{ nanometres, prices: all }];
  });
}

function datePoint(point: NodePoint, records: readonly NodeRecord[], year: number): NodePoint {
  const factor = Math.exp(
    computeLogIndex(records, point.nanometres, year) - computeLogIndex(records, point.nanometres, point.year),
  );
  return Math.abs(factor - 1) < 1e-9 ? point : scaleFigure(point, factor, year);
}

function scaleFigure<Figure extends ChipFigure>(figure: Figure, factor: number, year: number): Figure {
  return {
    ...figure,
    low: figure.low * factor,
    mid: figure.mid * factor,
    high: figure.high * factor,
    year,
    source: `${figure.source}; times ${factor.toPrecision(3)} for ${Math.floor(year)} (chip_prices_by_year.csv)`,
  };
}

/** ln of a node's price, up to a constant of the node. */
function computeLogIndex(records: readonly NodeRecord[], nanometres: number, year: number): number {
  const finer = records.find((record) => record.nanometres <= nanometres) ?? records.at(-1);
  const coarser = records.findLast((record) => record.nanometres >= nanometres) ?? records[0];
  if (finer === undefined || coarser === undefined) return 0;
  const [low, high] = [interpolateLog(finer.prices, year), interpolateLog(coarser.prices, year)];
  if (finer.nanometres >= coarser.nanometres) return low;
  const weight = Math.log(nanometres / finer.nanometres) / Math.log(coarser.nanometres / finer.nanometres);
  return low + (high - low) * weight;
}

function interpolateLog(prices: NodeRecord["prices"], year: number): number {
  const after = prices.findIndex((price) => price.year >= year);
  const next = prices[after] ?? prices.at(-1)!;
  const last = prices[after - 1] ?? next;
  const weight = next.year > last.year ? (year - last.year) / (next.year - last.year) : 0;
  return Math.log(last.usd) + Math.log(next.usd / last.usd) * weight;
}

/** The masks within a programme at their price of the year; the rest of it as cited. */
function dateProgramme(point: NodePoint, cited: ChipFigures, dated: ChipFigures): NodePoint {
  const [before, after] = [cited, dated].map((figures) => lookUpNodeFigure(figures, "mask-set", point.nanometres));
  const change = (end: "low" | "mid" | "high") => point[end] + after![end] - before![end];
  return { ...point, low: change("low"), mid: change("mid"), high: change("high") };
}
