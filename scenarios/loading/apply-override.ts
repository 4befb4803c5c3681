import { findNearestName } from "../nearest-name.ts";
import { renderPath } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";
import {
  discriminators,
  flattenVariants,
  getSchemaAt,
  getValueAt,
  type JsonSchema,
  listKeys,
  type Path,
} from "../schema/json-schema.ts";
import { parsePath } from "./override-path.ts";
import { parseScenarioText } from "./scenario-text.ts";

type Mapping = Record<string | number, unknown>;

/**
 * A copy of an unchecked scenario in which `path=value` holds; the value is YAML. Sections that are missing start
 * from their default. A new variant of a union (`price.model=constant`) drops the keys that it does not know.
 *
 * @throws ScenarioError where the text is no assignment, or names a place that a scenario cannot have
 */
export function applyOverride(scenario: unknown, assignment: string, schema: JsonSchema): unknown {
  const equals = assignment.indexOf("=");
  const path = equals < 0 ? null : parsePath(assignment.slice(0, equals).trim());
  if (path === null) {
    throw new ScenarioError({
      where: `--set ${assignment}`,
      expected: "path=value, as in miners[0].count=5",
      found: JSON.stringify(assignment),
      cure: "Write the path with dots and [index], then = and the value.",
    });
  }
  return setValue(scenario, path, parseScenarioText(assignment.slice(equals + 1), `--set ${renderPath(path)}`), schema);
}

/**
 * A copy of an unchecked scenario with a value at a path, as `applyOverride` makes it.
 *
 * @throws ScenarioError where a scenario cannot have such a place
 */
export function setValue(scenario: unknown, path: Path, value: unknown, schema: JsonSchema): unknown {
  const copy: unknown = structuredClone(scenario ?? {});
  const parent = openParent(copy, path, schema);
  const key = path.at(-1)!;
  parent[key] = value;
  if (isDiscriminator(key)) dropUnknownKeys(parent, key, getSchemaAt(schema, copy, path.slice(0, -1)));
  return copy;
}

/** The mapping or list that holds the path's last step; missing sections on the way are made. */
function openParent(root: unknown, path: Path, schema: JsonSchema): Mapping {
  let at = root;
  for (const [depth, step] of path.entries()) {
    const before = path.slice(0, depth);
    const here = getSchemaAt(schema, root, before);
    if (typeof at !== "object" || at === null) throw refuseStep(path, before, "a section", at);
    if (typeof step === "number" ? !Array.isArray(at) || step >= at.length : Array.isArray(at)) {
      throw refuseIndex(path, before, at);
    }
    if (typeof step === "string") refuseUnknownKey(path, before, step, here, at);
    if (depth === path.length - 1) break;
    const holder = at as Mapping;
    holder[step] ??= structuredClone(getSchemaAt(schema, root, path.slice(0, depth + 1))?.default ?? {});
    at = holder[step];
  }
  return at as Mapping;
}

function refuseUnknownKey(path: Path, before: Path, step: string, here: JsonSchema | null, value: unknown): void {
  const variants = here === null ? [] : flattenVariants(here);
  if (variants.some((variant) => Object.hasOwn(variant.properties ?? {}, step))) return;
  if (variants.some((variant) => typeof variant.additionalProperties === "object")) return;
  const known = here === null ? [] : listKeys(here, value);
  const nearest = findNearestName(step, known);
  throw new ScenarioError({
    where: `--set ${renderPath(path)}`,
    expected: `one of the keys ${known.join(", ")}${before.length > 0 ? ` in ${renderPath(before)}` : ""}`,
    found: `"${step}"`,
    cure: nearest === undefined ? "Choose a known key." : `Did you mean "${nearest}"?`,
  });
}

function refuseIndex(path: Path, before: Path, value: object): ScenarioError {
  const isList = Array.isArray(value);
  return new ScenarioError({
    where: `--set ${renderPath(path)}`,
    expected: isList
      ? `an index below ${value.length} after ${renderPath(before)}`
      : `a key after ${renderPath(before)}`,
    found: renderPath(path.slice(before.length, before.length + 1)),
    cure: isList ? `Choose an entry of ${renderPath(before)}.` : "Write a dot and a key instead of an index.",
  });
}

function refuseStep(path: Path, before: Path, expected: string, value: unknown): ScenarioError {
  return new ScenarioError({
    where: `--set ${renderPath(path)}`,
    expected: `${expected} at ${renderPath(before)}`,
    found: String(value),
    cure: `Set ${renderPath(before)} as a whole, as in ${renderPath(before)}={key: value}.`,
  });
}

function isDiscriminator(key: string | number): boolean {
  return (discriminators as readonly unknown[]).includes(key);
}

function dropUnknownKeys(holder: Mapping, key: string | number, schema: JsonSchema | null): void {
  const variants = schema === null ? [] : flattenVariants(schema);
  const chosen = variants.find((variant) => variant.properties?.[key]?.const === getValueAt(holder, [key]));
  if (chosen?.properties === undefined) return;
  for (const other of Object.keys(holder)) {
    if (!Object.hasOwn(chosen.properties, other)) Reflect.deleteProperty(holder, other);
  }
}
