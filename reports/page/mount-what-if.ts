import { parseSettings, renderSettings } from "../../scenarios/what-if/parse-settings.ts";
import { renderWhatIfCommand } from "../../scenarios/what-if/render-sets.ts";
import type { LiveWhatIf, RunForm } from "../../scenarios/what-if/what-if.ts";
import type { Figure } from "../figures/figure.ts";
import { formatMonth } from "../month-format.ts";
import type { WhatIfData, WhatIfReply } from "../what-if/what-if-message.ts";
import { parseExactData } from "./embedded-data.ts";
import { type MountedFigure, mountFigure } from "./mount-figure.ts";
import { offerDownload } from "./offer-download.ts";
import { createEngine } from "./what-if-engine.ts";
import { mountInputs } from "./what-if-inputs.ts";
import { showHead, showTable } from "./what-if-results.ts";

const ANCHOR = "#what-if?";
/** After the last movement, so that a drag asks once. */
const PAUSE_MS = 120;

type Done = Extract<WhatIfReply, { kind: "done" }>;

/** Lets a reader run the scenario under other inputs, where the page carries the simulation. */
export function mountWhatIf(name: string): void {
  const text = document.getElementById("what-if-data")?.textContent;
  const core = document.getElementById("what-if-core")?.textContent;
  if (text == null || core == null) return;
  const data = parseExactData(text) as WhatIfData;
  const parts = findParts();
  parts.stage.hidden = false;
  const file = `${name}-what-if.yaml`.replace(/[^\p{L}\p{N}.-]+/gu, "-");
  const { whatIf } = data;
  let form = whatIf.small;
  let answer: Done | null = null;
  let figure: MountedFigure | null = null;
  let timer = 0;

  const engine = createEngine(core, data, {
    onReply: (reply) => {
      if (reply.kind === "progress") showProgress(parts, reply.done, reply.total);
      if (reply.kind === "failed") showFailure(parts, reply.message);
      if (reply.kind === "done") showAnswer(reply);
    },
    onBroken: (message) => {
      showFailure(parts, message);
    },
  });
  const inputs = mountInputs(parts.inputs, whatIf, {
    onChange: () => {
      complain(parts, []);
      form = whatIf.small;
      ask(PAUSE_MS);
    },
    onRefused: (message) => {
      complain(parts, [message]);
    },
  });

  function ask(pause: number): void {
    clearTimeout(timer);
    showWaiting(parts, inputs.read().length > 0);
    timer = window.setTimeout(() => {
      keepInAddress();
      engine.ask(inputs.read(), form);
    }, pause);
  }

  function keepInAddress(): void {
    const settings = inputs.read();
    parts.command.textContent = renderWhatIfCommand(whatIf, settings, { form, file });
    if (settings.length === 0 && !location.hash.startsWith(ANCHOR)) return;
    history.replaceState(null, "", settings.length === 0 ? "#what-if" : `${ANCHOR}${renderSettings(settings)}`);
  }

  function showAnswer(done: Done): void {
    answer = done;
    fillMeasures(parts.measure, done);
    showTable(parts.table, done, whatIf.scenario.schemes.length);
    parts.state.textContent = sayDone(whatIf, done);
    parts.progress.hidden = true;
    parts.stage.classList.remove("is-waiting");
    parts.note.textContent = sayNote(whatIf, done);
    offerWhole();
    showMeasure();
  }

  function showMeasure(): void {
    const row = answer?.rows.find(({ name: measure }) => measure === parts.measure.value);
    showHead(parts.head, row, whatIf.scenario.schemes.length);
    parts.figure.hidden = row?.figure == null;
    if (row?.figure != null) drawMeasure(row.figure);
  }

  function drawMeasure(next: Figure): void {
    parts.figureTitle.textContent = next.takeaway;
    parts.figureSubtitle.textContent = next.subtitle;
    if (figure === null) figure = mountFigure(parts.figure, next, name);
    else figure.show(next);
  }

  /** A button for all that the report rests on, where the answer is of less. */
  function offerWhole(): void {
    const isLess = form.replications < whatIf.full.replications || form.end !== whatIf.full.end;
    if (!isLess) return;
    const whole = document.createElement("button");
    whole.type = "button";
    whole.className = "wi-button";
    whole.textContent = `Run all ${whatIf.full.replications} replications`;
    whole.addEventListener("click", () => {
      form = whatIf.full;
      ask(0);
    });
    parts.note.append(" ", whole);
  }

  /** @returns whether the address named settings, right or wrong */
  function readAddress(): boolean {
    if (!location.hash.startsWith(ANCHOR)) return false;
    const { settings, complaints } = parseSettings(location.hash.slice(ANCHOR.length), whatIf);
    inputs.write(settings);
    complain(parts, complaints);
    return true;
  }

  function open(): void {
    if (!readAddress()) return;
    document.getElementById("what-if")?.scrollIntoView();
    ask(0);
  }

  parts.measure.addEventListener("change", showMeasure);
  parts.reset.addEventListener("click", () => {
    inputs.write([]);
    complain(parts, []);
    form = whatIf.small;
    ask(0);
  });
  parts.inputs.addEventListener("submit", (event) => {
    event.preventDefault();
  });
  onCopy(parts.copy, () => parts.command.textContent);
  onCopy(parts.link, () => `${location.href.split("#")[0] ?? ""}${ANCHOR}${renderSettings(inputs.read())}`);
  parts.yaml.addEventListener("click", () => {
    if (answer !== null) offerDownload(file, "text/yaml", answer.yaml);
  });
  window.addEventListener("hashchange", open);
  parts.command.textContent = renderWhatIfCommand(whatIf, [], { form, file });
  if (location.hash.startsWith(ANCHOR)) open();
  else
    askOnceSeen(parts.stage, () => {
      if (answer === null) ask(0);
    });
}

