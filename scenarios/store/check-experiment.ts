import { groupMetrics, seriesMetrics } from "../../sim/metrics/series-metrics.ts";
import { ScenarioError } from "../scenario-error.ts";
import { getValueAt } from "../schema/json-schema.ts";

const heads = [
  "kind",
  "name",
  "title",
  "question",
  "seed",
  "replications",
  "scenarioYaml",
  "command",
  "version",
  "scenarioSha256",
  "months",
  "summaryMetrics",
  "differences",
  "assumptions",
  "devices",
  "references",
  "hashrateErrors",
];
const schemeHeads = ["name", "rule", "difficulty", "pays", "series", "groups", "summary", "lorenz"];
const runParts = ["months", "series", "groups", "summary", "parties", "purchases", "fingerprint"];

/**
 * Refuses results that lack what this version draws, as those of an earlier one may.
 *
 * @param stored an experiment's file, parsed as JSON
 * @throws ScenarioError at the first that is missing
 */
export function checkExperiment(stored: unknown, where: string): void {
  const missing = findMissing(stored);
  if (missing === null) return;
  const version = getValueAt(stored, ["head", "version"]);
  throw new ScenarioError({
    where: `${where}: ${missing}`,
    expected: "what this version of Proofground writes",
    found: `nothing; the file was made by ${typeof version === "string" ? `proofground ${version}` : "another program"}`,
    cure: "Make the results again: proofground run with the folder's manifest.json or its scenario.",
  });
}

/** Path of the first value that is not there; null where all are. */
function findMissing(stored: unknown): string | null {
  const has = (value: unknown, name: string) => getValueAt(value, [name]) !== undefined;
  const head = getValueAt(stored, ["head"]);
  const schemes = getValueAt(stored, ["schemes"]);
  const lost = heads.find((name) => !has(head, name));
  if (lost !== undefined) return lost;
  if (!Array.isArray(schemes) || schemes.length === 0) return "schemes";
  for (const [index, scheme] of (schemes as unknown[]).entries()) {
    const found = findMissingInScheme(scheme);
    if (found !== null) return `schemes[${index}].${found}`;
  }
  return null;
}

function findMissingInScheme(scheme: unknown): string | null {
  const head = getValueAt(scheme, ["head"]);
  const lost = schemeHeads.find((name) => getValueAt(head, [name]) === undefined);
  if (lost !== undefined) return lost;
  const metric = Object.keys(seriesMetrics).find((name) => !isBand(getValueAt(head, ["series", name])));
  if (metric !== undefined) return `series.${metric}`;
  const groups = getValueAt(head, ["groups"]);
  for (const group of Array.isArray(groups) ? (groups as unknown[]) : []) {
    const name = Object.keys(groupMetrics).find((each) => !isBand(getValueAt(group, ["series", each])));
    if (name !== undefined) return `groups.series.${name}`;
  }
  const runs = getValueAt(scheme, ["runs"]);
  if (!Array.isArray(runs) || runs.length === 0) return "runs";
  for (const [index, run] of (runs as unknown[]).entries()) {
    const part = runParts.find((name) => getValueAt(run, [name]) === undefined);
    if (part !== undefined) return `runs[${index}].${part}`;
  }
  return null;
}

function isBand(value: unknown): boolean {
  return ["mean", "low", "high"].every((end) => Array.isArray(getValueAt(value, [end])));
}
