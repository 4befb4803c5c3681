import { computeEnergyFloor, type EnergyFloor, type EnergyTable } from "./energy-floor.ts";
import { type HeadroomKernel, headroomKernels } from "./headroom-kernels.ts";

/** Columns of `asic_advantage.csv` that are read. */
export const advantageColumns = [
  "algorithm",
  "special_device",
  "special_year",
  "general_device",
  "general_type",
  "general_year",
  "efficiency_ratio",
] as const;
export type AdvantageRow = Readonly<Record<(typeof advantageColumns)[number], string>>;

/** The most a special chip can win over general hardware, beside the most that was measured. */
export interface HeadroomAnswer {
  readonly kernel: string;
  readonly answer: string;
  readonly counted: string;
  readonly nodeNanometres: number;
  readonly floor: EnergyFloor;
  readonly general: string;
  readonly generalJoules: number;
  /** generalJoules / floor. */
  readonly headroom: number;
  /** Best measured ratio of joules an answer; null where only claims exist. */
  readonly measured: number | null;
  readonly measuredBy: string;
  /** Whether headroom and measurement agree within a factor of ten; null without a measurement. */
  readonly agrees: boolean | null;
  readonly note: string;
}

/** Devices further apart than this compare years, not kinds of hardware. */
const sameEraYears = 4;

/** Headroom of every kernel at the process node of the general device, against the measured advantages. */
export function computeHeadroom(table: EnergyTable, advantages: readonly AdvantageRow[]): HeadroomAnswer[] {
  return headroomKernels.map((kernel) => answer(kernel, table, advantages));
}

function answer(kernel: HeadroomKernel, table: EnergyTable, advantages: readonly AdvantageRow[]): HeadroomAnswer {
  const { general } = kernel;
  const floor = computeEnergyFloor(kernel.work, general.nodeNanometres, table);
  const headroom = general.joulesPerAnswer / floor.totalJoules;
  const { ratio, by } = findMeasured(kernel, advantages);
  return {
    kernel: kernel.name,
    answer: kernel.answer,
    counted: kernel.counted,
    nodeNanometres: general.nodeNanometres,
    floor,
    general: `${general.name} (${general.source})`,
    generalJoules: general.joulesPerAnswer,
    headroom,
    measured: ratio,
    measuredBy: by,
    agrees: ratio === null ? null : Math.abs(Math.log10(headroom / ratio)) <= 1,
    note: kernel.note,
  };
}

/** Best ratio against a GPU of the same era. */
function findMeasured({ measured }: HeadroomKernel, advantages: readonly AdvantageRow[]) {
  if (measured === null) return { ratio: null, by: "claims only" };
  if ("ratio" in measured) return { ratio: measured.ratio, by: measured.source };
  const rows = advantages.filter(
    ({ algorithm, general_type, special_year, general_year, efficiency_ratio }) =>
      algorithm === measured.algorithm &&
      general_type === "gpu" &&
      Number(special_year) - Number(general_year) <= sameEraYears &&
      Number(efficiency_ratio) > 0,
  );
  const best = rows.sort((one, other) => Number(other.efficiency_ratio) - Number(one.efficiency_ratio))[0];
  if (best === undefined)
    throw new Error(`asic_advantage.csv: no row of ${measured.algorithm} against a GPU of its era`);
  return {
    ratio: Number(best.efficiency_ratio),
    by: `${best.special_device} (${best.special_year}) against ${best.general_device} (${best.general_year})`,
  };
}
