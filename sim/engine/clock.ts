import { EventQueue } from "./event-queue.ts";
import type { Sim, SimEvent, SimJs } from "./simjs-types.ts";

/** An event on the clock that can still be called off. */
export interface ScheduledEvent {
  cancel(): void;
}

/** One simulated run of time. Events at the same instant are delivered in the order of scheduling. */
export interface Clock {
  /** [s] on the scale of the start time. */
  now(): number;
  /** @throws RangeError if the time is NaN, infinite or past */
  schedule(timeSeconds: number, deliver: () => void): ScheduledEvent;
  /** Like `schedule`, but keeps delays below the resolution of `now()` apart. */
  scheduleAfter(delaySeconds: number, deliver: () => void): ScheduledEvent;
  /**
   * Delivers every event up to `endSeconds`, that instant included; afterwards `now()` is `endSeconds`.
   *
   * @throws Error on a second call, as simjs loses an event when it resumes
   */
  runUntil(endSeconds: number): void;
}

/**
 * A clock on simjs's `Sim`, with events of its own instead of simjs's timers, which take any delay, keep cancelled
 * timers until they are due and let them advance the time.
 *
 * simjs counts in seconds since the start, so that Unix times (near 1.7e9 s, where numbers lie 0.24 us apart) cost no
 * precision between two events.
 *
 * @param startTimeSeconds [s] `now()` before the run
 */
export function createClock(simJs: SimJs, startTimeSeconds: number): Clock {
  if (!Number.isFinite(startTimeSeconds)) {
    throw new RangeError(`clock: expected a finite start time, got ${startTimeSeconds} s`);
  }
  const sim = new simJs.Sim();
  sim.queue = new EventQueue();
  return new SimJsClock(sim, startTimeSeconds);
}

class SimJsClock implements Clock {
  readonly #sim: Sim;
  readonly #startSeconds: number;
  #phase: "ready" | "running" | "over" = "ready";
  #endSeconds = 0;

  constructor(sim: Sim, startSeconds: number) {
    this.#sim = sim;
    this.#startSeconds = startSeconds;
  }

  now(): number {
    return this.#phase === "over" ? this.#endSeconds : this.#startSeconds + this.#sim.time();
  }

  schedule(timeSeconds: number, deliver: () => void): ScheduledEvent {
    this.#checkNotPast("schedule", timeSeconds);
    return this.#insert(timeSeconds - this.#startSeconds, deliver);
  }

  scheduleAfter(delaySeconds: number, deliver: () => void): ScheduledEvent {
    if (!(delaySeconds >= 0 && delaySeconds < Infinity)) {
      throw new RangeError(`clock: scheduleAfter at ${this.now()} s: expected a delay >= 0 s, got ${delaySeconds} s`);
    }
    return this.#insert(this.#sim.time() + delaySeconds, deliver);
  }

  runUntil(endSeconds: number): void {
    if (this.#phase !== "ready") throw new Error(`clock: expected one run, got a second one until ${endSeconds} s`);
    this.#checkNotPast("runUntil", endSeconds);
    this.#phase = "running";
    this.#sim.simulate(endSeconds - this.#startSeconds);
    this.#phase = "over";
    this.#endSeconds = endSeconds;
  }

  #checkNotPast(action: string, timeSeconds: number): void {
    const now = this.now();
    if (timeSeconds >= now && timeSeconds < Infinity) return;
    throw new RangeError(`clock: ${action}: expected a finite time >= now, ${now} s, got ${timeSeconds} s`);
  }

  #insert(elapsedSeconds: number, deliver: () => void): ScheduledEvent {
    if (this.#phase === "over") throw new Error(`clock: the run ended at ${this.#endSeconds} s; nothing can follow`);
    // now() is rounded to the scale of the start time, so a time equal to it may lie a rounding before simjs's.
    const event = new ClockEvent(Math.max(elapsedSeconds, this.#sim.time()), deliver);
    this.#sim.queue.insert(event);
    return event;
  }
}

class ClockEvent implements SimEvent, ScheduledEvent {
  deliverAt: number;
  cancelled = false;
  readonly #deliver: () => void;

  constructor(deliverAt: number, deliver: () => void) {
    this.deliverAt = deliverAt;
    this.#deliver = deliver;
  }

  deliver(): void {
    this.#deliver();
  }

  cancel(): void {
    this.cancelled = true;
  }
}
