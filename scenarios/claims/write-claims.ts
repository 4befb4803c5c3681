import { quoteWord } from "../shell-words.ts";
import { computeDataHashes } from "../store/data-files.ts";
import { describeFolder } from "../store/described-folder.ts";
import { hashInstalledPackages } from "../store/installed-packages.ts";
import { listOwnFiles } from "../store/list-own-files.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { writeRunFolder } from "../store/run-folder.ts";
import { renderClaimsJson } from "./render-claims-json.ts";
import type { ClaimsResult } from "./run-claims.ts";

export const CLAIMS_FILE = "claims.json";
export const CLAIMS_PAGE = "claims.html";
export const CLAIMS_TABLE = "claims.csv";
const FORMAT = "proofground-claims";

/** What stands above scenarios and turns claims into files. */
export interface ClaimsRenderers {
  readonly renderClaimsPage: (result: ClaimsResult, version: string) => string;
  readonly renderClaimsCsv: (result: ClaimsResult) => Iterable<string>;
}

/** Writes a folder of judged claims, whole or not at all. Equal seeds and replications give equal bytes. */
export function writeClaimsFolder(folder: string, result: ClaimsResult, renderers: ClaimsRenderers): void {
  const version = getPackageVersion();
  const files = [
    { name: CLAIMS_FILE, chunks: [`${renderClaimsJson(result)}\n`] },
    { name: CLAIMS_TABLE, chunks: renderers.renderClaimsCsv(result) },
    { name: CLAIMS_PAGE, chunks: [renderers.renderClaimsPage(result, version)] },
  ];
  writeRunFolder(folder, files, (outputs) => {
    const manifest = {
      format: FORMAT,
      formatVersion: 1,
      claims: result.claims.map(({ number }) => number),
      seed: result.seed,
      replications: result.replications,
      versions: { proofground: version, node: process.version, packages: hashInstalledPackages() },
      data: computeDataHashes(),
      outputs,
    };
    return describeFolder(`${JSON.stringify(manifest, null, 2)}\n`, outputs, {
      name: "Claims on proof of work for AI, put to the test",
      description: `Data, model, verdict and what would turn it, for claims ${manifest.claims.join(", ")}`,
      command: `proofground claims --seed ${quoteWord(result.seed)} --replications ${result.replications}`,
      inputs: manifest.data,
      madeAt: new Date(),
    });
  });
}

/** Files of judged claims that a folder holds; none where it holds none. */
export function listClaimsFiles(folder: string): string[] {
  return listOwnFiles(folder, FORMAT);
}
