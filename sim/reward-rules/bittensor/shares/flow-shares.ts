import { normalise } from "../normalise.ts";
import { redistributeDisabled } from "./redistribute-disabled.ts";
import type { ShareStrategy, SubnetState } from "./share-strategy.ts";

/** Rate of the flow's average a block, for a half-life of 216,000 blocks (30 days): 29,597,889,189,277 / 2^63. */
export const FLOW_EMA_RATE = 29_597_889_189_277 / 2 ** 63;

export interface FlowSettings {
  /** Flow [TAO per block] below which none counts as lower: A, at most 0. */
  readonly cutoff: number;
  /** p: 1 on the chain */
  readonly exponent: number;
}

/**
 * share[i] = z[i]^p / sum z^p, z[i] = max(S[i] - L, 0), L = max(A, min(min S, 0)): net inflow of stake pays, and
 * outflow pays nothing at A = 0.
 *
 * @param flowEma S [TAO per block], one entry a subnet
 * @source opentensor/subtensor @ 6218ecc5c and 1f520ed95, specs 334 to 420
 */
export function computeFlowShares(flowEma: Float64Array, settings: FlowSettings): Float64Array {
  const least = flowEma.reduce((minimum, flow) => Math.min(minimum, flow), 0);
  const floor = Math.max(settings.cutoff, least);
  return normalisePowers(
    flowEma.map((flow) => Math.max(flow - floor, 0)),
    settings.exponent,
  );
}

/** x[i]^p / sum x^p; a 0 stays 0, and a list of zeros stays as it is. */
export function normalisePowers(values: Float64Array, exponent: number): Float64Array {
  const most = values.reduce((maximum, value) => Math.max(maximum, value), 0);
  if (most === 0) return values.slice();
  // Over the largest first: powers of rao would overflow.
  return normalise(values.map((value) => (value === 0 ? 0 : (value / most) ** exponent)));
}

const chainSettings: FlowSettings = { cutoff: 0, exponent: 1 };

export const flowShares: ShareStrategy = {
  title: "Net TAO staked in",
  era: "specs 334 to 410, 2025-11-04 to 2026-05-27",
  source: "opentensor/subtensor @ 6218ecc5c and 1f520ed95",
  computeShares: (subnets) =>
    redistributeDisabled(computeFlowShares(listFlows(subnets, "userFlowEma"), chainSettings), subnets),
};

/** flow = user - norm protocol, norm = min(1, sum of positive user flows / sum of positive protocol flows). */
export const netFlowShares: ShareStrategy = {
  title: "TAO staked in by users less what the protocol staked in",
  era: "specs 411 to 420, 2026-05-27 to 2026-06-22",
  source: "opentensor/subtensor @ 486037ba4, spec 411",
  computeShares: (subnets) => {
    const user = listFlows(subnets, "userFlowEma");
    const protocol = listFlows(subnets, "protocolFlowEma");
    const protocolIn = sumPositive(protocol);
    const norm = protocolIn === 0 ? 0 : Math.min(1, sumPositive(user) / protocolIn);
    const net = user.map((flow, index) => flow - norm * protocol[index]!);
    return redistributeDisabled(computeFlowShares(net, chainSettings), subnets);
  },
};

function listFlows(subnets: readonly SubnetState[], key: "userFlowEma" | "protocolFlowEma"): Float64Array {
  return Float64Array.from(subnets, (subnet, index) => {
    const flow = subnet[key];
    if (flow === undefined) throw new RangeError(`shares flow: expected ${key} of subnet ${index}, got nothing`);
    return flow;
  });
}

function sumPositive(flows: Float64Array): number {
  return flows.reduce((sum, flow) => sum + Math.max(flow, 0), 0);
}
