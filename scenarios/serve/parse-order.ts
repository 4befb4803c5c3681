import * as z from "zod";
import { renderFound, renderPath } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";
import { getValueAt, type Path } from "../schema/json-schema.ts";
import type { JobOrder } from "./job.ts";

const lineField = z.string().max(2000);

/** Strict: nothing but this can be asked for, no file beside the scenario's own among it. */
const orderSchema = z.strictObject({
  kind: z.enum(["run", "compare"]),
  source: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("preset"), name: lineField }),
    z.strictObject({ kind: z.literal("file"), path: lineField }),
    z.strictObject({ kind: z.literal("text"), text: z.string() }),
  ]),
  sets: z.array(lineField).max(200),
  schemes: z.array(lineField).max(100),
  seed: lineField.optional(),
  replications: lineField.optional(),
});

/** @throws ScenarioError where the text is no order */
export function parseOrder(text: string): JobOrder {
  const value = parseJson(text);
  const parsed = orderSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = (issue?.path ?? []) as Path;
  throw new ScenarioError({
    where: at.length === 0 ? "order" : `order: ${renderPath(at)}`,
    expected: "an order as the page's form sends it",
    found: value === undefined ? "no JSON" : renderFound(getValueAt(value, at)),
    cure: issue?.message ?? "Use the form.",
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says so in its own words.
    return undefined;
  }
}
