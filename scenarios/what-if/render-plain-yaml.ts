/**
 * Plain data as YAML: mappings and lists by indentation, everything else as JSON, which YAML reads. Small, for a page that
 * has no room for a YAML library.
 */
export function renderPlainYaml(value: object): string {
  return renderBlock(value, "");
}

function renderBlock(value: object, indent: string): string {
  const isList = Array.isArray(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return entries
    .map(([key, inner]: [string, unknown]) => {
      const start = `${indent}${isList ? "-" : `${renderKey(key)}:`}`;
      if (typeof inner !== "object" || inner === null || Object.keys(inner).length === 0) {
        return `${start} ${JSON.stringify(inner)}\n`;
      }
      return `${start}\n${renderBlock(inner, `${indent}  `)}`;
    })
    .join("");
}

function renderKey(key: string): string {
  return /^[A-Za-z]\w*$/.test(key) ? key : JSON.stringify(key);
}
