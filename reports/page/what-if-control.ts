import type { ChoiceControl, Control, NumberControl } from "../../scenarios/what-if/what-if.ts";
import { formatQuantity } from "../number-format.ts";
import { getPlace, getValueAtPlace, SLIDER_STEPS } from "./slider-scale.ts";

/** Where a control stands, and how to hear of it. */
export interface ControlPlace {
  readonly control: Control;
  readonly id: string;
  readonly value: number | string;
  /** What the control's own value is: the report's, or the default of a rule that the report did not use. */
  readonly origin: "report" | "default";
  readonly onChange: (value: number | string) => void;
  /** What is wrong with what was typed. */
  readonly onRefused: (message: string) => void;
}

const asIn = { report: "as in the report", default: "the rule's default" } as const;

/** One input with its name, value, report's value marked, and a way back. */
export function buildControl(place: ControlPlace): HTMLElement {
  const { control } = place;
  return control.kind === "number" ? buildNumber(place, control) : buildChoice(place, control);
}

/** The value as a reader says it: "2.00x", "$0.07/kWh". */
export function sayValue({ unit, note }: NumberControl, value: number): string {
  return note === "" ? formatQuantity(value, unit) : `${Number(value.toPrecision(3))}\u00d7`;
}

function buildNumber({ id, value, origin, onChange, onRefused }: ControlPlace, control: NumberControl): HTMLElement {
  const box = makeElement("div", "wi-control");
  const name = makeElement("label", "wi-name", control.title);
  name.htmlFor = id;
  const shown = makeElement("output", "wi-value");
  shown.htmlFor.add(id);
  const slider = makeElement("input", "wi-slider");
  Object.assign(slider, { id, type: "range", min: "0", max: String(SLIDER_STEPS), step: "1" });
  const exact = makeElement("input", "wi-exact");
  Object.assign(exact, {
    id: `${id}-number`,
    type: "number",
    step: "any",
    min: String(control.min),
    max: String(control.max),
  });
  exact.setAttribute("aria-label", `${control.title}: number, from ${control.min} to ${control.max}`);
  const back = buildBack(control.title);
  const show = (now: number) => {
    const isChanged = now !== control.value;
    slider.value = String(getPlace(control, now));
    if (document.activeElement !== exact) exact.value = String(now);
    shown.textContent = sayValue(control, now);
    slider.setAttribute(
      "aria-valuetext",
      `${sayValue(control, now)}${isChanged ? `, ${origin}: ${sayValue(control, control.value)}` : `, ${asIn[origin]}`}`,
    );
    back.disabled = !isChanged;
    box.classList.toggle("is-changed", isChanged);
  };
  const set = (now: number) => {
    show(now);
    onChange(now);
  };
  slider.addEventListener("input", () => {
    set(getValueAtPlace(control, Number(slider.value)));
  });
  exact.addEventListener("change", () => {
    const typed = exact.value === "" ? Number.NaN : Number(exact.value);
    if (typed >= control.min && typed <= control.max) set(typed);
    else onRefused(`${control.title}: expected a number from ${control.min} to ${control.max}, got "${exact.value}"`);
  });
  back.addEventListener("click", () => {
    exact.value = String(control.value);
    set(control.value);
    slider.focus();
  });
  show(Number(value));
  box.append(name, shown, buildTrack(slider, control), exact, back, buildNote(control, origin));
  return box;
}

/** The slider over a mark at the report's value. */
function buildTrack(slider: HTMLElement, control: NumberControl): HTMLElement {
  const track = makeElement("div", "wi-track");
  const mark = makeElement("span", "wi-mark");
  mark.style.setProperty("--at", String(getPlace(control, control.value) / SLIDER_STEPS));
  track.append(mark, slider);
  return track;
}

function buildNote(control: NumberControl, origin: ControlPlace["origin"]): HTMLElement {
  const { low, high, note, value } = control;
  const range = `${sayValue(control, low)} to ${sayValue(control, high)}`;
  const own = `${origin} ${sayValue(control, value)}`;
  return makeElement("span", "wi-note", `${note === "" ? "" : `Times ${note}. `}${range}, ${own}`);
}

function buildChoice({ id, value, origin, onChange }: ControlPlace, control: ChoiceControl): HTMLElement {
  const box = makeElement("div", "wi-control wi-choice");
  const name = makeElement("label", "wi-name", control.path.endsWith("].rule") ? "Reward rule" : control.title);
  name.htmlFor = id;
  const list = makeElement("select", "wi-select");
  list.id = id;
  for (const choice of control.choices) {
    const text = choice === control.value ? `${choice} (${origin})` : choice;
    list.add(new Option(text, choice, choice === control.value, choice === value));
  }
  const back = buildBack(control.title);
  const show = () => {
    const isChanged = list.value !== control.value;
    back.disabled = !isChanged;
    box.classList.toggle("is-changed", isChanged);
  };
  list.addEventListener("change", () => {
    show();
    onChange(list.value);
  });
  back.addEventListener("click", () => {
    list.value = control.value;
    show();
    onChange(list.value);
  });
  show();
  box.append(name, list, back);
  return box;
}

function buildBack(title: string): HTMLButtonElement {
  const back = makeElement("button", "wi-back", "Reset");
  back.type = "button";
  back.append(makeElement("span", "unseen", ` ${title}`));
  return back;
}

/** An element with a class and a text, which is never read as markup. */
export function makeElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text = "",
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