/** The report's own runs are made as soon as the reader comes near, so that the first change is answered at once. */
function askOnceSeen(stage: HTMLElement, start: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      start();
    },
    { rootMargin: "400px" },
  );
  observer.observe(stage);
}

function findParts() {
  const find = (id: string) => document.getElementById(`what-if-${id}`)!;
  const figure = find("figure");
  return {
    stage: find("stage"),
    inputs: find("inputs") as HTMLFormElement,
    complaint: find("complaint"),
    measure: find("measure") as HTMLSelectElement,
    reset: find("reset") as HTMLButtonElement,
    head: find("head"),
    state: find("state"),
    progress: find("progress") as HTMLProgressElement,
    note: find("note"),
    command: find("command"),
    copy: find("copy") as HTMLButtonElement,
    link: find("link") as HTMLButtonElement,
    yaml: find("yaml") as HTMLButtonElement,
    figure,
    figureTitle: find("figure-title"),
    figureSubtitle: figure.querySelector<HTMLElement>(".subtitle")!,
    table: document.querySelector<HTMLTableElement>(".wi-table")!,
  };
}

type Parts = ReturnType<typeof findParts>;

function showWaiting(parts: Parts, isChanged: boolean): void {
  parts.stage.classList.add("is-waiting");
  parts.state.textContent = "Computing";
  parts.progress.hidden = false;
  parts.progress.removeAttribute("value");
  parts.reset.disabled = !isChanged;
}

function showProgress({ progress }: Parts, done: number, total: number): void {
  progress.max = total;
  progress.value = done;
}

function showFailure(parts: Parts, message: string): void {
  parts.stage.classList.remove("is-waiting");
  parts.progress.hidden = true;
  parts.state.textContent = "No answer";
  complain(parts, [`The simulation refused these inputs: ${message}`]);
}

function complain({ complaint }: Parts, messages: readonly string[]): void {
  complaint.hidden = messages.length === 0;
  complaint.textContent = messages.join("\n");
}

/** Every measure that can be watched; the choice stays. */
function fillMeasures(list: HTMLSelectElement, { rows }: Done): void {
  const chosen = list.value;
  const names = rows.map(({ name }) => name);
  if (names.join() !== Array.from(list.options, ({ value }) => value).join()) {
    list.replaceChildren(...rows.map(({ name, title }) => new Option(title, name)));
  }
  if (names.includes(chosen)) list.value = chosen;
}

function sayDone({ full }: LiveWhatIf, { form, milliseconds }: Done): string {
  const runs = form.replications === 1 ? "1 replication" : `${form.replications} replications`;
  const months = form.end === full.end ? "" : `, to ${formatMonth(form.end)}`;
  return `Done in ${milliseconds} ms: ${runs}${months}`;
}

function sayNote(whatIf: LiveWhatIf, { form, isSameAsReport }: Done): string {
  return [sayInterval(form), sayTrust(whatIf, isSameAsReport)].filter((sentence) => sentence !== "").join(" ");
}

function sayInterval({ replications }: RunForm): string {
  if (replications < 2) return "One replication: luck may hide in every change.";
  return `Means of ${replications} replications. Change: paired by replication, with half its 95% interval; grey where luck may explain it.`;
}

function sayTrust({ full }: LiveWhatIf, isSameAsReport: boolean | null): string {
  if (isSameAsReport === null) return `A shorter run than the report's, which ends in ${formatMonth(full.end)}.`;
  return isSameAsReport
    ? "With the report's inputs this browser gives the report's runs, event by event."
    : "This browser rounds otherwise than the machine that made the report: last digits, and with them single events, may differ. The command line decides.";
}

/** Copies a text; where the browser forbids it, the text is there to be selected. */
function onCopy(button: HTMLButtonElement, read: () => string | null): void {
  const title = button.textContent;
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(read() ?? "").then(
      () => {
        button.textContent = "Copied";
        setTimeout(() => {
          button.textContent = title;
        }, 1500);
      },
      () => {
        button.textContent = "Not allowed here";
      },
    );
  });
}
