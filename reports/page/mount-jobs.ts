import type { Job, JobState, LogLine } from "../../scenarios/serve/job.ts";
import { mountIndex } from "./mount-index.ts";
import { drawProblem } from "./mount-order-form.ts";

const words: Readonly<Record<JobState, string>> = {
  checking: "Being checked",
  waiting: "Waiting",
  running: "Running",
  stopping: "Stopping",
  done: "Done",
  failed: "Failed",
  cancelled: "Cancelled",
};

/** Shows the runs as the server tells of them, and the results anew whenever one is done. */
export function mountJobs(): void {
  const list = document.getElementById("jobs-list");
  const none = document.getElementById("jobs-none");
  const said = document.getElementById("jobs-said");
  if (list === null || none === null || said === null) return;
  const rows = new Map<string, JobRow>();
  const states = new Map<string, JobState>();
  const source = new EventSource("events");
  source.addEventListener("message", ({ data }) => {
    const jobs = JSON.parse(String(data)) as readonly Job[];
    none.hidden = jobs.length > 0;
    for (const [id, row] of rows) {
      if (jobs.some((job) => job.id === id)) continue;
      row.element.remove();
      rows.delete(id);
    }
    let isNew = false;
    for (const job of jobs.toReversed()) {
      const row = rows.get(job.id) ?? createRow(job);
      if (!rows.has(job.id)) list.prepend(row.element);
      rows.set(job.id, row);
      row.show(job);
      const before = states.get(job.id);
      states.set(job.id, job.state);
      if (before === job.state) continue;
      if (before !== undefined || job.state === "waiting" || job.state === "running") {
        said.textContent = `${nameJob(job)}: ${words[job.state]}`;
      }
      isNew ||= before !== undefined && job.state === "done";
    }
    if (isNew) void renewResults();
  });
  source.addEventListener("open", () => {
    list.classList.remove("is-stale");
  });
  source.addEventListener("error", () => {
    list.classList.add("is-stale");
    said.textContent = "The server does not answer.";
  });
}

interface JobRow {
  readonly element: HTMLElement;
  readonly show: (job: Job) => void;
}

function createRow({ id }: Job): JobRow {
  const element = make("li", "serve-job");
  const [head, name, state] = [make("p", "serve-job-head"), make("bdi", "serve-name"), make("span", "serve-state")];
  const link = make("a", "serve-open") as HTMLAnchorElement;
  const cancel = make("button", "wi-button serve-cancel") as HTMLButtonElement;
  const bar = make("progress", "serve-bar") as HTMLProgressElement;
  const [pace, log, problems] = [make("p", "serve-pace"), make("ul", "serve-log"), make("div", "serve-problems")];
  const [command, code] = [make("p", "serve-command"), make("code", "")];
  link.textContent = "Open the report";
  cancel.type = "button";
  cancel.textContent = "Cancel";
  cancel.addEventListener("click", () => {
    cancel.disabled = true;
    void fetch(`jobs/${id}/cancel`, { method: "POST" }).catch(() => {
      cancel.disabled = false;
    });
  });
  command.append("On the command line: ", code);
  head.append(name, " ", state, link, cancel);
  element.append(head, bar, pace, log, problems, command);
  return {
    element,
    show: (job) => {
      element.dataset["state"] = job.state;
      name.textContent = nameJob(job);
      state.textContent = words[job.state];
      const hadFocus = document.activeElement === cancel;
      const isOpen = job.state === "waiting" || job.state === "running";
      cancel.hidden = !isOpen;
      cancel.setAttribute("aria-label", `Cancel ${nameJob(job)}`);
      link.hidden = job.state !== "done" || job.plan === null;
      if (job.plan !== null) link.href = `files/${encodeURIComponent(job.plan.folder)}/report.html`;
      link.setAttribute("aria-label", `Open the report of ${nameJob(job)}`);
      if (hadFocus && !isOpen && !link.hidden) link.focus();
      bar.hidden = job.state !== "running" && job.state !== "stopping";
      bar.max = job.plan?.total ?? 1;
      bar.value = job.done;
      bar.setAttribute("aria-label", `Progress of ${nameJob(job)}`);
      pace.textContent = sayPace(job);
      log.replaceChildren(...job.log.map(drawLine));
      problems.hidden = job.problems.length === 0;
      problems.replaceChildren(...job.problems.map(drawProblem));
      code.textContent = job.plan?.command ?? "";
      command.hidden = job.plan === null;
    },
  };
}

function make(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  return element;
}

function drawLine({ at, text }: LogLine): HTMLElement {
  const line = make("li", "");
  line.textContent = `${new Date(at).toTimeString().slice(0, 8)} ${text}`;
  return line;
}

function nameJob({ plan, kind }: Job): string {
  return plan === null ? kind : `${plan.title} (${kind} ${plan.name})`;
}

/** How many of how many, how fast, and how long that will still take. */
function sayPace({ state, done, plan, seconds }: Job): string {
  const total = plan?.total ?? 0;
  if (state === "waiting") return `${total} runs to make.`;
  if (state === "done") return `${total} runs in ${saySeconds(seconds)}.`;
  if (state !== "running") return `${done} of ${total} runs made.`;
  if (done === 0 || seconds === 0) return `0 of ${total} runs made.`;
  const pace = done / seconds;
  const speed = pace >= 1 ? `${pace.toPrecision(2)} runs a second` : `${(1 / pace).toPrecision(2)} s a run`;
  return `${done} of ${total} runs made, ${speed}, about ${saySeconds((total - done) / pace)} to go.`;
}

function saySeconds(seconds: number): string {
  if (seconds < 90) return `${seconds < 10 ? seconds.toFixed(1) : String(Math.round(seconds))} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** Takes the results out of the page as it would be loaded now; the form and the runs stay as they are. */
async function renewResults(): Promise<void> {
  const response = await fetch(".");
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const id of ["answer", "broken-room"]) {
    const part = fresh.getElementById(id);
    if (part !== null) document.getElementById(id)?.replaceWith(document.adoptNode(part));
  }
  mountIndex();
}
