import { loadSimJs } from "../../sim/engine/simjs.ts";
import type { RunOutcome } from "./run-job.ts";
import { createWorldReceiver, type SentJob } from "./shared-world.ts";
import { simulateJob } from "./simulate-job.ts";

// What a thread of the pool runs: the pool loads this file once a thread, and calls it for each job.
const simJs = await loadSimJs();
const receive = createWorldReceiver();

export default function work(job: SentJob): RunOutcome {
  return simulateJob(receive(job), simJs);
}
