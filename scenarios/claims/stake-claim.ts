import { FITTED_BAR_2026_08_02 } from "../../sim/reward-rules/bittensor/cross-section.ts";
import {
  computeNetworkFlow,
  type FlowMeasure,
  type NetworkFlow,
} from "../../sim/reward-rules/bittensor/network-flow.ts";
import { shareStrategies } from "../../sim/reward-rules/bittensor/shares/registry.ts";
import { createSaid } from "./article.ts";
import type { Claim, Part } from "./claim.ts";
import { type ClaimContext, getRun } from "./claim-context.ts";
import { describeRun, getScheme } from "./claim-runs.ts";
import { claimTitles } from "./claim-titles.ts";
import { createPoint, type Evidence, listEstimate, type Range } from "./evidence.ts";
import { listFlips } from "./list-flips.ts";
import { judgeAtLeast, judgeAtMost } from "./verdict.ts";

const CLAIMED = 0.05;
const REST = 1 - CLAIMED;
const NETUID = 64;
const settings = { bar: { kind: "fixed", theta: FITTED_BAR_2026_08_02 }, gateSteepness: 3 } as const;
/** Root's part of a subnet's holders on subnet 64, inferred from its capped injection; and a validator's take. */
const holders = { netuid: NETUID, rootProportion: 0.135, validatorTake: 0.18 };
const SUBNETS =
  "128 subnets at block 8753086 (2026-08-02): sim/reward-rules/bittensor/data/bittensor_subnets_block_8753086.csv";
const RULE = "opentensor/subtensor @ 14bc6f9f9: owner 18 %, miners 41 %, validators and stakers 41 % of a subnet";

/** Ways to weigh subnets for which the cross-section has the figures; the first is the rule of its date. */
const measures: readonly (readonly [title: string, measure: FlowMeasure])[] = [
  [`TAO share, ${shareStrategies.gate.title}`, { kind: "tao-share", strategy: "gate", settings }],
  [`TAO share, ${shareStrategies.price.title}`, { kind: "tao-share", strategy: "price", settings }],
  [`TAO share, ${shareStrategies["price-plain"].title}`, { kind: "tao-share", strategy: "price-plain", settings }],
  ["alpha paid out, at the spot price", { kind: "alpha-at-spot" }],
];

/** Claim 3: what Bittensor pays to the miners of subnet 64, and to whom the rest goes. */
export const stakeClaim = {
  number: 3,
  title: claimTitles[3],
  said: createSaid(
    "Proof of stake pays holders and not builders: in Bittensor the miners of subnet 64, where most computing power is, get 5 % of the rewards; the other 95 % goes to stakers, or to miners who do less or no work.",
  ),
  sources: [SUBNETS, RULE],
  runs: ["subnet"],
  evaluate: (context) => {
    const flows = measures.map(([title, measure]) => ({
      title,
      flow: computeNetworkFlow(context.subnets, { ...holders, measure }),
    }));
    const main = flows[0]!.flow;
    return {
      data: [...listShares(flows), ...listRest(main)],
      model: listSimulated(context),
      parts: [judgeMiners(flows.map(({ flow }) => flow)), judgeRest(main), judgeOthers(main)],
      caveats: [
        "The article gives no date and no denominator. Subnet 64's share in September 2025 was not found; 5 % needs a share of 12.2 %.",
        "The TAO shares rest on spot prices and one fitted number (the gate's bar), for the chain's moving averages are not on record. Flow rules are left out: the cross-section has no flows.",
        "Alpha at spot adds up to 2.4 times the TAO minted: marking at spot ignores that selling moves the price.",
        "Two of the largest subnets besides 64 also sell computing (press, not verified).",
      ],
    };
  },
} as const satisfies Claim;

interface TitledFlow {
  readonly title: string;
  readonly flow: NetworkFlow;
}

