/** What simjs's `Sim` asks of an event: it reads the two fields and calls `deliver`. */
export interface SimEvent {
  deliverAt: number;
  cancelled: boolean;
  deliver(): void;
}

/** What simjs's `Sim` asks of its queue: the earliest event, or null (not undefined) when there is none. */
export interface SimQueue {
  insert(event: SimEvent): void;
  remove(): SimEvent | null;
}

/** The request that a timer of simjs returns. */
export interface SimRequest extends SimEvent {
  /** Calls `callback` at delivery. simjs drops a falsy argument, so none is typed here: close over values. */
  done(callback: () => void, context?: object): this;
  cancel(): this | undefined;
}

export interface SimEntity {
  start(): void;
  time(): number;
  setTimer(duration: number): SimRequest;
}

export interface Sim {
  queue: SimQueue;
  time(): number;
  /** Delivers every event up to `endTime`, that instant included. */
  simulate(endTime: number): boolean;
  addEntity<E extends SimEntity>(kind: new (sim: Sim, name?: string) => E, name?: string): E;
}

/** The part of simjs 2.0.3 that Proofground relies on. The package ships no types. */
export interface SimJs {
  readonly Sim: new () => Sim;
  /** Its own timers: for tests and benchmarks that measure the clock against them. */
  readonly Entity: new (
    sim: Sim,
    name?: string,
  ) => Omit<SimEntity, "start">;
}
