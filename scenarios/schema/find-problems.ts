import type * as z from "zod";
import { findNearestName } from "../nearest-name.ts";
import { type Problem, renderFound, renderPath } from "../problem.ts";
import { renderChoice, renderExpectation } from "./expectation.ts";
import {
  flattenVariants,
  getDiscriminator,
  getSchemaAt,
  getValueAt,
  type JsonSchema,
  listKeys,
  type Path,
} from "./json-schema.ts";

type Issue = z.core.$ZodIssue;

/** What zod found, said as a person would: one problem an issue, unions resolved to the variant that was meant. */
export function findProblems(issues: readonly Issue[], schema: JsonSchema, value: unknown): Problem[] {
  return issues.flatMap((issue) => describeIssue(issue, [], { schema, value }));
}

interface Document {
  readonly schema: JsonSchema;
  readonly value: unknown;
}

function describeIssue(issue: Issue, prefix: Path, document: Document): Problem[] {
  const path = [...prefix, ...(issue.path as Path)];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => describeUnknownKey(key, path, document));
  if (issue.code !== "invalid_union") return [describeValue(path, document)];
  const meant = issue.errors.find((branch) => branch.some(isInside));
  return meant === undefined
    ? [describeValue(path, document)]
    : meant.flatMap((inner) => describeIssue(inner, path, document));
}

/** An issue of a variant that at least has the right form: it complains of a part, not of the whole. */
function isInside(issue: Issue): boolean {
  return issue.path.length > 0 || issue.code === "unrecognized_keys";
}

function describeUnknownKey(key: string, path: Path, { schema, value }: Document): Problem {
  const at = getSchemaAt(schema, value, path) ?? {};
  const known = listKeys(at, getValueAt(value, path));
  return {
    path: renderPath([...path, key]),
    expected: `one of the keys ${known.join(", ")}`,
    found: `the unknown key ${renderFound(key)}`,
    cure: chooseKeyCure(key, known, at),
  };
}

function chooseKeyCure(key: string, known: readonly string[], at: JsonSchema): string {
  const nearest = findNearestName(key, known);
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  const discriminator = getDiscriminator(at);
  const owners = flattenVariants(at).filter((variant) => Object.hasOwn(variant.properties ?? {}, key));
  if (discriminator === undefined || owners.length === 0) return "Remove it.";
  const names = owners.map((owner) => owner.properties?.[discriminator]?.const ?? "");
  return `Remove it, or set ${discriminator} to ${renderChoice(names)}.`;
}

function describeValue(path: Path, { schema, value }: Document): Problem {
  const at = getSchemaAt(schema, value, path);
  const found = getValueAt(value, path);
  const names = at === null ? [] : listNames(at, schema, value, path);
  const nearest = typeof found === "string" ? findNearestName(found, names) : undefined;
  const last = path.at(-1);
  return {
    path: renderPath(path),
    expected: names.length > 0 ? renderChoice(names) : at === null ? "something else" : renderExpectation(at),
    found: renderFound(found),
    cure: chooseCure(found, nearest, String(last ?? "the scenario")),
  };
}

function chooseCure(found: unknown, nearest: string | undefined, name: string): string {
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  return found === undefined ? `Add ${name}.` : `Change ${name}.`;
}

/** The words allowed at a path: an enumeration, or the names of a union's variants. */
function listNames(at: JsonSchema, schema: JsonSchema, value: unknown, path: Path): string[] {
  if (at.enum !== undefined) return [...at.enum];
  if (at.const === undefined) return [];
  const key = path.at(-1);
  const parent = getSchemaAt(schema, value, path.slice(0, -1));
  if (parent === null || typeof key !== "string") return [at.const];
  return listConstants(parent, key);
}

function listConstants(schema: JsonSchema, key: string): string[] {
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined) return variants.flatMap((variant) => listConstants(variant, key));
  const constant = schema.properties?.[key]?.const;
  return constant === undefined ? [] : [constant];
}
