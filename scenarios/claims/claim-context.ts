import type { Accelerator } from "../../hardware-models/accelerator.ts";
import type { Device } from "../../hardware-models/device.ts";
import type { HeadroomAnswer } from "../../hardware-models/headroom.ts";
import type { SpecialChipEnergy } from "../../hardware-models/special-chip.ts";
import type { MonthRow } from "../../sim/markets/history.ts";
import type { SubnetRow } from "../../sim/reward-rules/bittensor/network-flow.ts";
import type { Experiment } from "../experiments/experiment.ts";
import type { ClaimRunName } from "./claim-runs.ts";
import type { Range } from "./evidence.ts";
import type { CloudRow } from "./parse-clouds.ts";
import type { PowerYear } from "./parse-power-years.ts";
import type { TrendRow } from "./parse-trends.ts";

/** All that claims are judged by: data as rows, and the runs they asked for. */
export interface ClaimContext {
  readonly devices: readonly Device[];
  readonly history: readonly MonthRow[];
  readonly accelerators: readonly Accelerator[];
  readonly headroom: readonly HeadroomAnswer[];
  /** Energy of one answer on a chip made for its kernel at a node [nm]. */
  readonly computeSpecialChip: (kernel: string, nanometres: number) => SpecialChipEnergy;
  /** What industry pays: median, 10th and 90th percentile of countries. */
  readonly electricityUsdPerKwh: Range;
  readonly subnets: readonly SubnetRow[];
  readonly powerYears: readonly PowerYear[];
  readonly clouds: readonly CloudRow[];
  readonly trends: readonly TrendRow[];
  readonly runs: ReadonlyMap<ClaimRunName, Experiment>;
  readonly seed: string;
}

/** @throws Error where the claim did not ask for the run */
export function getRun({ runs }: ClaimContext, name: ClaimRunName): Experiment {
  const experiment = runs.get(name);
  if (experiment === undefined) throw new Error(`claims: the run ${name} was not asked for`);
  return experiment;
}
