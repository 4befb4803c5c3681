import type { Path } from "../schema/json-schema.ts";

/** `miners[0].count` as steps: ["miners", 0, "count"]; null where the text is no path. */
export function parsePath(text: string): Path | null {
  if (!/^[A-Za-z]\w*(\.[A-Za-z]\w*|\[\d{1,6}\])*$/.test(text)) return null;
  return [...text.matchAll(/[A-Za-z]\w*|\d+/g)].map(([step]) => (/^\d/.test(step) ? Number(step) : step));
}