function listShares(flows: readonly TitledFlow[]): Evidence[] {
  const share = (statement: string, value: number) => createPoint(value, { statement, unit: "share", source: SUBNETS });
  return [
    ...flows.map(({ title, flow }) => share(`Miners of subnet 64, of all emission (${title})`, flow.subnetMiners)),
    createPoint(0.0383, {
      statement: "The same by the gate on 2026-09-30, block 9184186",
      unit: "share",
      source: "public chain state and the gate's formula; not in the package's data",
    }),
    ...flows
      .filter((_, index) => index === 0 || index === flows.length - 1)
      .map(({ title, flow }) => share(`Miners of all subnets together, paid (${title})`, getMiners(flow))),
  ];
}

/** Where the rest goes, by the share rule of the date. */
function listRest(flow: NetworkFlow): Evidence[] {
  const share = (statement: string, value: number) =>
    createPoint(value, { statement, unit: "share", source: `${SUBNETS}; ${RULE}` });
  return [
    share("Owners of subnets", flow.owners),
    share("Validators, kept", flow.validators),
    share("Stakers of TAO on root", flow.rootStakers),
    share("Stakers of alpha in subnets", flow.alphaStakers),
    share("Miners' pay that is burned", flow.minersBurned),
    share("Miners of other subnets, paid", flow.otherMiners),
  ];
}

function judgeMiners(flows: readonly NetworkFlow[]): Part {
  const shares = flows.map(({ subnetMiners }) => subnetMiners);
  const found: Range = { value: shares[0]!, low: Math.min(...shares), high: Math.max(...shares) };
  const judge = (range: Range) => judgeAtMost(CLAIMED, range);
  return {
    statement: "Miners of subnet 64 get no more than 5 % of the rewards",
    reading: "said",
    rule: "share found (over ways to weigh subnets) over 5 %, whole range against 1.5",
    verdict: judge(found),
    flips: [
      ...listFlips({
        assumption: "subnet 64 had this share of all TAO (its miners get 41 % of it)",
        unit: "share",
        now: flows[0]!.subnetShare,
        towards: 1,
        judge: (share) => {
          const paid = (found.value / flows[0]!.subnetShare) * share;
          return judge({ value: paid, low: Math.min(paid, found.low), high: Math.max(paid, found.high) });
        },
      }),
    ],
  };
}

/** Stakers narrowly are the validators and who stakes with them; widely, owners and what is burned count too. */
function judgeRest(flow: NetworkFlow): Part {
  const stakers = flow.validators + flow.rootStakers + flow.alphaStakers;
  const found: Range = {
    value: stakers + flow.owners,
    low: stakers,
    high: stakers + flow.owners + flow.minersBurned,
  };
  const judge = (range: Range) => judgeAtLeast(REST, range);
  return {
    statement: "By rule, the other 95 % goes to those who are paid without mining: owners, validators and stakers",
    reading: "said",
    rule: "95 % over the share found (from validators and stakers alone to owners and what is burned), whole range against 1.5",
    verdict: judge(found),
    flips: [
      ...listFlips({
        assumption: "this share of the pay of other subnets' miners went to people who do no work",
        unit: "share",
        now: 0,
        towards: 1,
        judge: (idle) => {
          const more = idle * flow.otherMiners;
          return judge({ value: found.value + more, low: found.low + more, high: found.high + more });
        },
      }),
    ],
  };
}

function judgeOthers(flow: NetworkFlow): Part {
  return {
    statement: `Miners of other subnets, who get ${(100 * flow.otherMiners).toFixed(0)} %, do less work or none`,
    reading: "said",
    rule: "no measure of computing by subnet is on record, so there is no figure to judge by",
    verdict: judgeAtLeast(flow.otherMiners, null),
    flips: [],
  };
}

function getMiners({ subnetMiners, otherMiners }: NetworkFlow): number {
  return subnetMiners + otherMiners;
}

function listSimulated(context: ClaimContext): Evidence[] {
  const { summary } = getScheme(getRun(context, "subnet"), "bittensor");
  const roles = [
    ["workers_share_total", "miners"],
    ["stakers_share_total", "stakers"],
    ["validators_share_total", "validators"],
    ["owners_share_total", "owners"],
  ] as const;
  return roles.flatMap(([metric, role]) =>
    listEstimate(summary[metric] ?? null, {
      statement: `One subnet on a small market under Bittensor's rule: share of ${role}`,
      unit: "share",
      source: describeRun("subnet"),
    }),
  );
}
