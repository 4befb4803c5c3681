import { flattenVariants, getDiscriminator, type JsonSchema } from "./json-schema.ts";

/** What a schema asks for, in words: "a whole number from 1 to 10000", "history or a number from 0 to 1". */
export function renderExpectation(schema: JsonSchema): string {
  const variants = flattenVariants(schema);
  const discriminator = getDiscriminator(schema);
  if (variants.length === 1 && discriminator === undefined) return renderOne(schema);
  const plain = variants.filter((variant) => variant.properties === undefined).map(renderOne);
  const named = variants.flatMap((variant) => readName(variant, discriminator));
  const mapping = named.length > 0 ? [`a mapping with ${discriminator ?? ""} ${renderChoice(named)}`] : [];
  return [...plain, ...mapping].join(", or ");
}

/** "a", "a or b", "a, b or c". */
export function renderChoice(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1) ?? ""}`;
}

function readName(variant: JsonSchema, discriminator: string | undefined): string[] {
  const name = discriminator === undefined ? undefined : variant.properties?.[discriminator]?.const;
  return typeof name === "string" ? [name] : [];
}

function renderOne(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return renderChoice(schema.enum);
  switch (schema.type) {
    case "number":
      return `a number${renderRange(schema)}`;
    case "integer":
      return `a whole number${renderRange(schema)}`;
    case "array":
      return `a list${(schema.minItems ?? 0) > 0 ? ` of at least ${schema.minItems ?? 0}` : ""}`;
    case "object":
      return "a mapping of keys";
    default:
      return schema.expects ?? "text";
  }
}

function renderRange({ minimum, maximum }: JsonSchema): string {
  if (minimum === undefined || maximum === undefined) return "";
  return ` from ${renderNumber(minimum)} to ${renderNumber(maximum)}`;
}

/** Short: 100000 as it is, 1000000 as 1e6. */
function renderNumber(value: number): string {
  return Math.abs(value) < 1e6 ? String(value) : value.toExponential().replace("e+", "e");
}
