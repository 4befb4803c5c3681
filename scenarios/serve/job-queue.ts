import type { FromJob, Job, JobOrder, Problems } from "./job.ts";
import { type JobProcess, type JobTerms, startJob } from "./start-job.ts";

/** Orders that may wait behind the one that runs; each keeps a process. */
const MOST_WAITING = 8;
const MOST_ENDED = 50;
const MOST_LINES = 12;
/** A scenario that cannot be checked in this time is refused, ms. */
const CHECK_MS = 30_000;

/** Orders in a row: one is carried out at a time, in the order in which they were checked. */
export interface JobQueue {
  /** @returns the job, or what is wrong with the order */
  readonly submit: (order: JobOrder) => Promise<Submission>;
  /** @returns whether there was such a job that had not ended */
  readonly cancel: (id: string) => boolean;
  readonly list: () => readonly Job[];
  /** Cancels everything, and waits until no process is left. */
  readonly close: () => Promise<void>;
}

export type Submission =
  | { readonly kind: "accepted"; readonly job: Job }
  | { readonly kind: "refused"; readonly problems: Problems }
  | { readonly kind: "full" };

interface Entry {
  job: Job;
  startedAt: number;
  readonly process: JobProcess;
  readonly answer: (submission: Submission) => void;
  readonly ended: Promise<void>;
}

/** @param onChange called whenever a job is another than before */
export function createJobQueue(terms: JobTerms, onChange: () => void): JobQueue {
  const entries = new Map<string, Entry>();
  let count = 0;
  let isClosed = false;

  function submit(order: JobOrder): Promise<Submission> {
    const open = [...entries.values()].filter(({ job }) => !isEnded(job));
    if (isClosed || open.length > MOST_WAITING) return Promise.resolve({ kind: "full" });
    return new Promise((answer) => {
      start(order, answer);
    });
  }

  function start(order: JobOrder, answer: Entry["answer"]): void {
    const id = String(++count);
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const process = startJob(order, terms, {
      onMessage: (message) => {
        hear(id, message);
      },
      onExit: (complaint) => {
        hearEnd(id, complaint);
        end();
      },
    });
    const job: Job = {
      ...{ id, kind: order.kind, state: "checking", plan: null, done: 0, seconds: 0, log: [], problems: [] },
    };
    entries.set(id, { job, startedAt: Date.now(), process, answer, ended });
    setTimeout(() => {
      if (entries.get(id)?.job.state === "checking") refuse(id, [tooLong]);
    }, CHECK_MS).unref();
  }

  function hear(id: string, message: FromJob): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    const { job } = entry;
    switch (message.type) {
      case "planned":
        if (job.state !== "checking") return;
        change(id, { state: "waiting", plan: message.plan }, `Checked: ${sayRuns(message.plan.total)}.`);
        entry.answer({ kind: "accepted", job: entry.job });
        advance();
        break;
      case "progress":
        change(id, { done: message.done, seconds: countSeconds(entry) });
        break;
      case "done":
        change(
          id,
          { state: "done", done: job.plan?.total ?? 0, seconds: countSeconds(entry) },
          `Wrote ${message.files} files into ${job.plan?.folder ?? ""}.`,
        );
        break;
      case "refused":
        if (job.state === "checking") refuse(id, message.problems);
        else change(id, { state: "failed", problems: message.problems }, "Refused by a rule or by the disk.");
        break;
      case "failed":
        fail(id, message.message);
        break;
      default:
        message satisfies never;
    }
  }

  function hearEnd(id: string, complaint: string): void {
    const job = entries.get(id)?.job;
    if (job === undefined) return;
    if (job.state === "stopping") change(id, { state: "cancelled" }, "Cancelled; nothing was written.");
    else if (!isEnded(job)) fail(id, complaint === "" ? "its process ended" : complaint);
    const stopped = { where: "order", expected: "a server that goes on", found: "one that was stopped", cure: "" };
    entries.get(id)?.answer({ kind: "refused", problems: [stopped] });
    forgetOldest();
    advance();
  }

  function fail(id: string, message: string): void {
    const entry = entries.get(id);
    const problem = { where: "proofground", expected: "a result", found: `a fault of its own: ${message}`, cure: "" };
    if (entry?.job.state === "checking") refuse(id, [problem]);
    else change(id, { state: "failed", problems: [problem] }, "Failed.");
  }

  /** An order that never was a job leaves none. */
  function refuse(id: string, problems: Problems): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    entry.process.stop();
    entries.delete(id);
    entry.answer({ kind: "refused", problems });
    onChange();
  }

  function change(id: string, patch: Partial<Job>, line?: string): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    const log =
      line === undefined ? entry.job.log : [...entry.job.log, { at: Date.now(), text: line }].slice(-MOST_LINES);
    entry.job = { ...entry.job, ...patch, log };
    onChange();
  }

  /** Lets the next one go where none is under way. */
  function advance(): void {
    const all = [...entries.entries()];
    if (isClosed || all.some(([, { job }]) => job.state === "running" || job.state === "stopping")) return;
    const next = all.find(([, { job }]) => job.state === "waiting");
    if (next === undefined) return;
    const [id, entry] = next;
    entry.startedAt = Date.now();
    change(id, { state: "running" }, "Started.");
    entry.process.go();
  }

  function cancel(id: string): boolean {
    const entry = entries.get(id);
    if (entry === undefined || isEnded(entry.job)) return false;
    if (entry.job.state !== "stopping") change(id, { state: "stopping" });
    entry.process.stop();
    return true;
  }

  function forgetOldest(): void {
    const ended = [...entries.entries()].filter(([, { job }]) => isEnded(job));
    for (const [id] of ended.slice(0, -MOST_ENDED)) entries.delete(id);
  }

  return {
    submit,
    cancel,
    list: () => [...entries.values()].flatMap(({ job }) => (job.state === "checking" ? [] : [job])).reverse(),
    close: async () => {
      isClosed = true;
      const open = [...entries.values()];
      for (const { job } of open) cancel(job.id);
      await Promise.all(open.map(({ ended }) => ended));
    },
  };
}

const tooLong = {
  where: "scenario",
  expected: `a scenario that can be checked in ${CHECK_MS / 1000} s`,
  found: "one that takes longer",
  cure: "Use proofground validate.",
};

function isEnded({ state }: Job): boolean {
  return state === "done" || state === "failed" || state === "cancelled";
}

function countSeconds({ startedAt }: Entry): number {
  return (Date.now() - startedAt) / 1000;
}

function sayRuns(total: number): string {
  return total === 1 ? "1 run" : `${total} runs`;
}
