import { NEAR_FACTOR } from "../../scenarios/network/measured-networks.ts";
import type { NetworkResult } from "../../scenarios/network/network-result.ts";
import { formatName } from "../display-name.ts";
import { formatWithInterval } from "../estimate-format.ts";
import { formatQuantity } from "../number-format.ts";

/** What the run found, in sentences with numbers and intervals. */
export function sayNetwork(result: NetworkResult): string[] {
  return [sayStale(result), sayMeasured(result), saySpread(result), sayGain(result)].filter((text) => text !== "");
}

function sayStale({ settings, estimates }: NetworkResult): string {
  const { replications, blocks, nodes } = settings;
  const runs = replications === 1 ? "one run" : `${replications} runs`;
  return `Of the blocks found, ${formatWithInterval(estimates["stale_rate"] ?? null, "share")} did not stay on the main chain, in ${runs} of ${blocks} blocks on ${nodes} nodes.`;
}

function sayMeasured({ comparison }: NetworkResult): string {
  if (comparison === null) return "";
  const { measured, ratio, isNear } = comparison;
  return `${measured.title}, had ${formatQuantity(measured.staleShare, "share")} when it was measured: the simulation gives ${ratio.toPrecision(2)} times that, ${isNear ? "within" : "outside"} a factor of ${NEAR_FACTOR}.`;
}

function saySpread({ estimates }: NetworkResult): string {
  const [half, most, nearlyAll] = ["spread_50_seconds", "spread_90_seconds", "spread_99_seconds"].map((name) => {
    const estimate = estimates[name] ?? null;
    return estimate === null ? null : formatWithInterval(estimate, "s");
  });
  if (half == null) return "";
  const rest = [most == null ? "" : `90% after ${most}`, nearlyAll == null ? "" : `99% after ${nearlyAll}`];
  return `A block was known to half of the nodes after ${[half, ...rest].filter((text) => text !== "").join(", to ")} (medians over blocks).`;
}

/** What the strategy of a pool brought it, where one plays any. */
function sayGain({ pools }: NetworkResult): string {
  return pools
    .filter(({ strategy, mainShare }) => strategy !== "honest" && mainShare !== null)
    .map(
      ({ name, strategy, powerShare, mainShare }) =>
        `${formatName(name)}, which plays ${formatName(strategy)}, has ${formatQuantity(powerShare, "share")} of the hash power and got ${formatWithInterval(mainShare, "share")} of the main chain's blocks.`,
    )
    .join(" ");
}
