import type { OutputEntry } from "./manifest.ts";
import { getPackageVersion } from "./package-root.ts";

/** Name that the specification gives to the file. */
export const CRATE_FILE = "ro-crate-metadata.json";

const SPECIFICATION = "https://w3id.org/ro/crate/1.1";

/** What a folder of results is. */
export interface CrateInput {
  readonly name: string;
  readonly description: string;
  /** The command that made it. */
  readonly command: string;
  /** SHA-256 of what went in, by name. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Files in the folder, the manifest among them. */
  readonly files: readonly OutputEntry[];
  /** Files in it that say when and where, so that no hash of them would last. */
  readonly unhashed?: readonly string[];
  /** Of the run. */
  readonly madeAt: Date;
}

/**
 * A folder's metadata as a Research Object Crate: each file with its size and SHA-256, the program that made it, and what
 * went in. To the day the same bytes for the same files; SOURCE_DATE_EPOCH [s since 1970] may say which day.
 *
 * @source RO-Crate Metadata Specification 1.1, with every property of the root that 1.2 requires
 */
export function renderCrate(input: CrateInput): string {
  const { inputs, files, unhashed = [], command } = input;
  const parts = [...files.map(({ name }) => name), ...unhashed];
  const graph = [
    {
      "@id": CRATE_FILE,
      "@type": "CreativeWork",
      conformsTo: { "@id": SPECIFICATION },
      about: { "@id": "./" },
    },
    {
      "@id": "./",
      "@type": "Dataset",
      name: input.name,
      description: input.description,
      datePublished: chooseDay(input.madeAt),
      license: { "@id": LICENCE },
      hasPart: parts.map((name) => ({ "@id": name })),
      mentions: { "@id": ACTION },
    },
    ...files.map(describeFile),
    ...unhashed.map((name) => ({ "@id": name, "@type": "File", name, encodingFormat: findFormat(name) })),
    ...Object.entries(inputs).map(([name, sha256]) => ({
      "@id": nameInput(name),
      "@type": "CreativeWork",
      name: `Input: ${name}`,
      sha256,
    })),
    {
      "@id": ACTION,
      "@type": "CreateAction",
      name: command,
      instrument: { "@id": SOFTWARE },
      object: Object.keys(inputs).map((name) => ({ "@id": nameInput(name) })),
      result: parts.map((name) => ({ "@id": name })),
    },
    {
      "@id": SOFTWARE,
      "@type": "SoftwareApplication",
      name: "Proofground",
      softwareVersion: getPackageVersion(),
      license: { "@id": SOFTWARE_LICENCE },
      softwareRequirements: `Node.js ${process.version}`,
    },
    { "@id": SOFTWARE_LICENCE, "@type": "CreativeWork", name: "Apache License 2.0" },
    {
      "@id": LICENCE,
      "@type": "CreativeWork",
      name: "Terms of whoever made these results",
      description:
        "Proofground claims no right to results made with it. Its data have the sources and licences that their README.md files name.",
    },
  ];
  const context = [`${SPECIFICATION}/context`, { sha256: "https://schema.org/sha256" }];
  return `${JSON.stringify({ "@context": context, "@graph": graph }, null, 2)}\n`;
}

/** The same crate after some of its files were replaced, or new ones came. */
export function replaceCrateEntries(crate: string, entries: readonly OutputEntry[]): string {
  const { "@graph": graph, ...head } = JSON.parse(crate) as { readonly "@graph": readonly CrateEntity[] };
  const added = entries.filter(({ name }) => graph.every((entity) => entity["@id"] !== name));
  const references = added.map(({ name }) => ({ "@id": name }));
  const changed = graph.flatMap((entity): object[] => {
    const entry = entries.find(({ name }) => name === entity["@id"]);
    if (entry !== undefined) return [{ ...entity, contentSize: String(entry.bytes), sha256: entry.sha256 }];
    if (entity["@id"] === "./") return [withMore(entity, "hasPart", references), ...added.map(describeFile)];
    return [entity["@id"] === ACTION ? withMore(entity, "result", references) : entity];
  });
  return `${JSON.stringify({ ...head, "@graph": changed }, null, 2)}\n`;
}

interface CrateEntity {
  readonly "@id": string;
  readonly [property: string]: unknown;
}

function withMore(entity: CrateEntity, key: string, references: readonly object[]): CrateEntity {
  return { ...entity, [key]: [...(entity[key] as readonly object[]), ...references] };
}

const ACTION = "#run";
const LICENCE = "#terms";
const SOFTWARE = "#proofground";
const SOFTWARE_LICENCE = "https://www.apache.org/licenses/LICENSE-2.0";

function nameInput(name: string): string {
  return `#input-${name}`;
}

function describeFile({ name, bytes, sha256 }: OutputEntry) {
  return {
    "@id": name,
    "@type": "File",
    name,
    contentSize: String(bytes),
    encodingFormat: findFormat(name),
    sha256,
  };
}

const formats: Readonly<Record<string, string>> = {
  csv: "text/csv",
  html: "text/html",
  js: "text/javascript",
  json: "application/json",
  jsonl: "application/jsonl",
  parquet: "application/vnd.apache.parquet",
};

function findFormat(name: string): string {
  return formats[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
}

function chooseDay(madeAt: Date): string {
  const epoch = Number(process.env["SOURCE_DATE_EPOCH"] ?? Number.NaN);
  return (Number.isFinite(epoch) ? new Date(epoch * 1000) : madeAt).toISOString().slice(0, 10);
}
