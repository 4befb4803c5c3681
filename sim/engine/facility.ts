import type { Clock } from "./clock.ts";

/** A place with a number of servers, at which requests wait their turn. */
export interface Facility {
  /** Serves a request for `serviceSeconds` as soon as a server is free, first come, first served; then calls `done`. */
  request(serviceSeconds: number, done: () => void): void;
  /** Requests that wait. */
  countWaiting(): number;
}

interface Request {
  readonly serviceSeconds: number;
  readonly done: () => void;
}

/**
 * A first-come, first-served facility on our clock. simjs has one of its own, but it waits on simjs's timers and counts
 * waiters that gave up, so only its clock is used here.
 *
 * @param servers whole, at least 1
 */
export function createFacility(clock: Clock, servers: number): Facility {
  if (!(Number.isInteger(servers) && servers >= 1)) {
    throw new RangeError(`facility: expected a whole number of servers >= 1, got ${servers}`);
  }
  const waiting: Request[] = [];
  let busy = 0;
  const serveNext = (): void => {
    if (busy >= servers) return;
    const next = waiting.shift();
    if (next === undefined) return;
    busy++;
    clock.scheduleAfter(next.serviceSeconds, () => {
      busy--;
      next.done();
      serveNext();
    });
  };
  return {
    request: (serviceSeconds, done) => {
      waiting.push({ serviceSeconds, done });
      serveNext();
    },
    countWaiting: () => waiting.length,
  };
}
