import { computeDataHashes } from "../store/data-files.ts";
import { describeFolder } from "../store/described-folder.ts";
import { hashInstalledPackages } from "../store/installed-packages.ts";
import { listOwnFiles } from "../store/list-own-files.ts";
import { writeRunFolder } from "../store/run-folder.ts";
import { RUN_INFO, renderRunInfo } from "../store/run-info.ts";
import { computeVectorHashes } from "./read-vectors.ts";
import { countVerdicts, type VerifyResult } from "./run-verify.ts";

export const VERIFY_TABLE = "verify.csv";
const FORMAT = "proofground-verify";

/** What stands above scenarios and turns statements into a table. */
export interface VerifyRenderers {
  readonly renderVerifyCsv: (result: VerifyResult) => Iterable<string>;
}

/**
 * Writes the table of all statements with its record, whole or not at all. Only the run's information differs from one
 * time to the next.
 *
 * @param startedAt ms since 1970
 */
export function writeVerifyFolder(
  folder: string,
  {
    result,
    command,
    startedAt,
  }: { readonly result: VerifyResult; readonly command: string; readonly startedAt: number },
  { renderVerifyCsv }: VerifyRenderers,
): void {
  const { version, groups } = result;
  const data = { ...computeDataHashes(), ...computeVectorHashes() };
  writeRunFolder(folder, [{ name: VERIFY_TABLE, chunks: renderVerifyCsv(result) }], (outputs) => {
    const manifest = {
      format: FORMAT,
      formatVersion: 1,
      groups: groups.map(({ name }) => name),
      verdicts: {
        holds: countVerdicts(groups, "holds"),
        fails: countVerdicts(groups, "fails"),
        "not applicable": countVerdicts(groups, "not applicable"),
      },
      data,
      versions: { proofground: version, node: process.version, packages: hashInstalledPackages() },
      outputs,
    };
    const crate = describeFolder(`${JSON.stringify(manifest, null, 2)}\n`, outputs, {
      name: "What Proofground states of itself, tried",
      description: "Statement, expected, found, verdict",
      command,
      inputs: data,
      unhashed: [RUN_INFO],
      madeAt: new Date(startedAt),
    });
    return [...crate, { name: RUN_INFO, chunks: [renderRunInfo(startedAt)] }];
  });
}

/** Files of a table of statements that a folder holds; none where it holds none. */
export function listVerifyFiles(folder: string): string[] {
  return listOwnFiles(folder, FORMAT);
}
