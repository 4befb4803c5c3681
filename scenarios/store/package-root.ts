import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of this package, the same whether the code runs from its source or from dist/. */
export function getPackageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isPackageRoot(folder)) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("the package.json of proofground is missing");
    folder = parent;
  }
  return folder;
}

export function getPackageVersion(): string {
  return readPackage(join(getPackageRoot(), "package.json")).version ?? "unknown";
}

function isPackageRoot(folder: string): boolean {
  const path = join(folder, "package.json");
  return existsSync(path) && readPackage(path).name === "proofground";
}

function readPackage(path: string): { readonly name?: string; readonly version?: string } {
  return JSON.parse(readFileSync(path, "utf8")) as { name?: string; version?: string };
}
