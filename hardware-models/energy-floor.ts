import { HardwareModelError } from "./hardware-model-error.ts";

/** Columns of `energy_per_operation.csv`. */
export const energyColumns = ["item", "node_nm", "picojoules", "unit", "source", "confidence"] as const;
export type EnergyRow = Readonly<Record<(typeof energyColumns)[number], string>>;

/** What is counted in a kernel. */
export const operationItems = [
  "int32-add",
  "int8-multiply-add",
  "fp8-multiply-add",
  "fp16-multiply-add",
  "matrix-operand",
  "instruction",
] as const;
export const memoryItems = ["sram-32KiB", "sram-1MiB", "hbm", "gddr6", "ddr4"] as const;
export type OperationItem = (typeof operationItems)[number];
export type MemoryItem = (typeof memoryItems)[number];

/** Energies by item and process node, with their sources. */
export type EnergyTable = ReadonlyMap<string, readonly EnergyPoint[]>;

interface EnergyPoint {
  /** null for memory outside the chip, whose energy is the interface's. */
  readonly nodeNanometres: number | null;
  readonly joules: number;
  readonly source: string;
}

/** One answer of a kernel: operations, bytes moved, and what cannot be left out around them. */
export interface KernelWork {
  readonly operations: Partial<Readonly<Record<OperationItem, number>>>;
  readonly bytes: Partial<Readonly<Record<MemoryItem, number>>>;
  /** Energy of control, clock and registers over the energy of the operations. */
  readonly controlShare: number;
  /** Square of the supply voltage over nominal; circuits whose chips are cheap for their energy run far below. */
  readonly voltageFactor: number;
}

/** Least energy of a kernel, and its parts, J. */
export interface EnergyFloor {
  readonly totalJoules: number;
  readonly operationJoules: number;
  readonly controlJoules: number;
  readonly memoryJoules: number;
}

/** Points of each item, finest node last. */
export function parseEnergyTable(rows: readonly EnergyRow[]): EnergyTable {
  const table = new Map<string, EnergyPoint[]>();
  for (const row of rows) {
    const picojoules = Number(row.picojoules);
    if (!(picojoules > 0)) throw new Error(`energy of ${row.item}: picojoules: not a positive number`);
    const nodeNanometres = row.node_nm === "" ? null : Number(row.node_nm);
    const point = { nodeNanometres, joules: picojoules * 1e-12, source: `${row.source} (${row.confidence})` };
    table.set(row.item, [...(table.get(row.item) ?? []), point]);
  }
  return table;
}

/**
 * operations * pJ/operation * voltage * (1 + control) + bytes * pJ/byte. Memory outside the chip and SRAM keep their
 * voltage.
 *
 * @throws HardwareModelError for a node outside the table
 */
export function computeEnergyFloor(work: KernelWork, nodeNanometres: number, table: EnergyTable): EnergyFloor {
  const sum = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).reduce(
      (joules, [item, count]) => joules + count * lookUpEnergy(item, nodeNanometres, table),
      0,
    );
  const operationJoules = sum(work.operations) * work.voltageFactor;
  const controlJoules = operationJoules * work.controlShare;
  const memoryJoules = sum(work.bytes);
  return {
    totalJoules: operationJoules + controlJoules + memoryJoules,
    operationJoules,
    controlJoules,
    memoryJoules,
  };
}

/**
 * J for one operation or byte at a node: between two nodes of the table a power law; finer than 7 nm logic follows the
 * foundry's figures and SRAM, whose cells hardly shrink any more, stays.
 */
export function lookUpEnergy(item: string, nodeNanometres: number, table: EnergyTable): number {
  const points = table.get(item);
  if (points === undefined) throw new Error(`energy of ${item}: not in the table`);
  const only = points[0]!;
  if (only.nodeNanometres === null) return only.joules;
  const coarse = points.find(({ nodeNanometres: node }) => node !== finestMeasuredNode)!;
  const fine = points.find(({ nodeNanometres: node }) => node === finestMeasuredNode)!;
  checkNode(nodeNanometres);
  if (nodeNanometres < finestMeasuredNode) {
    return fine.joules * (item.startsWith("sram") ? 1 : interpolateScale(nodeNanometres, table));
  }
  const exponent = Math.log(coarse.joules / fine.joules) / Math.log(coarse.nodeNanometres! / finestMeasuredNode);
  return fine.joules * (nodeNanometres / finestMeasuredNode) ** exponent;
}

const finestMeasuredNode = 7;

function checkNode(nodeNanometres: number): void {
  if (nodeNanometres >= 3 && nodeNanometres <= 45) return;
  throw new HardwareModelError({ where: "process node", expected: "3 to 45 nm", found: `${nodeNanometres} nm` });
}

/** Logic energy over that at 7 nm; between two nodes a straight line. */
function interpolateScale(nodeNanometres: number, table: EnergyTable): number {
  const points = (table.get("logic-scale") ?? [])
    .map(({ nodeNanometres: node, joules }) => ({ node: node!, scale: joules * 1e12 }))
    .sort((one, other) => one.node - other.node);
  const above = points.findIndex(({ node }) => node >= nodeNanometres);
  const upper = points[above]!;
  const lower = points[Math.max(0, above - 1)]!;
  if (upper.node === lower.node) return upper.scale;
  return lower.scale + ((upper.scale - lower.scale) * (nodeNanometres - lower.node)) / (upper.node - lower.node);
}
