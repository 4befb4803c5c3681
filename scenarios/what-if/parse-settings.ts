import { renderFound } from "../problem.ts";
import { findRuleName } from "./rule-settings.ts";
import type { Control, LiveWhatIf, Setting } from "./what-if.ts";

/** What a link asked for: the settings that the page knows, and what is wrong with the others. */
export interface ParsedSettings {
  readonly settings: readonly Setting[];
  readonly complaints: readonly string[];
}

/** Settings as a link carries them, `path=value` joined by &; each part escaped. */
export function renderSettings(settings: readonly Setting[]): string {
  return settings.map(({ path, value }) => `${encodeURIComponent(path)}=${encodeURIComponent(value)}`).join("&");
}

/** Reads a link's settings. Each is checked against the controls of the page: only a known path and a value in range come through. */
export function parseSettings(text: string, whatIf: LiveWhatIf): ParsedSettings {
  const pairs = text
    .split("&")
    .filter((part) => part !== "")
    .map(readPair);
  const [rules, others] = [pairs.filter(isRule), pairs.filter((pair) => !isRule(pair))];
  const settings: Setting[] = [];
  const complaints: string[] = [];
  // Rules first: which parameters there are depends on them.
  for (const pair of [...rules, ...others]) {
    const control = pair === null ? undefined : findControl(whatIf, settings, pair.path);
    const complaint = pair === null ? "a part that cannot be read" : findComplaint(pair, control);
    if (complaint !== null) complaints.push(complaint);
    else if (pair !== null && control !== undefined) {
      settings.push({ path: pair.path, value: control.kind === "number" ? Number(pair.value) : pair.value });
    }
  }
  return { settings, complaints };
}

/** The control of a path, under the rules that the settings so far choose. */
export function findControl(whatIf: LiveWhatIf, settings: readonly Setting[], path: string): Control | undefined {
  return listAllControls(whatIf, settings).find((control) => control.path === path);
}

/** Every control that there is under these settings, with whole paths and the values that they have unset. */
export function listAllControls(whatIf: LiveWhatIf, settings: readonly Setting[]): Control[] {
  const { controls, rules, scenario } = whatIf;
  const ofSchemes = scenario.schemes.flatMap((scheme, index) => {
    const start = `schemes[${index}].rule`;
    const title = `Rule of ${scheme.name}`;
    const choice: Control = {
      kind: "choice",
      path: start,
      title,
      value: scheme.rule.name,
      choices: Object.keys(rules),
    };
    const name = findRuleName(settings, index, scheme);
    const given = name === scheme.rule.name ? scheme.rule : null;
    const inside = (rules[name]?.controls ?? []).map((control): Control => {
      const path = `${start}.${control.path}`;
      if (control.kind === "choice") return { ...control, path, value: given?.choices[control.path] ?? control.value };
      return { ...control, path, value: given?.parameters[control.path] ?? control.value };
    });
    return [choice, ...inside];
  });
  return [...controls, ...ofSchemes];
}

interface Pair {
  readonly path: string;
  readonly value: string;
}

function isRule(pair: Pair | null): boolean {
  return pair !== null && /^schemes\[\d+\]\.rule$/.test(pair.path);
}

function readPair(part: string): Pair | null {
  const [path = "", value, ...more] = part.split("=");
  if (value === undefined || more.length > 0) return null;
  try {
    return { path: decodeURIComponent(path), value: decodeURIComponent(value) };
  } catch {
    return null;
  }
}

/** What is wrong with a pair, where something is. */
function findComplaint({ path, value }: Pair, control: Control | undefined): string | null {
  if (control === undefined) return `${renderFound(path)}: no input of this page`;
  if (control.kind === "choice") {
    if (control.choices.includes(value)) return null;
    return `${control.title}: expected one of ${control.choices.join(", ")}, got ${renderFound(value)}`;
  }
  const number = value.trim() === "" ? Number.NaN : Number(value);
  if (number >= control.min && number <= control.max) return null;
  return `${control.title}: expected a number from ${control.min} to ${control.max}, got ${renderFound(value)}`;
}
