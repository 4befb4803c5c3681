import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SubnetRow } from "../../sim/reward-rules/bittensor/network-flow.ts";
import { parseSubnets, subnetColumns } from "../../sim/reward-rules/bittensor/parse-subnets.ts";
import { parseCsv } from "./data-files.ts";
import { getPackageRoot } from "./package-root.ts";

const FILE = "sim/reward-rules/bittensor/data/bittensor_subnets_block_8753086.csv";

/** Bittensor's 128 subnets at block 8,753,086 (2026-08-02). */
export function readBittensorSubnets(): SubnetRow[] {
  return parseSubnets(parseCsv(readFileSync(join(getPackageRoot(), FILE), "utf8"), subnetColumns));
}
