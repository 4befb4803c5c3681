import type { Propagation } from "./propagation.ts";
import type { ChainView, Decision, StrategyPlayer } from "./strategy.ts";

/** A miner that plays a strategy: asks its player at each block, and does what it says if the rules allow it. */
export class StrategicMiner {
  /** Block on which the miner mines. */
  mineOn = 0;
  readonly #index: number;
  readonly #node: number;
  readonly #player: StrategyPlayer;
  readonly #propagation: Propagation;
  readonly #view: ChainView;

  constructor(index: number, node: number, player: StrategyPlayer, propagation: Propagation) {
    this.#index = index;
    this.#node = node;
    this.#player = player;
    this.#propagation = propagation;
    this.#view = createView(index, node, propagation);
  }

  /** The miner found a block. */
  find(block: number): void {
    this.#follow(this.#player.onOwnBlock(block, this.#view));
  }

  /** A block arrived. */
  hear(block: number): void {
    if (this.#propagation.tree.miners[block] === this.#index) return;
    this.#follow(this.#player.onForeignBlock(block, this.#view));
  }

  #follow({ mineOn, publish }: Decision): void {
    const { tree } = this.#propagation;
    for (const block of [...publish, mineOn]) {
      if (block < 0 || block >= tree.count) throw new RangeError(`strategy: there is no block ${block}`);
    }
    for (const block of publish) {
      if (tree.miners[block] !== this.#index) throw new RangeError(`strategy: block ${block} is not its own to show`);
      this.#propagation.publish(this.#node, block);
    }
    const isKnown = tree.miners[mineOn] === this.#index || this.#isPublicHere(mineOn);
    if (!isKnown) throw new RangeError(`strategy: block ${mineOn} to mine on is not known at node ${this.#node}`);
    this.mineOn = mineOn;
  }

  #isPublicHere(block: number): boolean {
    const isPublished = !Number.isNaN(this.#propagation.tree.publishedSeconds[block]!);
    return isPublished && this.#propagation.isConnected(this.#node, block);
  }
}

function createView(index: number, node: number, propagation: Propagation): ChainView {
  const { tree, queue } = propagation;
  return {
    getTimeSeconds: () => queue.time,
    getHeight: (block) => tree.heights[block]!,
    getParent: (block) => tree.parents[block]!,
    isOwn: (block) => tree.miners[block] === index,
    isPublished: (block) => !Number.isNaN(tree.publishedSeconds[block]!),
    getPublicTip: () => propagation.getTip(node),
  };
}
