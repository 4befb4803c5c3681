import type { ChosenSpec, FieldSpec } from "../defaults.ts";

const chosen = "chosen by the file";

/** Every number of a network file, with its unit, its range and the source of its default. */
export const networkFields = {
  replications: {
    title: "Replications",
    unit: "runs",
    default: 10,
    min: 1,
    max: 10_000,
    source: "assumption: enough for a 95 % interval, few enough to wait for",
  },
  blocks: {
    title: "Blocks found in each replication",
    unit: "blocks",
    default: 1000,
    min: 1,
    max: 1_000_000,
    source: "assumption: a week of Bitcoin",
  },
  nodes: {
    title: "Nodes",
    unit: "nodes",
    default: 1000,
    min: 2,
    max: 100_000,
    source: "assumption: spread times grow with the logarithm of the number of nodes only",
  },
  outbound: {
    title: "Connections that a node opens",
    unit: "connections",
    default: 8,
    min: 1,
    max: 1000,
    source: "Bitcoin Core src/net.h MAX_OUTBOUND_FULL_RELAY_CONNECTIONS",
  },
  processingSeconds: {
    title: "Time in which a node checks a block before it passes it on",
    unit: "s",
    default: 0.002,
    min: 0,
    max: 1000,
    source: "SimBlock node/Node.java processingTime, commit 05676fa8: 2 ms",
  },
  compactNodeShare: {
    title: "Nodes that take compact blocks",
    unit: "1",
    default: 0.964,
    min: 0,
    max: 1,
    source: "SimBlock settings/SimulationConfiguration.java CBR_USAGE_RATE, commit 05676fa8",
  },
  compactBytes: {
    title: "Size of a compact block",
    unit: "byte",
    default: 18_000,
    min: 0,
    max: 1e9,
    source: "SimBlock settings/SimulationConfiguration.java COMPACT_BLOCK_SIZE, commit 05676fa8",
  },
  compactFailureRate: {
    title: "Compact blocks for which the receiver lacks transactions",
    unit: "1",
    default: 0.267,
    min: 0,
    max: 1,
    source: "SimBlock, commit 05676fa8: 0.27 for the 97.6 % of nodes that come and go, 0.13 for the others",
  },
  missingBytes: {
    title: "Transactions then sent",
    unit: "byte",
    default: 47_000,
    min: 0,
    max: 1e9,
    source: "SimBlock, commit 05676fa8: mean of its distribution, about 9 % of a block of 535,000 bytes",
  },
  paretoShape: {
    title: "Pareto shape of hash power",
    unit: "1",
    default: 1.16,
    min: 0.1,
    max: 1000,
    source: "assumption: the 80/20 rule, shape log(5)/log(4)",
  },
} as const satisfies Record<string, FieldSpec<number>>;

/** Numbers without a sensible default. */
export const chosenNetworkFields = {
  blockIntervalSeconds: {
    title: "Mean time between blocks found, stale ones included",
    unit: "s",
    min: 1e-3,
    max: 1e7,
    source: chosen,
  },
  blockBytes: { title: "Size of a block", unit: "byte", min: 0, max: 1e10, source: chosen },
  latencySeconds: { title: "Latency between any two nodes", unit: "s", min: 0, max: 1e6, source: chosen },
  bitsPerSecond: { title: "Bandwidth between any two nodes", unit: "bit/s", min: 1, max: 1e15, source: chosen },
  lineBitsPerSecond: {
    title: "Line of a pool's node, both ways; that of its region where left out",
    unit: "bit/s",
    min: 1,
    max: 1e15,
    source: chosen,
  },
  share: { title: "Share of all hash power", unit: "1", min: 0, max: 1, source: chosen },
} as const satisfies Record<string, ChosenSpec>;

/** Messages are counted by block and node: more than this many would take days. */
export const BLOCK_NODES_LIMIT = 1e11;

/** Largest complete graph: every pair of nodes is two links. */
export const COMPLETE_NODES_LIMIT = 3000;
