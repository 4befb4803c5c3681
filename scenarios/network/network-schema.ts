import * as z from "zod";
import { strategies } from "../../sim/network/strategies/registry.ts";
import { defaultSeed } from "../defaults.ts";
import type { JsonSchema } from "../schema/json-schema.ts";
import { defaultedNumber, defaultedWhole, numberField } from "../schema/number-field.ts";
import { ruleSchema } from "../schema/rule-schema.ts";
import { nameField, paragraphField, textField } from "../schema/text-field.ts";
import { measuredNetworks } from "./measured-networks.ts";
import { chosenNetworkFields, networkFields } from "./network-defaults.ts";

/** Regions, networks and years of sim/network/data/network_regions.json. */
export const regionNames = ["north-america", "europe", "south-america", "asia-pacific", "japan", "australia"] as const;
const regionYears = ["2015", "2019"] as const;
const nodeSpreads = ["bitcoin-2015", "bitcoin-2019", "litecoin", "dogecoin"] as const;

const POOLS_LIMIT = 1000;
const PAIRS_LIMIT = 100_000;
const simblock = "SimBlock, see sim/network/data/README.md";

const internetSchema = z
  .discriminatedUnion("model", [
    z
      .strictObject({
        model: z.literal("measured"),
        year: z.enum(regionYears).default("2019").meta({ title: "Year of latencies and lines", source: simblock }),
        nodes: z.enum(nodeSpreads).default("bitcoin-2019").meta({ title: "Where nodes stand", source: simblock }),
      })
      .meta({ description: "Six regions with measured latencies and lines." }),
    z
      .strictObject({
        model: z.literal("constant"),
        latencySeconds: numberField(chosenNetworkFields.latencySeconds),
        bitsPerSecond: numberField(chosenNetworkFields.bitsPerSecond).optional(),
      })
      .meta({ description: "The same latency everywhere; bandwidth without limit where it is left out." }),
  ])
  .default({ model: "measured", year: "2019", nodes: "bitcoin-2019" })
  .meta({ title: "Latency and bandwidth", source: simblock });

const connectionSchema = z
  .discriminatedUnion("model", [
    z.strictObject({ model: z.literal("random"), outbound: defaultedWhole(networkFields.outbound) }),
    z.strictObject({ model: z.literal("complete") }),
    z.strictObject({ model: z.literal("star") }),
    z.strictObject({
      model: z.literal("list"),
      pairs: z
        .array(z.tuple([z.int().min(0), z.int().min(0)]))
        .max(PAIRS_LIMIT)
        .meta({ title: "Pairs of nodes, counted from 0" }),
    }),
  ])
  .default({ model: "random", outbound: networkFields.outbound.default })
  .meta({ title: "Who is connected to whom", source: networkFields.outbound.source });

const compactSchema = z
  .discriminatedUnion("model", [
    z.strictObject({ model: z.literal("none") }),
    z.strictObject({
      model: z.literal("compact"),
      bytes: defaultedNumber(networkFields.compactBytes),
      nodeShare: defaultedNumber(networkFields.compactNodeShare),
      failureRate: defaultedNumber(networkFields.compactFailureRate),
      missingBytes: defaultedNumber(networkFields.missingBytes),
    }),
  ])
  .default({ model: "none" })
  .meta({ title: "Compact blocks (BIP 152)", source: "assumption: blocks are sent whole" });

const relaySchema = z
  .strictObject({
    blockBytes: numberField(chosenNetworkFields.blockBytes),
    processingSeconds: defaultedNumber(networkFields.processingSeconds),
    relays: z.enum(["tips", "all"]).default("tips").meta({
      title: "Blocks that a node passes on",
      source: "Bitcoin Core announces blocks of its longest chain only",
    }),
    delivery: z
      .enum(["request", "direct"])
      .default("request")
      .meta({ title: "Announce and wait to be asked, or send at once", source: "Bitcoin: inv, getdata, block" }),
    compact: compactSchema,
  })
  .meta({ title: "How blocks are passed on" });

const poolSchema = z.strictObject({
  name: nameField("Name of the pool"),
  share: numberField(chosenNetworkFields.share),
  region: z
    .enum(regionNames)
    .optional()
    .meta({ title: "Region of its node", source: "assumption: any node, where left out" }),
  strategy: ruleSchema(strategies)
    .optional()
    .meta({ title: "Strategy", description: "Honest where left out.", source: "assumption: it plays by the rules" }),
});

const minersField = z
  .int()
  .min(1)
  .max(networkFields.nodes.max)
  .optional()
  .meta({ title: "Miners, each at a node of its own; every node where left out", unit: "miners" });

const miningSchema = z
  .discriminatedUnion("model", [
    z.strictObject({ model: z.literal("equal"), miners: minersField }),
    z.strictObject({ model: z.literal("exponential"), miners: minersField }),
    z.strictObject({
      model: z.literal("pareto"),
      miners: minersField,
      shape: defaultedNumber(networkFields.paretoShape),
    }),
    z.strictObject({
      model: z.literal("pools"),
      links: z.enum(["as-others", "mesh", "relay-network"]).default("as-others").meta({
        title: "How pools hear of each other",
        description: "mesh: every pool is linked to every other by their lines; relay-network: at latency alone.",
        source: "assumption: like any other node",
      }),
      lineBitsPerSecond: numberField(chosenNetworkFields.lineBitsPerSecond).optional(),
      pools: z.array(poolSchema).min(1).max(POOLS_LIMIT).meta({ title: "Pools, whose shares sum to 1" }),
    }),
  ])
  .default({ model: "equal" })
  .meta({ title: "Hash power", source: "assumption: every node mines with the same power" });

/** A network file, strict: an unknown key is an error. */
export const networkSchema = z
  .strictObject({
    name: nameField("Name"),
    title: textField("Title"),
    description: paragraphField("Description").default(""),
    seed: textField("Seed")
      .default(defaultSeed)
      .meta({ title: "Seed", description: "Equal seeds give equal luck.", source: "assumption: any word will do" }),
    replications: defaultedWhole(networkFields.replications),
    blocks: defaultedWhole(networkFields.blocks),
    blockIntervalSeconds: numberField(chosenNetworkFields.blockIntervalSeconds),
    nodes: defaultedWhole(networkFields.nodes),
    internet: internetSchema,
    connections: connectionSchema,
    relay: relaySchema,
    mining: miningSchema,
    uncles: z
      .enum(["none", "ethereum"])
      .default("none")
      .meta({ title: "Rewards for stale blocks", source: "Bitcoin pays none" }),
    measured: z
      .enum(["none", ...(Object.keys(measuredNetworks) as (keyof typeof measuredNetworks)[])])
      .default("none")
      .meta({ title: "Measured network to compare with" }),
  })
  .meta({ title: "Proofground network" });

export type NetworkSettings = z.output<typeof networkSchema>;

/** The schema as JSON Schema, for error messages. */
export function computeNetworkJsonSchema(): JsonSchema {
  return z.toJSONSchema(networkSchema, { io: "input", target: "draft-07" }) as JsonSchema;
}
