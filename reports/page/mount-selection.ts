import { DRAWN } from "./figure-drawn.ts";
import type { MountedFigure } from "./mount-figure.ts";

/** Lets a scheme or a group, chosen anywhere, stand out in all charts, and months limit all of them. */
export function mountSelection(figures: readonly MountedFigure[]): void {
  const form = document.getElementById("selection");
  const [from, to] = [findSelect("selection-from"), findSelect("selection-to")];
  const clear = document.getElementById("selection-clear") as HTMLButtonElement | null;
  const state = document.getElementById("selection-state");
  if (form === null || from === null || to === null || clear === null || state === null) return;
  form.hidden = false;
  const known = new Set([...form.querySelectorAll<HTMLElement>("[data-pick]")].map(({ dataset }) => dataset["pick"]));
  for (const item of document.querySelectorAll<HTMLElement>(".legend li")) makePick(item, known);
  const picks = [...document.querySelectorAll<HTMLButtonElement>("button[data-pick]")];
  let picked: string | null = null;

  const isCut = () => from.value !== from.dataset["whole"] || to.value !== to.dataset["whole"];
  const refresh = () => {
    for (const pick of picks) pick.setAttribute("aria-pressed", String(pick.dataset["pick"] === picked));
    for (const frame of document.querySelectorAll<HTMLElement>("[data-figure]")) dim(frame, picked);
    clear.disabled = picked === null && !isCut();
    form.classList.toggle("is-active", !clear.disabled);
    state.textContent = clear.disabled
      ? "Nothing is selected"
      : `Selected: ${[picked, isCut() ? `${from.value} to ${to.value}` : null].filter((each) => each !== null).join(", ")}`;
  };
  const cut = () => {
    if (from.value > to.value) to.value = to.dataset["whole"] ?? from.value;
    for (const figure of figures) figure.cut(isCut() ? { from: from.value, to: to.value } : null);
    refresh();
  };
  for (const pick of picks) {
    pick.addEventListener("click", () => {
      const name = pick.dataset["pick"] ?? null;
      picked = picked === name ? null : name;
      refresh();
    });
  }
  from.addEventListener("change", cut);
  to.addEventListener("change", cut);
  clear.addEventListener("click", () => {
    picked = null;
    [from.value, to.value] = [from.dataset["whole"] ?? "", to.dataset["whole"] ?? ""];
    cut();
    from.focus();
  });
  document.addEventListener(DRAWN, ({ target }) => {
    if (target instanceof HTMLElement) dim(target, picked);
  });
}

function findSelect(id: string): HTMLSelectElement | null {
  return document.getElementById(id) as HTMLSelectElement | null;
}

/** A legend's entry of a scheme or group becomes a button. */
function makePick(item: HTMLElement, known: ReadonlySet<string | undefined>): void {
  const name = item.textContent;
  if (!known.has(name) || item.closest("[data-figure]") === null) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pick";
  button.dataset["pick"] = name;
  button.setAttribute("aria-pressed", "false");
  button.append(...item.childNodes);
  item.append(button);
}

/** Marks of others step back, in figures that show what is picked. */
function dim(frame: HTMLElement, picked: string | null): void {
  const marks = [...frame.querySelectorAll<SVGElement>("[data-of]")];
  const isOf = (mark: SVGElement) =>
    mark.dataset["of"] === picked || mark.closest<SVGElement>("[data-panel]")?.dataset["panel"] === picked;
  const isShown = picked !== null && marks.some(isOf);
  for (const mark of marks) mark.classList.toggle("is-dim", isShown && !isOf(mark));
}
