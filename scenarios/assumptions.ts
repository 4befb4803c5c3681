import type { ChoiceEntry, Quantity } from "../sim/simulation-input.ts";
import { sayInWork, workKinds } from "../sim/work-kind.ts";
import type { Assumption } from "./experiments/experiment.ts";
import { parsePath } from "./loading/override-path.ts";
import { renderPath } from "./problem.ts";
import { renderScenarioFile } from "./render-scenario.ts";
import type { Scenario } from "./scenario.ts";
import { getSchemaAt, getValueAt, type JsonSchema, type Path } from "./schema/json-schema.ts";
import { computeScenarioJsonSchema } from "./schema/scenario-schema.ts";

/** Prose, not assumptions. */
const proseKeys = ["name", "title", "question", "description"];

/**
 * Every number and choice that a result rests on, those left at their default too, each with its unit and its source.
 * Title, unit and source come from the schema, so the list cannot drift from what is read.
 */
export function listAssumptions(scenario: Scenario): Assumption[] {
  const work = workKinds[scenario.work.kernel];
  const say = (text: string) => sayInWork(text, work);
  const document = { file: renderScenarioFile(scenario), schema: computeScenarioJsonSchema() };
  return listFileAssumptions(document).map(({ title, unit, source, ...rest }) => ({
    ...rest,
    title: say(title),
    unit: say(unit),
    source: say(source),
  }));
}

/** The same of any file that a schema describes. */
export function listFileAssumptions(document: Document): Assumption[] {
  return Object.entries(document.file).flatMap(([key, value]) =>
    proseKeys.includes(key) ? [] : listInside(value, [key], document),
  );
}

interface Document {
  readonly file: object;
  readonly schema: JsonSchema;
}

function listInside(value: unknown, path: Path, document: Document): Assumption[] {
  if (isLeaf(value)) return [describeLeaf(value, path, document)];
  const isList = Array.isArray(value);
  return Object.entries(value as object).flatMap(([key, inner]) =>
    key === "name" && typeof path.at(-1) === "number"
      ? []
      : listInside(inner, [...path, isList ? Number(key) : key], document),
  );
}

/** A number, a word, a list of words, or a law to draw from. */
function isLeaf(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every((item) => typeof item !== "object");
  return "distribution" in value;
}

function describeLeaf(value: unknown, path: Path, { file, schema }: Document): Assumption {
  const changed = findChanged(path);
  const place = changed ?? path;
  const before = place.slice(0, -1);
  const leaf = { at: getSchemaAt(schema, file, place), value };
  // The choice of a union's variant is documented on the union.
  const section = { at: getSchemaAt(schema, file, before), value: getValueAt(file, before) };
  const { at, value: chosen } = leaf.at?.title === undefined ? section : leaf;
  return {
    path: renderPath(path),
    title: at?.title ?? String(path.at(-1)),
    value: renderValue(value),
    unit: at?.unit ?? "",
    source: changed === null && isDefault(at, chosen) ? (at?.source ?? "default") : describeChosen(value),
  };
}

/** What an intervention's value stands for: the place in the scenario that it changes; null for any other value. */
function findChanged(path: Path): Path | null {
  const at = path.indexOf("interventions");
  const key = path[at + 3];
  if (at < 0 || path[at + 2] !== "set" || typeof key !== "string") return null;
  const scheme = path[0] === "schemes" ? Number(path[1]) : 0;
  const changed = parsePath(/^rule\b/.test(key) ? `schemes[${scheme}].${key}` : key);
  return changed === null ? null : [...changed, ...path.slice(at + 4)];
}

/** Of a choice among places, where each one's price comes from. */
function describeChosen(value: unknown): string {
  const among = isChoice(value) ? value.among : [];
  const sources = among.flatMap(({ source }) => (source === undefined ? [] : [source]));
  return sources.length === 0 ? "chosen by the scenario" : sources.join("; ");
}

function isChoice(value: unknown): value is Extract<Quantity, { distribution: "choice" }> {
  return typeof value === "object" && value !== null && "distribution" in value && value.distribution === "choice";
}

function isDefault(schema: JsonSchema | null, value: unknown): boolean {
  return schema?.default !== undefined && JSON.stringify(schema.default) === JSON.stringify(value);
}

function renderValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  return typeof value === "object" && value !== null ? renderQuantity(value as Quantity) : String(value);
}

function renderQuantity(quantity: Quantity): string {
  if (typeof quantity === "number") return String(quantity);
  if (isChoice(quantity)) return quantity.among.map(renderEntry).join("; ");
  const { distribution, ...parameters } = quantity;
  const parts = Object.entries(parameters).map(([key, value]) => `${key} ${String(value)}`);
  return `${distribution}, ${parts.join(", ")}`;
}

function renderEntry({ country, value, share }: ChoiceEntry): string {
  return `${country === undefined ? "" : `${country} `}${value}${share === 1 ? "" : ` (share ${share})`}`;
}
