import type { ParameterValues } from "../../parameter.ts";
import type { WithholdingAction, WithholdingFork } from "../../theory/withholding-states.ts";
import type { ChainView, Decision, Strategy, StrategyPlayer } from "../strategy.ts";
import type { WithholdingDecider, WithholdingRule } from "./withholding-rule.ts";

/** A rule as a strategy of miners in a network of nodes, where who wins a tie is an outcome. */
export function createStrategy(rule: WithholdingRule, parameters: ParameterValues = {}): Strategy {
  const { title, plays, source } = rule;
  const decide = rule.createDecider(parameters);
  return { title, plays, source, createPlayer: () => new WithholdingPlayer(decide) };
}

/** Counts its own blocks and those of the others since their last common one, and does as it is told. */
class WithholdingPlayer implements StrategyPlayer {
  readonly #decide: WithholdingDecider;
  #ownTip = 0;
  #othersTip = 0;
  /** The last block that both chains have. */
  #base = 0;
  #isSplit = false;

  constructor(decide: WithholdingDecider) {
    this.#decide = decide;
  }

  onOwnBlock(block: number, view: ChainView): Decision {
    this.#ownTip = block;
    return this.#act(this.#isSplit ? "active" : "irrelevant", view);
  }

  onForeignBlock(block: number, view: ChainView): Decision {
    if (view.getHeight(block) <= view.getHeight(this.#othersTip)) return { mineOn: this.#ownTip, publish: [] };
    this.#othersTip = block;
    this.#base = findCommonBlock(this.#ownTip, block, view);
    this.#isSplit = false;
    return this.#act("relevant", view);
  }

  #act(fork: WithholdingFork, view: ChainView): Decision {
    const base = view.getHeight(this.#base);
    const own = view.getHeight(this.#ownTip) - base;
    const others = view.getHeight(this.#othersTip) - base;
    return this.#perform(this.#decide(own, others, fork), base + others, view);
  }

  #perform(action: WithholdingAction, othersHeight: number, view: ChainView): Decision {
    switch (action) {
      case "adopt":
        this.#ownTip = this.#othersTip;
        this.#base = this.#othersTip;
        return { mineOn: this.#ownTip, publish: [] };
      case "override": {
        const publish = listUnpublished(this.#ownTip, othersHeight + 1, view);
        this.#othersTip = publish.at(-1) ?? this.#ownTip;
        this.#base = this.#othersTip;
        this.#isSplit = false;
        return { mineOn: this.#ownTip, publish };
      }
      case "match":
        this.#isSplit = true;
        return { mineOn: this.#ownTip, publish: listUnpublished(this.#ownTip, othersHeight, view) };
      case "wait":
        return { mineOn: this.#ownTip, publish: [] };
      default:
        return action satisfies never;
    }
  }
}

/** Blocks of the chain that ends in `tip` up to a height that were not shown yet, parents first. */
function listUnpublished(tip: number, height: number, view: ChainView): number[] {
  const blocks: number[] = [];
  for (let block = tip; block > 0 && !view.isPublished(block); block = view.getParent(block)) {
    if (view.getHeight(block) <= height) blocks.push(block);
  }
  return blocks.reverse();
}

function findCommonBlock(first: number, second: number, view: ChainView): number {
  let [left, right] = [first, second];
  while (left !== right) {
    if (view.getHeight(left) >= view.getHeight(right)) left = view.getParent(left);
    else right = view.getParent(right);
  }
  return left;
}
