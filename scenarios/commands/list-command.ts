import { type Listing, renderListing, renderListingJson } from "../listings/listing.ts";
import { suggestName } from "../nearest-name.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { Command } from "./command.ts";

/** Everything that can be listed as a table, loaded where it is asked for; the schema is JSON and stands apart. */
const listings = {
  presets: async () => (await import("../listings/list-presets.ts")).listPresetScenarios(),
  rules: async () => (await import("../listings/list-rules.ts")).listRewardRules(),
  difficulty: async () => (await import("../listings/list-rules.ts")).listDifficultyRules(),
  strategies: async () => (await import("../listings/list-rules.ts")).listStrategies(),
  devices: async () => (await import("../listings/list-devices.ts")).listDevices(),
  accelerators: async () => (await import("../listings/list-accelerators.ts")).listAccelerators(),
  kernels: async () => (await import("../listings/list-kernels.ts")).listKernels(),
  models: async () => (await import("../listings/list-models.ts")).listModels(),
  metrics: async () => (await import("../listings/list-metrics.ts")).listMetrics(),
  nodes: async () => (await import("../listings/list-nodes.ts")).listNodes(),
  electricity: async () => (await import("../listings/list-electricity.ts")).listElectricity(),
} as const satisfies Record<string, () => Promise<Listing>>;

const topics = [...Object.keys(listings), "schema"];

/** `list`: what a scenario can name, and what a result holds. */
export const listCommand: Command = {
  name: "list",
  summary: "List presets, rules, strategies, hardware, nodes, models, metrics, electricity, or the schema",
  positionals: [{ name: "topic", description: `One of ${topics.join(", ")}; presets by default`, isOptional: true }],
  options: { json: { type: "flag", description: "Print a JSON list of objects" } },
  examples: [
    ["proofground list rules", "reward rules with their parameters"],
    ["proofground list devices --json", "mining hardware for a program"],
    ["proofground list accelerators", "AI hardware that predict knows"],
    ["proofground list nodes", "process nodes, with prices of wafers and masks, for chip"],
    ["proofground list electricity", "prices by country, for tco and groups of miners"],
    ["proofground list schema > scenario.schema.json", "a JSON Schema for an editor"],
  ],
  perform: async (given, io) => {
    const topic = given.positionals["topic"] ?? "presets";
    io.writeOut(await (topic === "schema" ? renderSchema() : renderTopic(topic, given.flags["json"] === true)));
    return 0;
  },
};

async function renderSchema(): Promise<string> {
  return (await import("../schema/scenario-schema.ts")).renderScenarioJsonSchema();
}

async function renderTopic(topic: string, isJson: boolean): Promise<string> {
  if (!Object.hasOwn(listings, topic)) {
    throw new ScenarioError({
      where: "proofground list",
      expected: topics.join(", "),
      found: JSON.stringify(topic),
      cure: suggestName(topic, topics),
    });
  }
  const listing = await listings[topic as keyof typeof listings]();
  return isJson ? renderListingJson(listing) : renderListing(listing);
}
