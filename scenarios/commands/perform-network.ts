import { basename, join } from "node:path";
import { loadNetwork, type NetworkOptions } from "../network/load-network.ts";
import { type NetworkManifest, readNetworkManifest } from "../network/network-manifest.ts";
import { DEFAULT_NETWORK } from "../network/network-presets.ts";
import type { NetworkResult } from "../network/network-result.ts";
import type { NetworkSettings } from "../network/network-schema.ts";
import { parseNetwork } from "../network/parse-network.ts";
import { runNetwork } from "../network/run-network.ts";
import {
  listNetworkDifferences,
  listNetworkFiles,
  type NetworkTables,
  writeNetworkFolder,
} from "../network/write-network.ts";
import { ScenarioError } from "../scenario-error.ts";
import { MANIFEST } from "../store/manifest.ts";
import { checkOutFolder } from "../store/out-folder.ts";
import type { CommandArguments, CommandIo, LoadParts } from "./command.ts";
import { startProgress } from "./progress.ts";

/** What `network` is made of; words and tables belong to the reports. */
export interface NetworkParts {
  readonly renderNetwork: (result: NetworkResult, width: number) => string;
  readonly networkTables: NetworkTables;
}

interface NetworkPlan {
  readonly settings: NetworkSettings;
  readonly isTraced: boolean;
  /** The earlier run that this one is to reproduce. */
  readonly reproduces: NetworkManifest | null;
}

/** Runs a network, or an earlier one again, and writes or tells what came of it. */
export async function performNetwork(
  given: CommandArguments,
  io: CommandIo,
  loadParts: LoadParts<NetworkParts>,
): Promise<number> {
  const { flags, texts } = given;
  const { out } = texts;
  const plan = planNetwork(given);
  if (flags["trace"] === true && out === undefined) {
    throw new ScenarioError({
      where: "--trace",
      expected: "an --out to write it to",
      found: "none",
      cure: "Add --out.",
    });
  }
  const folder = out === undefined ? null : checkOutFolder(out, listNetworkFiles);
  const parts = await loadParts();
  const isQuiet = flags["quiet"] === true;
  const result = await runWithProgress(plan.settings, isQuiet ? { ...io, isErrorTerminal: false } : io);
  const outputs = folder === null ? null : writeNetworkFolder(folder, { result, ...plan }, parts.networkTables);
  if (flags["json"] === true) io.writeOut(renderJson(result, out ?? null));
  else if (!isQuiet) {
    const page = outputs?.find(({ name }) => name.endsWith(".html"));
    const report = out === undefined || page === undefined ? "" : `Report: ${join(out, page.name)}\n`;
    const place = out === undefined ? "" : `\n${report}Files: ${join(out, MANIFEST)} and what it lists\n`;
    io.writeOut(`${parts.renderNetwork(result, io.columns).trimEnd()}\n${place}`);
  }
  if (plan.reproduces === null || outputs === null) return 0;
  return reportReproduction(listNetworkDifferences(plan.reproduces, outputs), io);
}

function planNetwork({ positionals, texts, flags }: CommandArguments): NetworkPlan {
  const source = positionals["network"] ?? DEFAULT_NETWORK;
  const { seed, replications, blocks, nodes, miners } = texts;
  const given = Object.entries({ seed, replications, blocks, nodes, miners }).filter(([, text]) => text !== undefined);
  const options = Object.fromEntries(given) as NetworkOptions;
  if (basename(source) !== MANIFEST) {
    return { settings: loadNetwork(source, options), isTraced: flags["trace"] === true, reproduces: null };
  }
  if (given.length > 0 || texts["out"] === undefined) {
    throw new ScenarioError({
      where: source,
      expected: "a manifest to be run as it is, and an --out for the files",
      found: given.length > 0 ? "options that change it" : "no --out",
      cure: "Leave out --seed, --replications, --blocks, --nodes and --miners, and name a new folder.",
    });
  }
  const manifest = readNetworkManifest(source);
  const settings = parseNetwork(manifest.settings, `${source}: settings`);
  return { settings, isTraced: manifest.trace, reproduces: manifest };
}

async function runWithProgress(settings: NetworkSettings, io: CommandIo): Promise<NetworkResult> {
  const progress = startProgress(io, settings.replications);
  // Nothing is on disk before the results are complete, so leaving is all that an interrupt needs.
  const leave = () => {
    progress.stop();
    process.exit(130);
  };
  process.once("SIGINT", leave);
  try {
    return await runNetwork(settings, progress.show);
  } finally {
    process.off("SIGINT", leave);
    progress.stop();
  }
}

function renderJson({ settings, settingsSha256, estimates, pools, comparison }: NetworkResult, out: string | null) {
  const { name, seed, replications, blocks, nodes } = settings;
  const head = { name, seed, replications, blocks, nodes, settingsSha256, folder: out };
  return `${JSON.stringify({ ...head, estimates, pools, comparison })}\n`;
}

function reportReproduction(different: readonly string[], io: CommandIo): number {
  io.writeError(
    different.length === 0
      ? "Every file has the bytes that the manifest names.\n"
      : `Differ from the manifest: ${different.join(", ")}.\n`,
  );
  return different.length === 0 ? 0 : 1;
}
