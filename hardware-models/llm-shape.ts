import { HardwareModelError } from "./hardware-model-error.ts";
import { findNearestNames } from "./name-distance.ts";

/** Columns of `llm_shapes.csv` that are read. */
export const shapeColumns = [
  "model",
  "type",
  "total_params_b",
  "active_params_b",
  "layers",
  "hidden",
  "n_heads",
  "head_dim",
  "n_experts_routed",
  "experts_active",
  "dense_first_layers",
  "vocab",
  "attention",
  "kv_elems_per_token",
  "context",
  "source",
  "notes",
] as const;
export type ShapeRow = Readonly<Record<(typeof shapeColumns)[number], string>>;

/** What a decoder-only language model computes, reads and keeps for a token. */
export interface LlmShape {
  readonly name: string;
  readonly kind: "dense" | "moe";
  readonly parameters: number;
  /** Parameters that one token passes through. */
  readonly activeParameters: number;
  readonly layers: number;
  readonly hiddenSize: number;
  /** Experts that a token is sent to, averaged over all layers; 0 for a dense model. */
  readonly expertsPerLayer: number;
  readonly vocabulary: number;
  /** Elements a token keeps in the key-value cache, all layers. */
  readonly cacheElementsPerToken: number;
  /** Half of the layers look back this far only; null where all look back to the start. */
  readonly slidingWindowTokens: number | null;
  /** Operations of attention for one token and one token of context, all layers. */
  readonly attentionOpsPerContextToken: number;
  readonly contextTokens: number;
  readonly source: string;
  readonly note: string;
}

/** Language models among the rows; rows of other kinds (encoders, image models) are left out. */
export function parseLlmShapes(rows: readonly ShapeRow[]): LlmShape[] {
  return rows.filter(({ type, attention }) => type !== "cnn" && !attention.includes("encoder")).map(parseShape);
}

function parseShape(row: ShapeRow): LlmShape {
  const read = (column: keyof ShapeRow): number => {
    const value = Number(row[column]);
    if (row[column].trim() !== "" && Number.isFinite(value)) return value;
    throw new Error(`model ${row.model}: ${column}: not a number: "${row[column]}"`);
  };
  const layers = read("layers");
  const isMoe = row.type === "moe";
  return {
    name: row.model,
    kind: isMoe ? "moe" : "dense",
    parameters: read("total_params_b") * 1e9,
    activeParameters: read("active_params_b") * 1e9,
    layers,
    hiddenSize: read("hidden"),
    expertsPerLayer: isMoe ? read("experts_active") * computeMoeLayerShare(row, layers) : 0,
    vocabulary: read("vocab"),
    cacheElementsPerToken: read("kv_elems_per_token"),
    slidingWindowTokens: parseSlidingWindow(row.attention),
    attentionOpsPerContextToken: computeAttentionOps(row.attention, layers, read("n_heads"), read("head_dim")),
    contextTokens: read("context"),
    source: row.source,
    note: row.notes,
  };
}

/** Some models have experts in every other layer, or none in the first ones. */
function computeMoeLayerShare(row: ShapeRow, layers: number): number {
  if (row.notes.includes("MoE on alternate layers")) return 0.5;
  return (layers - Number(row.dense_first_layers || 0)) / layers;
}

function parseSlidingWindow(attention: string): number | null {
  const window = /(\d+)-token sliding window/.exec(attention)?.[1];
  return window === undefined ? null : Number(window);
}

/**
 * 4 * layers * heads * headSize: scores and weighted sum. Multi-head latent attention works on the cached latent
 * vector instead: 2 * layers * heads * ((512 + 64) + 512).
 */
function computeAttentionOps(attention: string, layers: number, heads: number, headSize: number): number {
  return attention.startsWith("MLA") ? 2 * layers * heads * (512 + 64 + 512) : 4 * layers * heads * headSize;
}

/**
 * Finds a model by its name in the catalogue, by one of the names in it ("Llama-3.1-70B / 3.3-70B"), or by the same
 * letters and digits; a maker's prefix, "-Instruct" and a precision at the end do not count.
 *
 * @throws HardwareModelError with the nearest names where none, or more than one, fits
 */
export function resolveLlmShape(name: string, shapes: readonly LlmShape[]): LlmShape {
  const exact = shapes.find((shape) => shape.name === name);
  if (exact !== undefined) return exact;
  const asked = normalise(name);
  const named = shapes.map((shape) => ({ shape, keys: getNames(shape.name).map(normalise) }));
  const same = named.filter(({ keys }) => keys.includes(asked));
  const fitting =
    same.length > 0 ? same : named.filter(({ keys }) => asked.length >= 4 && keys.some(startsWith(asked)));
  if (fitting.length === 1) return fitting[0]!.shape;
  const names = shapes.flatMap((shape) => getNames(shape.name));
  const nearest = fitting.length > 0 ? fitting.map(({ shape }) => shape.name) : findNearestNames(name, names);
  throw new HardwareModelError({
    where: "model",
    expected: fitting.length > 0 ? "the name of one model" : "a language model of the catalogue",
    found: `"${name}"`,
    cure:
      nearest.length > 0
        ? `Nearest: ${nearest.map((near) => `"${near}"`).join(", ")}.`
        : `Known: ${shapes.map((shape) => shape.name).join(", ")}.`,
  });
}

const startsWith = (start: string) => (key: string) => key.startsWith(start);

/** "Llama-3.1-70B / 3.3-70B" names Llama-3.1-70B and Llama-3.3-70B; "DeepSeek-V3/R1" names DeepSeek-V3 and -R1. */
function getNames(name: string): string[] {
  const [first = "", ...others] = name.split("/").map((part) => part.trim());
  const family = first.slice(0, first.indexOf("-") + 1);
  return [name, first, ...others.map((other) => family + other)];
}

function normalise(name: string): string {
  return withoutMaker(name)
    .toLowerCase()
    .replaceAll(/-v\d+(\.\d+)*$|-\d{4}$/g, "")
    .replaceAll(/[-_ ](instruct|chat|it|hf|base|fp8|fp4|nvfp4|mxfp4|bf16|fp16|99(\.9)?)\b/g, "")
    .replaceAll(/[^a-z0-9]/g, "");
}

/** "meta-llama/Llama-3.1-8B" -> "Llama-3.1-8B"; the catalogue's own names with "/" stay whole. */
function withoutMaker(name: string): string {
  const last = name.slice(name.lastIndexOf("/") + 1).trim();
  return last.length > 6 ? last : name;
}
