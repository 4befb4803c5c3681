import type { StudyItem } from "./run-items.ts";
import { isReplicatedEnough } from "./stop-rule.ts";
import type { Study } from "./study-schema.ts";

/** Decides, round by round, which points are replicated again. */
export interface ReplicationCount {
  /** First and last-but-one replication of the round after this many; null where there is none. */
  readonly computeNextEnd: (from: number) => number | null;
  /** Keeps what decides. */
  readonly note: (item: StudyItem, deciding: number | null) => void;
  /** Those points that need more. */
  readonly selectOpen: (points: readonly number[]) => readonly number[];
}

export function createReplicationCount(replications: Study["replications"]): ReplicationCount {
  if (typeof replications === "number") {
    return {
      computeNextEnd: (from) => (from === 0 ? replications : null),
      note: () => undefined,
      selectOpen: () => [],
    };
  }
  const { least, most } = replications;
  const known = new Map<number, Map<string, (number | null)[]>>();
  return {
    computeNextEnd: (from) => (from < most ? Math.min(from + least, most) : null),
    note: ({ point, scheme }, deciding) => {
      const schemes = known.get(point) ?? new Map<string, (number | null)[]>();
      known.set(point, schemes);
      const values = schemes.get(scheme);
      if (values === undefined) schemes.set(scheme, [deciding]);
      else values.push(deciding);
    },
    selectOpen: (points) =>
      points.filter((point) => {
        const isEnough = isReplicatedEnough([...(known.get(point)?.values() ?? [])], replications);
        if (isEnough) known.delete(point);
        return !isEnough;
      }),
  };
}
