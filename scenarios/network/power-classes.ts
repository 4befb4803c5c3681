import { computeEstimate } from "../experiments/estimate.ts";
import type { Estimate } from "../experiments/experiment.ts";
import type { NetworkReplication } from "./network-result.ts";

/** Miners of like hash power, over all replications. */
export interface PowerClass {
  /** "largest 10 %", "10 to 20 %": place among the miners by hash power. */
  readonly label: string;
  readonly powerShare: Estimate;
  /** Share of the main chain's blocks. */
  readonly mainShare: Estimate;
}

const CLASSES = 10;

/** Tenths of the miners by hash power, the strongest first; none where there are fewer than ten or no main chain. */
export function listPowerClasses(runs: readonly Pick<NetworkReplication, "forks">[]): PowerClass[] {
  const shares = runs.map(({ forks }) => computeShares(forks.miners));
  return Array.from({ length: CLASSES }, (_, index) => index).flatMap((index) => {
    const powerShare = computeEstimate(shares.map((classes) => classes[index]?.power ?? null));
    const mainShare = computeEstimate(shares.map((classes) => classes[index]?.main ?? null));
    if (powerShare === null || mainShare === null) return [];
    const to = (100 / CLASSES) * (index + 1);
    const label = index === 0 ? `largest ${to} %` : `${to - 100 / CLASSES} to ${to} %`;
    return [{ label, powerShare, mainShare }];
  });
}

type Miners = NetworkReplication["forks"]["miners"];

function computeShares(miners: Miners): { power: number; main: number | null }[] {
  if (miners.length < CLASSES) return [];
  const sorted = miners.toSorted((one, other) => other.powerShare - one.powerShare);
  return Array.from({ length: CLASSES }, (_, index) => {
    const from = Math.round((index * sorted.length) / CLASSES);
    const own = sorted.slice(from, Math.round(((index + 1) * sorted.length) / CLASSES));
    const main = own.map(({ mainShare }) => mainShare);
    return {
      power: own.reduce((sum, { powerShare }) => sum + powerShare, 0),
      main: main.includes(null) ? null : main.reduce<number>((sum, share) => sum + (share ?? 0), 0),
    };
  });
}
