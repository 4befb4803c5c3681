import { basename } from "node:path";
import type { ScenarioSource } from "../loading/load-scenario.ts";
import { quoteWord } from "../shell-words.ts";
import { MANIFEST } from "../store/manifest.ts";
import type { RunRequest } from "./run-request.ts";

/** The command line that asks for the same run: where it writes and what it prints are left out. */
export function renderCommand(request: RunRequest): string {
  const { kind, source, sets, fields, calibrationPath, schemes, triesAssumptions } = request;
  // A scenario that came from no file has one in its run's manifest.
  if (typeof source !== "string") return `proofground run ${MANIFEST}`;
  const words = [
    ...["proofground", kind, source],
    ...(fields.seed === undefined ? [] : ["--seed", fields.seed]),
    ...(fields.replications === undefined ? [] : ["--replications", fields.replications]),
    ...sets.flatMap((assignment) => ["--set", assignment]),
    ...(calibrationPath === undefined ? [] : ["--calibration", calibrationPath]),
    ...(schemes.length === 0 ? [] : [kind === "run" ? "--scheme" : "--schemes", schemes.join(",")]),
    ...(triesAssumptions === true ? ["--tornado"] : []),
  ];
  return words.map(quoteWord).join(" ");
}

/**
 * The command line that ends with one run of a request; those before it give it nothing, but a scenario has no name for a
 * replication alone. A manifest is run as it is.
 */
export function renderRunAgain(request: RunRequest, { scheme, replication }: RunName): string {
  if (isManifest(request.source)) return renderCommand(request);
  const replications = replication + 1;
  if (typeof request.source !== "string") {
    return `simulate({ scenario, scheme: ${JSON.stringify(scheme)}, replications: ${replications} })`;
  }
  const fields = { ...request.fields, replications: String(replications) };
  return renderCommand({ ...request, triesAssumptions: false, kind: "run", fields, schemes: [scheme] });
}

/** Whether a source is the manifest of an earlier run. */
export function isManifest(source: ScenarioSource): source is string {
  return typeof source === "string" && basename(source) === MANIFEST;
}

interface RunName {
  readonly scheme: string;
  /** Counted from 0. */
  readonly replication: number;
}
