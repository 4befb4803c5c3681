import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { type CoinFlowName, coinFlows } from "../../sim/metrics/coin-flows.ts";
import { capitalise, formatName } from "../display-name.ts";
import { formatQuantity } from "../number-format.ts";
import { say } from "../work-words.ts";
import type { Figure, FlowNode, FlowsPanel, Hue } from "./figure.ts";
import { under } from "./takeaway.ts";

const hues: Readonly<Record<CoinFlowName, Hue>> = {
  issued: "blue",
  fees: "vermillion",
  slashed: "grey",
  workers: "orange",
  workers_elsewhere: "orange",
  stakers: "sky",
  stakers_elsewhere: "sky",
  validators: "purple",
  validators_elsewhere: "purple",
  owners: "yellow",
  owners_elsewhere: "yellow",
  treasury: "green",
  burned: "grey",
  carried: "blue",
};

const nobody = "Nothing was issued and no fee was paid.";

/** Where coins came from and where they went, a panel a scheme. */
export function drawCoinFlows(experiment: Experiment): Figure {
  const panels = experiment.schemes.map((scheme): FlowsPanel => {
    const nodes = listNodes(scheme);
    const title = experiment.schemes.length < 2 ? "" : formatName(scheme.name);
    return { title, nodes, emptyReason: nodes.length === 0 ? nobody : "" };
  });
  const unit = say(experiment, "BTC");
  const text = {
    id: "coin-flows",
    takeaway: sayMainUses(experiment, panels),
    subtitle: `Coins of the whole run, in ${unit}. Left: what came in; right: where it went, as a share of all. A rule pays out of one pot, so no coin on the right belongs to one on the left. Elsewhere: to people who are not simulated. Mean over replications; the table has the intervals.`,
  };
  if (panels.every(({ nodes }) => nodes.length === 0)) return { ...text, kind: "empty", note: nobody };
  return { ...text, kind: "flows", note: "", unit, panels };
}

function listNodes({ flows }: SchemeResult): FlowNode[] {
  const names = (Object.keys(coinFlows) as CoinFlowName[]).filter((name) => (flows[name]?.mean ?? 0) > 0);
  const total = names.reduce((sum, name) => sum + (coinFlows[name].side === "source" ? flows[name]!.mean : 0), 0);
  return names.map((name) => {
    const { mean, low, high, n } = flows[name]!;
    const { side, title } = coinFlows[name];
    const interval = n > 1 ? { low, high } : { low: null, high: null };
    return { side, label: title, hue: hues[name], amount: mean, ...interval, share: mean / total };
  });
}

/** "Most coins went to work: 100% under a, 95% under b; to stake: ...", the largest use of each scheme. */
function sayMainUses(experiment: Experiment, panels: readonly FlowsPanel[]): string {
  const byUse = new Map<string, string[]>();
  for (const [index, scheme] of experiment.schemes.entries()) {
    const uses = (panels[index]?.nodes ?? []).filter(({ side }) => side === "use");
    const most = uses.reduce<FlowNode | null>((a, b) => (a === null || b.share > a.share ? b : a), null);
    if (most === null) continue;
    const claim = `${formatQuantity(most.share, "share")}${under(experiment, scheme)}`;
    byUse.set(most.label, [...(byUse.get(most.label) ?? []), claim]);
  }
  const claims = [...byUse].map(([use, shares]) => `to ${use}: ${shares.join(", ")}`);
  return claims.length === 0 ? "No coin was paid out" : capitalise(`most coins went ${claims.join("; ")}`);
}
