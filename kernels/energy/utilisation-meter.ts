import { cpus } from "node:os";
import type { Clock } from "../clock.ts";
import type { EnergyMeter } from "./energy-reading.ts";

/**
 * Watts of one logical processor, idle and fully busy, for a machine that has no meter. An assumption, not a
 * measurement: design power a thread is 1.9 W for a 96-core EPYC 9654 (360 W) and 5.3 W for a 16-core Ryzen 9 7950X
 * (170 W), and an idle server draws about a third of what a busy one does.
 *
 * @source AMD, product pages of the EPYC 9654 and the Ryzen 9 7950X; Barroso, Hoelzle and Ranganathan, "The Datacenter
 * as a Computer", 3rd edition, section 5.3
 */
export const assumedWatts = { idle: 1.2, busy: 3.5, lowFactor: 0.5, highFactor: 2 } as const;

/** Watts = processors * (idle + (busy - idle) * utilisation), utilisation being this process's share of all of them. */
export function computeAssumedWatts(processors: number, utilisation: number): number {
  const share = Math.min(1, Math.max(0, utilisation));
  return processors * (assumedWatts.idle + (assumedWatts.busy - assumedWatts.idle) * share);
}

/** The model as a meter; always there. By the processor clock, time that other programs took does not count. */
export function openUtilisationMeter(clock: Clock, processors: number = cpus().length): EnergyMeter {
  let startSeconds = 0;
  let startUsage = process.cpuUsage();
  return {
    name: "utilisation-model",
    covers:
      `no meter: ${processors} logical processors at ${assumedWatts.idle} W idle and ${assumedWatts.busy} W busy each, ` +
      "by this process's use of them",
    uncertainty: { lowFactor: assumedWatts.lowFactor, highFactor: assumedWatts.highFactor },
    begin: () => {
      startSeconds = clock.now();
      startUsage = process.cpuUsage();
    },
    end: (helpers) => {
      const { user, system } = process.cpuUsage(startUsage);
      const own = { processorSeconds: (user + system) / 1e6, seconds: clock.now() - startSeconds };
      const { processorSeconds, seconds } = helpers ?? own;
      return { joules: seconds * computeAssumedWatts(processors, processorSeconds / seconds / processors), seconds };
    },
    close: () => undefined,
  };
}
