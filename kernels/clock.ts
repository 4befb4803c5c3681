/** Tells time; only differences mean anything. */
export interface Clock {
  readonly name: "processor" | "wall";
  /** Seconds since some moment. */
  readonly now: () => number;
  /** The smallest difference that it can tell. */
  readonly stepSeconds: number;
}

/** Time as it passes, whatever else the machine does meanwhile. */
export const wallClock: Clock = { name: "wall", now: () => performance.now() / 1000, stepSeconds: 1e-9 };

/**
 * Time that this process spent on processors. For work on one thread it is what the wall clock shows on a machine with
 * nothing else to do: while another program has the processor, it stands still.
 */
export const processorClock: Clock = {
  name: "processor",
  now: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
  stepSeconds: 1e-6,
};

/**
 * The clock for a measurement: processor time for one thread on the CPU, else the wall. Windows counts processor time
 * in steps of 16 ms, which is no use here.
 */
export function chooseClock({ threads, provider }: { threads: number; provider: string }): Clock {
  return threads === 1 && provider === "cpu" && process.platform !== "win32" ? processorClock : wallClock;
}
