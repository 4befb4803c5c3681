import { type ChildProcess, fork } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { FromJob, JobOrder, ToJob } from "./job.ts";

/** How long a process may take to end once it is told to, ms; then it is killed. */
const GRACE_MS = 3000;
const MOST_ERROR_LETTERS = 2000;

/** A job's process, which has been given its order. */
export interface JobProcess {
  readonly go: () => void;
  readonly stop: () => void;
}

export interface JobTerms {
  /** Path of the program that answers orders. */
  readonly program: string;
  /** Folder that is served. */
  readonly folder: string;
  readonly isCodeAllowed: boolean;
}

export interface JobListener {
  readonly onMessage: (message: FromJob) => void;
  /** @param complaint what the process wrote to its error stream */
  readonly onExit: (complaint: string) => void;
}

/** A scenario is a stranger's text: a process of its own keeps whatever it costs away from the server. */
export function startJob(order: JobOrder, { program, ...terms }: JobTerms, listener: JobListener): JobProcess {
  const child = fork(program, [], { stdio: ["ignore", "ignore", "pipe", "ipc"], execArgv: [] });
  let complaint = "";
  let folder: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-MOST_ERROR_LETTERS);
  });
  child.on("message", (message: FromJob) => {
    if (message.type === "planned") folder = message.plan.folder;
    listener.onMessage(message);
  });
  child.on("error", (error) => {
    complaint += error.message;
    end();
  });
  child.on("close", end);
  function end(): void {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    if (child.signalCode === "SIGKILL" && folder !== null) removeDrafts(terms.folder, folder);
    listener.onExit(complaint.trim());
  }
  tell(child, { type: "order", order, ...terms });
  return {
    go: () => {
      tell(child, { type: "go" });
    },
    stop: () => {
      tell(child, { type: "stop" });
      timer ??= setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    },
  };
}

function tell(child: ChildProcess, message: ToJob): void {
  // One that has just ended is told nothing; its end is told by its own event.
  if (child.connected) child.send(message, () => undefined);
}

/** What a process that was killed as it wrote has left of a folder. */
function removeDrafts(served: string, folder: string): void {
  const drafts = readdirSync(served).filter((name) => name.startsWith(`.${folder}-`) && !name.endsWith("-earlier"));
  for (const name of drafts) rmSync(join(served, name), { recursive: true, force: true });
}
