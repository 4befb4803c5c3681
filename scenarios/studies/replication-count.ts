import { countMoreReplications, findStoppingPoint, type ReplicationRule } from "../statistics/replication-rule.ts";
import type { StudyItem } from "./run-items.ts";
import type { Study, UntilHalfWidth } from "./study-schema.ts";

/** Replications of some points: point number `points[i]` runs those from `from[i]` on, below `end[i]`. */
export interface Round {
  readonly points: Int32Array;
  readonly from: Int32Array;
  readonly end: Int32Array;
}

/** Decides, round by round, which points are replicated again. */
export interface ReplicationCount {
  /** What is to be run next; no points where all have enough. Never more than each point is sure to need. */
  readonly computeNextRound: () => Round;
  /** Keeps what decides. */
  readonly note: (item: StudyItem, deciding: number | null) => void;
  /** Points so far that reached the most replications before their interval was short enough. */
  readonly countUnmet: () => number;
}

const ALPHA = 0.05;

export function createReplicationCount(replications: Study["replications"], points: number): ReplicationCount {
  return typeof replications === "number" ? countOnce(replications, points) : countUntil(replications, points);
}

function countOnce(replications: number, points: number): ReplicationCount {
  let isFirst = true;
  return {
    computeNextRound: () => {
      const numbers = Int32Array.from({ length: isFirst ? points : 0 }, (_, point) => point);
      isFirst = false;
      return { points: numbers, from: numbers.map(() => 0), end: numbers.map(() => replications) };
    },
    note: () => undefined,
    countUnmet: () => 0,
  };
}

/** A point goes on until the rule is content under every scheme, for schemes are compared run by run. */
function countUntil(until: UntilHalfWidth, points: number): ReplicationCount {
  const rule = describeRule(until);
  const known = new Map<number, Map<string, (number | null)[]>>();
  let open = Array.from({ length: points }, (_, point) => ({ point, done: 0 }));
  let unmet = 0;
  const close = (point: number) => {
    const isMet = listValues(point).every((values) => findStoppingPoint(values, rule)?.isMet === true);
    if (!isMet) unmet++;
    known.delete(point);
  };
  const listValues = (point: number) => [...(known.get(point)?.values() ?? [[]])];
  return {
    computeNextRound: () => {
      const next = open.map(({ point, done }) => ({
        point,
        done,
        more: Math.max(...listValues(point).map((values) => countMoreReplications(values, rule))),
      }));
      for (const { point } of next.filter(({ more }) => more === 0)) close(point);
      const going = next.filter(({ more }) => more > 0);
      open = going.map(({ point, done, more }) => ({ point, done: done + more }));
      return {
        points: Int32Array.from(going, ({ point }) => point),
        from: Int32Array.from(going, ({ done }) => done),
        end: Int32Array.from(going, ({ done, more }) => done + more),
      };
    },
    note: ({ point, scheme }, deciding) => {
      const schemes = known.get(point) ?? new Map<string, (number | null)[]>();
      known.set(point, schemes);
      const values = schemes.get(scheme);
      if (values === undefined) schemes.set(scheme, [deciding]);
      else values.push(deciding);
    },
    countUnmet: () => unmet,
  };
}

function describeRule({ halfWidth, relativeHalfWidth, least, most, lookAhead }: UntilHalfWidth): ReplicationRule {
  return {
    target:
      halfWidth === undefined ? { kind: "relative", halfWidth: relativeHalfWidth! } : { kind: "absolute", halfWidth },
    minimum: least,
    maximum: most,
    lookAhead,
    alpha: ALPHA,
  };
}
