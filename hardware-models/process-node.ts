import { HardwareModelError } from "./hardware-model-error.ts";

/** Columns of `process_nodes.csv`. */
export const nodeColumns = ["node_nm", "first_volume", "source", "note"] as const;
export type NodeRow = Readonly<Record<(typeof nodeColumns)[number], string>>;

/** A process node that a foundry sells. */
export interface ProcessNode {
  /** "5nm" */
  readonly name: string;
  readonly nanometres: number;
  /** Month of the first volume production, "YYYY-MM"; whoever is not a maker of phones waits longer. */
  readonly firstVolume: string;
  readonly source: string;
}

/** @throws Error that names a row that cannot be read */
export function parseProcessNodes(rows: readonly NodeRow[]): ProcessNode[] {
  return rows.map(({ node_nm, first_volume, source }) => {
    const nanometres = Number(node_nm);
    if (!(nanometres > 0) || !isMonth(first_volume)) throw new Error(`process node "${node_nm}": cannot be read`);
    return { name: `${nanometres}nm`, nanometres, firstVolume: first_volume, source };
  });
}

/**
 * The node that a text such as "5nm", "N5" or "5" names.
 *
 * @throws HardwareModelError with the nearest node where there is none
 */
export function findProcessNode(text: string, nodes: readonly ProcessNode[]): ProcessNode {
  const figure = /^n?\s*(\d+(?:\.\d+)?)\s*(?:nm)?$/i.exec(text.trim())?.[1];
  const nanometres = Number(figure ?? Number.NaN);
  const node = nodes.find((known) => known.nanometres === nanometres);
  if (node !== undefined) return node;
  throw new HardwareModelError({
    where: "node",
    expected: `a process node (${nodes.map(({ name }) => name).join(", ")})`,
    found: JSON.stringify(text.slice(0, 40)),
    cure: nanometres > 0 ? `Did you mean "${findNearest(nanometres, nodes).name}"?` : "",
  });
}

/** @throws HardwareModelError where the node was not in volume production in the month "YYYY-MM" */
export function checkNodeAvailable(node: ProcessNode, month: string, nodes: readonly ProcessNode[]): void {
  if (node.firstVolume <= month) return;
  const ready = nodes.filter(({ firstVolume }) => firstVolume <= month);
  const finest = ready.reduce<ProcessNode | undefined>(
    (best, one) => (best === undefined || one.nanometres < best.nanometres ? one : best),
    undefined,
  );
  throw new HardwareModelError({
    where: "node",
    expected: `a node in volume production by ${month}`,
    found: `${node.name}, in volume from ${node.firstVolume}`,
    cure: finest === undefined ? `Take ${node.firstVolume} or later.` : `The finest then was "${finest.name}".`,
  });
}

/** Nodes that customers other than the first may order from at a time [years AD]. */
export function listNodesAt(nodes: readonly ProcessNode[], year: number, delayYears: number): ProcessNode[] {
  return nodes.filter((node) => getFirstVolumeYear(node) + delayYears <= year);
}

/** [years AD] Start of the month of the first volume production. */
export function getFirstVolumeYear({ firstVolume }: ProcessNode): number {
  return Number(firstVolume.slice(0, 4)) + (Number(firstVolume.slice(5, 7)) - 1) / 12;
}

/** [years AD] Middle of a month "YYYY-MM". */
export function getMonthYear(month: string): number {
  return Number(month.slice(0, 4)) + (Number(month.slice(5, 7)) - 0.5) / 12;
}

/** Whether a text is a month, "YYYY-MM". */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

function findNearest(nanometres: number, nodes: readonly ProcessNode[]): ProcessNode {
  const distance = (node: ProcessNode) => Math.abs(Math.log(node.nanometres / nanometres));
  return nodes.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}
