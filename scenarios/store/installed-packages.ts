import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { getPackageRoot } from "./package-root.ts";
import { computeSha256 } from "./sha256.ts";

/** What a run's own packages were, as one hash. */
export interface InstalledPackages {
  /** What was hashed: the lockfile of a checkout, or name and version of each direct dependency as it is installed. */
  readonly of: "package-lock.json" | "installed versions";
  readonly sha256: string;
}

/** A checkout has its lockfile; a package that was installed from a registry has none. */
export function hashInstalledPackages(): InstalledPackages {
  const root = getPackageRoot();
  const lockfile = join(root, "package-lock.json");
  if (existsSync(lockfile)) return { of: "package-lock.json", sha256: computeSha256(readFileSync(lockfile, "utf8")) };
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as PackageJson;
  const lines = Object.keys(dependencies)
    .toSorted()
    .map((name) => `${name}@${findVersion(root, name)}\n`);
  return { of: "installed versions", sha256: computeSha256(lines.join("")) };
}

interface PackageJson {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** In the nearest node_modules above, as Node looks for it; "none" where it is nowhere, as an optional one may be. */
function findVersion(root: string, name: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    const path = join(folder, "node_modules", name, "package.json");
    if (existsSync(path)) return (JSON.parse(readFileSync(path, "utf8")) as PackageJson).version ?? "unknown";
    if (dirname(folder) === folder) return "none";
  }
}
