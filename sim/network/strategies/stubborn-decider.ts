import type { WithholdingDecider } from "./withholding-rule.ts";

/** How far a miner departs from selfish mining. */
export interface Stubbornness {
  /** With a lead of one left: show all and win the lead ("give"), or show only enough to tie ("keep"). */
  readonly lastLead: "give" | "keep";
  /** In a tie, after finding a block: show it and win ("show"), or hold it back too ("hide"). */
  readonly tie: "show" | "hide";
  /** Blocks by which it may fall behind before it gives up. */
  readonly trail: number;
}

/**
 * Selfish mining and its stubborn variants. Having found a block, hold it back, unless a tie can be won by it. When the
 * others find one: give up if too far behind, tie if level, and with a lead of one left win it; else show one block.
 *
 * @source Eyal and Sirer, FC 2014, algorithm 1; Nayak et al., Stubborn Mining, EuroS&P 2016
 */
export function createStubbornDecider({ lastLead, tie, trail }: Stubbornness): WithholdingDecider {
  return (own, others, fork) => {
    if (fork === "active") return own === others + 1 && tie === "show" ? "override" : "wait";
    if (fork === "irrelevant" || others === 0) return "wait";
    if (own < others) return own === 0 || own < others - trail ? "adopt" : "wait";
    return own === others + 1 && lastLead === "give" ? "override" : "match";
  };
}
