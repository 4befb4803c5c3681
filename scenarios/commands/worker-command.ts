import { once } from "node:events";
import { availableParallelism } from "node:os";
import { ScenarioError } from "../scenario-error.ts";
import type { Command } from "./command.ts";
import { readCount } from "./read-number.ts";
import { hideCommandLine, readRedis, readThreads, redisOption } from "./run-options.ts";

const DEFAULT_LEASE_SECONDS = 30;

/** `worker`: runs what `sweep --redis` submits. */
export const workerCommand: Command = {
  name: "worker",
  summary: "Run jobs of studies from a queue, until it is interrupted",
  positionals: [],
  options: {
    redis: redisOption,
    threads: { type: "text", description: "Runs at a time; by default all cores" },
    lease: {
      type: "text",
      description: "Seconds after which the jobs of a worker that died go to another; by default 30",
    },
  },
  examples: [
    ["proofground worker --redis redis://queue:6379", "serve a queue with all cores"],
    ["proofground worker --redis env --threads 4", "keep the password in PROOFGROUND_REDIS"],
  ],
  perform: async (given, io) => {
    const url = readRedis(given, io);
    if (url === undefined) {
      throw new ScenarioError({
        where: "--redis",
        expected: "the address of a queue",
        found: "none",
        cure: "Name it, or say env and set PROOFGROUND_REDIS.",
      });
    }
    hideCommandLine("worker");
    const threads = readThreads(given) ?? availableParallelism();
    const leaseSeconds = readCount(given, "lease", [1, 3600]) ?? DEFAULT_LEASE_SECONDS;
    // Loaded only where there is a queue: it would slow every other command down.
    const { serveQueue } = await import("../cluster/serve-queue.ts");
    const worker = await serveQueue(url, { threads, leaseSeconds });
    io.writeError(`Waiting for jobs of ${worker.queue} with ${threads} at a time.\n`);
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    await worker.stop();
    return 0;
  },
};
