/** The part of JSON Schema that a scenario's schema uses, with three keys added to it: unit, source, and what a text should be. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly unit?: string;
  readonly source?: string;
  readonly expects?: string;
  readonly type?: string;
  readonly default?: unknown;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  /** Of the values of a mapping whose keys are free. */
  readonly additionalProperties?: JsonSchema | boolean;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

export type Path = readonly (string | number)[];

/** Keys that tell the variants of a union apart. */
export const discriminators = ["kernel", "model", "distribution", "name"] as const;

/**
 * The schema of the value at a path. Where variants differ, the value's own discriminator chooses; null where the
 * schema knows no such path.
 */
export function getSchemaAt(schema: JsonSchema, value: unknown, path: Path): JsonSchema | null {
  let at: JsonSchema | null = schema;
  let inside = value;
  for (const step of path) {
    at = getChild(at, inside, step);
    if (at === null) return null;
    inside = getValueAt(inside, [step]);
  }
  return at;
}

/** The value at a path; undefined where there is none. */
export function getValueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

/** Keys that a mapping may have: those of the variant its discriminator names, else those of every variant. */
export function listKeys(schema: JsonSchema, value: unknown): string[] {
  const keys = getVariants(schema, value).flatMap((variant) => Object.keys(variant.properties ?? {}));
  return [...new Set(keys)];
}

/** The variants of a union, flattened, that agree with the value's discriminator; all of them where none does. */
function getVariants(schema: JsonSchema, value: unknown): readonly JsonSchema[] {
  const all = flattenVariants(schema);
  const chosen = all.filter((variant) => isNamedBy(variant, value));
  return chosen.length > 0 ? chosen : all;
}

/** Schemas between which a union chooses; the schema itself where it is none. */
export function flattenVariants(schema: JsonSchema): readonly JsonSchema[] {
  const variants = schema.anyOf ?? schema.oneOf;
  return variants === undefined ? [schema] : variants.flatMap(flattenVariants);
}

/** The key by which the variants of this union are told apart; undefined where it has none. */
export function getDiscriminator(schema: JsonSchema): string | undefined {
  const objects = flattenVariants(schema).filter((variant) => variant.properties !== undefined);
  return discriminators.find((key) => objects.some((variant) => variant.properties?.[key]?.const !== undefined));
}

function getChild(schema: JsonSchema, value: unknown, step: string | number): JsonSchema | null {
  for (const variant of getVariants(schema, value)) {
    if (typeof step === "number" && variant.items !== undefined) return variant.items;
    if (typeof step === "string" && variant.properties !== undefined && Object.hasOwn(variant.properties, step)) {
      return variant.properties[step] ?? null;
    }
    if (typeof variant.additionalProperties === "object") return variant.additionalProperties;
  }
  return null;
}

function isNamedBy(variant: JsonSchema, value: unknown): boolean {
  return discriminators.some((key) => {
    const name = variant.properties?.[key]?.const;
    return name !== undefined && name === getValueAt(value, [key]);
  });
}
