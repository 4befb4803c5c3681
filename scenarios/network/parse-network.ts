import { type Problem, renderFound } from "../problem.ts";
import { reportProblems } from "../report-problems.ts";
import { findProblems } from "../schema/find-problems.ts";
import { BLOCK_NODES_LIMIT, COMPLETE_NODES_LIMIT } from "./network-defaults.ts";
import { computeNetworkJsonSchema, type NetworkSettings, networkSchema } from "./network-schema.ts";

// Shares written as decimals may miss 1 by a rounding.
const SHARE_TOLERANCE = 1e-6;

/**
 * Network settings from plain values, checked strictly.
 *
 * @param where name of the file, for messages
 * @throws ScenarioErrors with every problem found, up to 20
 */
export function parseNetwork(value: unknown, where: string): NetworkSettings {
  const parsed = networkSchema.safeParse(value);
  if (!parsed.success)
    throw reportProblems(findProblems(parsed.error.issues, computeNetworkJsonSchema(), value), where);
  const problems = [...checkSize(parsed.data), ...checkPairs(parsed.data), ...checkMiners(parsed.data)];
  if (problems.length > 0) throw reportProblems(problems, where);
  return parsed.data;
}

function checkSize({ nodes, blocks, connections }: NetworkSettings): Problem[] {
  const problems: Problem[] = [];
  if (nodes * blocks > BLOCK_NODES_LIMIT) {
    const expected = `at most ${BLOCK_NODES_LIMIT} blocks times nodes`;
    problems.push({ path: "blocks", expected, found: String(nodes * blocks), cure: "Ask for fewer blocks or nodes." });
  }
  if (connections.model === "complete" && nodes > COMPLETE_NODES_LIMIT) {
    const expected = `at most ${COMPLETE_NODES_LIMIT} nodes where all are connected`;
    problems.push({ path: "nodes", expected, found: String(nodes), cure: "Choose random connections." });
  }
  if (connections.model === "random" && connections.outbound >= nodes) {
    const expected = `fewer than the ${nodes} nodes there are`;
    const found = String(connections.outbound);
    problems.push({ path: "connections.outbound", expected, found, cure: "Lower it, or choose the model complete." });
  }
  return problems;
}

function checkPairs({ nodes, connections }: NetworkSettings): Problem[] {
  if (connections.model !== "list") return [];
  const seen = new Set<string>();
  return connections.pairs.flatMap(([from, to], index) => {
    const key = [from, to].toSorted((left, right) => left - right).join();
    const isTwin = seen.has(key);
    seen.add(key);
    if (!isTwin && from !== to && Math.max(from, to) < nodes) return [];
    const expected = `two different nodes from 0 to ${nodes - 1}, each pair once`;
    return [{ path: `connections.pairs[${index}]`, expected, found: `[${from}, ${to}]`, cure: "Mend or remove it." }];
  });
}

function checkMiners({ nodes, mining, internet }: NetworkSettings): Problem[] {
  if (mining.model !== "pools") {
    const { miners = nodes } = mining;
    const cure = "Ask for fewer miners or more nodes.";
    if (miners <= nodes) return [];
    return [{ path: "mining.miners", expected: `at most the ${nodes} nodes there are`, found: String(miners), cure }];
  }
  const { pools } = mining;
  const total = pools.reduce((sum, { share }) => sum + share, 0);
  const problems: Problem[] = [];
  const report = (path: string, expected: string, found: string, cure: string) => {
    problems.push({ path: `mining.${path}`, expected, found, cure });
  };
  if (Math.abs(total - 1) > SHARE_TOLERANCE) {
    report("pools", "shares that sum to 1", String(Number(total.toPrecision(9))), "Mend the shares.");
  }
  if (mining.lineBitsPerSecond !== undefined && internet.model !== "measured") {
    report("lineBitsPerSecond", "no line of its own where latency is constant", "one", "Remove it.");
  }
  if (pools.length > nodes) report("pools", `at most the ${nodes} nodes`, String(pools.length), "Ask for more nodes.");
  for (const [index, { name, region }] of pools.entries()) {
    const isTwin = pools.findIndex((pool) => pool.name === name) < index;
    if (isTwin) report(`pools[${index}].name`, "a name that no other pool has", renderFound(name), "Rename it.");
    if (region === undefined || internet.model === "measured") continue;
    report(`pools[${index}].region`, "no region where latency is constant", renderFound(region), "Remove it.");
  }
  return problems;
}
