import { listAllControls } from "../../scenarios/what-if/parse-settings.ts";
import type { Control, LiveWhatIf, Setting } from "../../scenarios/what-if/what-if.ts";
import { formatName, stripControls } from "../display-name.ts";
import { buildControl, makeElement } from "./what-if-control.ts";

/** The form of all inputs. */
export interface Inputs {
  read(): readonly Setting[];
  write(settings: readonly Setting[]): void;
}

/** Inputs of a rule that stand open; the others unfold. */
const OPEN = 3;

/** Builds the form, and again where another rule brings other inputs. */
export function mountInputs(
  form: HTMLElement,
  whatIf: LiveWhatIf,
  listen: { readonly onChange: () => void; readonly onRefused: (message: string) => void },
): Inputs {
  let settings: readonly Setting[] = [];
  const change = (control: Control, value: number | string) => {
    const others = settings.filter(({ path }) => path !== control.path && !isOfRule(path, control.path));
    settings = value === control.value ? others : [...others, { path: control.path, value }];
    if (control.path.endsWith("].rule")) rebuild(control.path);
    listen.onChange();
  };
  const build = (control: Control, index: number): HTMLElement =>
    buildControl({
      control,
      id: `what-if-${index}`,
      value: settings.find(({ path }) => path === control.path)?.value ?? control.value,
      origin: settings.some(({ path }) => path !== control.path && isOfRule(control.path, path)) ? "default" : "report",
      onChange: (value) => {
        change(control, value);
      },
      onRefused: listen.onRefused,
    });
  const rebuild = (focusPath = "") => {
    const controls = listAllControls(whatIf, settings);
    const built = controls.map((control, index) => ({ control, box: build(control, index) }));
    const unfolded = new Set([...form.querySelectorAll<HTMLElement>("details[open]")].map(({ id }) => id));
    form.replaceChildren(...layOut(whatIf, built, settings));
    for (const each of form.querySelectorAll("details")) each.open ||= unfolded.has(each.id);
    const focused = built.find(({ control }) => control.path === focusPath);
    focused?.box.querySelector("select")?.focus();
  };
  rebuild();
  return {
    read: () => settings,
    write: (given) => {
      settings = given;
      rebuild();
    },
  };
}

/** True for an input of a rule that is replaced. */
function isOfRule(path: string, rule: string): boolean {
  return rule.endsWith("].rule") && path.startsWith(`${rule}.`);
}

interface Built {
  readonly control: Control;
  readonly box: HTMLElement;
}

function layOut({ scenario, rules }: LiveWhatIf, built: readonly Built[], settings: readonly Setting[]): HTMLElement[] {
  const market = built.filter(({ control }) => !control.path.startsWith("schemes["));
  const isOpen = ({ path }: Control) => /^(factors|price|demand)\./.test(path);
  const schemes = scenario.schemes.map(({ name }, index) => {
    const own = built.filter(({ control }) => control.path.startsWith(`schemes[${index}].`));
    const [choice, ...inside] = own;
    const ruleName = settings.find(({ path }) => path === choice?.control.path)?.value ?? choice?.control.value ?? "";
    const pays = makeElement("p", "wi-pays", rules[String(ruleName)]?.pays ?? "");
    const open = inside.filter(({ control }) => isShare(control)).slice(0, OPEN);
    const folded = inside.filter((each) => !open.includes(each));
    return group(`Rule: ${formatName(stripControls(name))}`, [
      ...(choice === undefined ? [] : [choice.box]),
      pays,
      ...open.map(({ box }) => box),
      ...fold(folded, `what-if-more-${index}`, "More of this rule", settings),
    ]);
  });
  return [
    group("Market and machines", [
      ...market.filter(({ control }) => isOpen(control)).map(({ box }) => box),
      ...fold(
        market.filter(({ control }) => !isOpen(control)),
        "what-if-more",
        "More inputs",
        settings,
      ),
    ]),
    ...schemes,
  ];
}

/** Who gets how much is what a rule is about. */
function isShare(control: Control): boolean {
  return control.kind === "number" && control.unit === "share" && control.max <= 1;
}

function group(title: string, inside: readonly HTMLElement[]): HTMLElement {
  const set = makeElement("fieldset", "wi-group");
  set.append(makeElement("legend", "", title), ...inside);
  return set;
}

/** Unfolded where something in it has been changed. */
function fold(inside: readonly Built[], id: string, title: string, settings: readonly Setting[]): HTMLElement[] {
  if (inside.length === 0) return [];
  const details = makeElement("details", "wi-more");
  details.id = id;
  details.open = inside.some(({ control }) => settings.some(({ path }) => path === control.path));
  details.append(makeElement("summary", "", `${title} (${inside.length})`), ...inside.map(({ box }) => box));
  return [details];
}
