import * as z from "zod";

// Fields that files beside scenarios share: each carries what it expects as its message.

export const textLine = z.string({ error: "a line of text" }).min(1, { error: "a line of text" }).max(10_000);

export const numberValue = z.number({ error: "a finite number" });

/** A whole number from `least` to `most`. */
export function countField(least: number, most: number) {
  const error = `a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}
