import { computeLorenzCurve } from "../../sim/metrics/lorenz-curve.ts";
import type { PartyOutcome, RunResult } from "../../sim/run-result.ts";
import type { LorenzCurve } from "./experiment.ts";

/** Points of the common grid on which curves of different replications are averaged. */
const GRID_STEPS = 50;

const holdings = {
  pay: (party: PartyOutcome) => party.rewardSatoshi,
  work: (party: PartyOutcome) => party.finalWorkPerSecond,
  stake: (party: PartyOutcome) => party.finalStakeSatoshi,
} as const;

/** Lorenz curves among those who took part, averaged over replications; none where nobody holds anything. */
export function listMeanLorenzCurves(runs: readonly RunResult[]): LorenzCurve[] {
  return (["pay", "work", "stake"] as const).flatMap((of) => {
    const curves = runs.flatMap((run) => {
      const parties = run.parties.filter(isParticipant);
      return computeLorenzCurve(parties.map(holdings[of])) ?? [];
    });
    if (curves.length === 0) return [];
    const parties = Array.from({ length: GRID_STEPS + 1 }, (_, step) => step / GRID_STEPS);
    const total = parties.map(
      (share) => curves.reduce((sum, curve) => sum + interpolate(curve.parties, curve.total, share), 0) / curves.length,
    );
    return [{ of, parties, total }];
  });
}

function isParticipant(party: PartyOutcome): boolean {
  return Object.values(holdings).some((getHolding) => getHolding(party) > 0);
}

/** Linear between the two known points around `x`; `xs` rises from 0 to 1. */
function interpolate(xs: readonly number[], ys: readonly number[], x: number): number {
  const right = xs.findIndex((known) => known >= x);
  if (right <= 0) return ys[Math.max(0, right)]!;
  const part = (x - xs[right - 1]!) / (xs[right]! - xs[right - 1]!);
  return ys[right - 1]! + part * (ys[right]! - ys[right - 1]!);
}
