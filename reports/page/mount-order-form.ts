import type { JobOrder, JobSource, Problems } from "../../scenarios/serve/job.ts";

/** Sends the form as an order, and shows beside it what was wrong. */
export function mountOrderForm(): void {
  const form = document.querySelector<HTMLFormElement>("#order");
  if (form === null) return;
  const parts = findParts(form);
  const showSource = () => {
    parts.paste.hidden = parts.source.value !== "text:";
    parts.note.textContent = parts.source.selectedOptions[0]?.dataset["note"] ?? "";
  };
  parts.source.addEventListener("change", showSource);
  showSource();
  let isSending = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    showProblems(parts, []);
    parts.said.textContent = "Checking";
    void send(readOrder(form))
      .then((problems) => {
        parts.said.textContent = problems.length === 0 ? "Accepted." : "";
        showProblems(parts, problems);
      })
      .finally(() => {
        isSending = false;
      });
  });
  form.addEventListener("input", () => {
    parts.said.textContent = "";
  });
}

function findParts(form: HTMLFormElement) {
  const find = (id: string) => form.querySelector<HTMLElement>(`#order-${id}`)!;
  return {
    source: find("source") as HTMLSelectElement,
    paste: find("paste"),
    note: find("note"),
    said: find("said"),
    problems: find("problems"),
    fields: {
      source: find("source"),
      text: find("text"),
      seed: find("seed"),
      replications: find("replications"),
      schemes: find("schemes"),
      sets: find("sets"),
    },
  };
}

type Parts = ReturnType<typeof findParts>;

function readOrder(form: HTMLFormElement): JobOrder {
  const data = new FormData(form);
  const read = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const split = (text: string, mark: string | RegExp) =>
    text
      .split(mark)
      .map((part) => part.trim())
      .filter((part) => part !== "");
  return {
    kind: read("kind") === "run" ? "run" : "compare",
    source: readSource(read("source"), read("text")),
    sets: split(read("sets"), /\r?\n/),
    schemes: split(read("schemes"), ","),
    ...(read("seed") === "" ? {} : { seed: read("seed") }),
    ...(read("replications") === "" ? {} : { replications: read("replications") }),
  };
}

function readSource(value: string, text: string): JobSource {
  const at = value.indexOf(":");
  const [kind, name] = [value.slice(0, at), value.slice(at + 1)];
  if (kind === "preset") return { kind, name };
  return kind === "file" ? { kind, path: name } : { kind: "text", text };
}

/** @returns what was wrong; none where the order was taken */
async function send(order: JobOrder): Promise<Problems> {
  try {
    const headers = { "Content-Type": "application/json" };
    const response = await fetch("jobs", { method: "POST", headers, body: JSON.stringify(order) });
    if (response.status === 201) return [];
    if (response.status === 200) return ((await response.json()) as { readonly problems: Problems }).problems;
    return [describeTrouble("an answer", (await response.text()).trim())];
  } catch {
    return [describeTrouble("a server that answers", "none: it was stopped, or the connection failed")];
  }
}

function describeTrouble(expected: string, found: string): Problems[number] {
  return { where: "proofground serve", expected, found, cure: "" };
}

/** Every text goes in as text. */
function showProblems(parts: Parts, problems: Problems): void {
  const { fields, problems: room } = parts;
  for (const field of Object.values(fields)) field.removeAttribute("aria-invalid");
  room.hidden = problems.length === 0;
  const heading = document.createElement("p");
  heading.textContent = problems.length === 1 ? "One thing to mend" : `${problems.length} things to mend`;
  room.replaceChildren(heading, ...problems.map(drawProblem));
  if (problems.length === 0) return;
  for (const { where } of problems) findField(parts, where).setAttribute("aria-invalid", "true");
  room.focus();
}

/** Where, expected, found, cure: a list of what a message says. */
export function drawProblem({ where, expected, found, cure }: Problems[number]): HTMLElement {
  const list = document.createElement("dl");
  const rows: readonly (readonly [string, string])[] = [
    ["Where", where],
    ["Expected", expected],
    ["Found", found],
    ["Cure", cure],
  ];
  for (const [title, text] of rows) {
    if (text === "") continue;
    const row = document.createElement("div");
    const [name, value] = [document.createElement("dt"), document.createElement("dd")];
    name.textContent = title;
    value.textContent = text;
    row.append(name, value);
    list.append(row);
  }
  return list;
}

function findField({ fields, source }: Parts, where: string): HTMLElement {
  if (where.startsWith("--set")) return fields.sets;
  if (where.startsWith("--scheme")) return fields.schemes;
  if (/\bseed$/.test(where)) return fields.seed;
  if (/\breplications$/.test(where)) return fields.replications;
  return source.value === "text:" ? fields.text : fields.source;
}
