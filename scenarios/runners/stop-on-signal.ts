import type { JobRunner } from "./job-runner.ts";

/** The same runner, which throws the signal's reason as soon as that is aborted, whatever is still under way. */
export function stopOnSignal(runJobs: JobRunner, signal: AbortSignal): JobRunner {
  return async function* (jobs) {
    signal.throwIfAborted();
    const outcomes = runJobs(jobs);
    let stop: () => void = () => undefined;
    const aborted = new Promise<never>((_resolve, reject) => {
      stop = () => {
        reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
      };
    });
    // Told by the race below; alone it must not end the program.
    aborted.catch(() => undefined);
    signal.addEventListener("abort", stop, { once: true });
    try {
      for (;;) {
        const next = await Promise.race([outcomes.next(), aborted]);
        if (next.done === true) return;
        yield next.value;
        signal.throwIfAborted();
      }
    } finally {
      signal.removeEventListener("abort", stop);
      // Threads end with what they do now; nobody waits for them.
      void outcomes.return(undefined);
    }
  };
}
