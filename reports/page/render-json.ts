/**
 * JSON with each number in its shortest form, 128e-6 for 0.000128: it reads back to the same bits.
 *
 * @param shorten what stands for a number
 * @throws {RangeError} at a number that is not finite, which JSON would turn into null unseen
 */
export function renderJson(value: unknown, shorten: (value: number) => number, key = ""): string {
  if (typeof value === "number") {
    if (!Number.isFinite(value))
      throw new RangeError(`report data: ${key}: expected a finite number, got ${String(value)}`);
    return renderNumber(shorten(value));
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => (item === undefined ? "null" : renderJson(item, shorten, key))).join()}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${renderJson(inner, shorten, name)}`).join()}}`;
}

function renderNumber(value: number): string {
  const plain = JSON.stringify(value);
  const [digits = "", exponent = ""] = value.toExponential().split("e");
  const [whole = "", part = ""] = digits.split(".");
  const power = Number(exponent) - part.length;
  const short = `${whole}${part}${power === 0 ? "" : `e${power}`}`;
  return short.length < plain.length ? short : plain;
}
