import { listAccelerators } from "../listings/list-accelerators.ts";
import { listDevices } from "../listings/list-devices.ts";
import { listElectricity } from "../listings/list-electricity.ts";
import { listKernels } from "../listings/list-kernels.ts";
import { listMetrics } from "../listings/list-metrics.ts";
import { listModels } from "../listings/list-models.ts";
import { listPresetScenarios } from "../listings/list-presets.ts";
import { listDifficultyRules, listRewardRules, listStrategies } from "../listings/list-rules.ts";
import { type Listing, renderListing, renderListingJson } from "../listings/listing.ts";
import { suggestName } from "../nearest-name.ts";
import { ScenarioError } from "../scenario-error.ts";
import { renderScenarioJsonSchema } from "../schema/scenario-schema.ts";
import type { Command } from "./command.ts";

/** Everything that can be listed as a table; the schema is JSON and stands apart. */
const listings = {
  presets: listPresetScenarios,
  rules: listRewardRules,
  difficulty: listDifficultyRules,
  strategies: listStrategies,
  devices: listDevices,
  accelerators: listAccelerators,
  kernels: listKernels,
  models: listModels,
  metrics: listMetrics,
  electricity: listElectricity,
} as const satisfies Record<string, () => Listing>;

const topics = [...Object.keys(listings), "schema"];

/** `list`: what a scenario can name, and what a result holds. */
export const listCommand: Command = {
  name: "list",
  summary: "List presets, rules, strategies, hardware, models, metrics, electricity, or a scenario's schema",
  positionals: [{ name: "topic", description: `One of ${topics.join(", ")}; presets by default`, isOptional: true }],
  options: { json: { type: "flag", description: "Print a JSON list of objects" } },
  examples: [
    ["proofground list rules", "reward rules with their parameters"],
    ["proofground list devices --json", "mining hardware for a program"],
    ["proofground list accelerators", "AI hardware that predict knows"],
    ["proofground list electricity", "prices by country, for tco and groups of miners"],
    ["proofground list schema > scenario.schema.json", "a JSON Schema for an editor"],
  ],
  perform: (given, io) => {
    const topic = given.positionals["topic"] ?? "presets";
    io.writeOut(topic === "schema" ? renderScenarioJsonSchema() : renderTopic(topic, given.flags["json"] === true));
    return 0;
  },
};

function renderTopic(topic: string, isJson: boolean): string {
  if (!Object.hasOwn(listings, topic)) {
    throw new ScenarioError({
      where: "proofground list",
      expected: topics.join(", "),
      found: JSON.stringify(topic),
      cure: suggestName(topic, topics),
    });
  }
  const listing = listings[topic as keyof typeof listings]();
  return isJson ? renderListingJson(listing) : renderListing(listing);
}
