import { createStream, drawExponential, type RandomStream } from "../engine/random-stream.ts";
import { AliasTable } from "../engine/weighted-draw.ts";
import { BlockTree } from "./block-tree.ts";
import { Propagation } from "./propagation.ts";
import type { PropagationInput } from "./propagation-input.ts";
import { StrategicMiner } from "./strategic-miner.ts";
import type { Strategy } from "./strategy.ts";
import { KEPT_FOR_UNCLES, nameUncles } from "./uncles.ts";

/** Who looks for blocks, and where. */
export interface NetworkMiner {
  readonly name: string;
  /** Node at which it mines. */
  readonly node: number;
  /** Hash power, in any unit common to all miners. */
  readonly power: number;
  /** Null plays by the protocol: mine on the node's tip, show every block at once. */
  readonly strategy: Strategy | null;
}

export interface NetworkInput extends PropagationInput {
  readonly miners: readonly NetworkMiner[];
  /** [s] mean time between two blocks found by anybody, stale ones included. */
  readonly blockIntervalSeconds: number;
  /** Whether blocks name stale blocks as uncles. */
  readonly uncles: "none" | "ethereum";
}

// Settling costs a look at every open block; a few more rows cost nothing.
const ROWS_BEFORE_SETTLING = 4;

/**
 * A network whose miners find blocks: one exponential race of all hash power, each block won in proportion to power.
 * By memorylessness nothing is drawn anew when a miner changes the block it mines on.
 */
export class NetworkRun {
  readonly tree = new BlockTree();
  readonly propagation: Propagation;
  /** [s] when the next block is found. */
  nextBlockSeconds = 0;
  readonly #input: NetworkInput;
  readonly #waits: RandomStream;
  readonly #winners: RandomStream;
  readonly #table: AliasTable;
  /** By miner; null where it is honest. */
  readonly #strategic: readonly (StrategicMiner | null)[];
  readonly #strategicByNode = new Map<number, StrategicMiner>();

  /** @throws RangeError where a miner that plays a strategy shares its node with another */
  constructor(input: NetworkInput) {
    this.#input = input;
    this.#waits = createStream(input.seed, "network/waits");
    this.#winners = createStream(input.seed, "network/winners");
    this.#table = new AliasTable(input.miners.map(({ power }) => power));
    const isHeard = new Uint8Array(input.graph.nodes);
    for (const { node, strategy } of input.miners) if (strategy !== null) isHeard[node] = 1;
    this.propagation = new Propagation(input, this.tree, isHeard, (node, block) => {
      this.#strategicByNode.get(node)!.hear(block);
    });
    this.#strategic = input.miners.map((miner, index) => this.#createStrategic(miner, index));
    this.#drawWait();
  }

  /** Goes on to the next block found, and shows it if its miner does. */
  findBlock(): void {
    const { propagation, tree } = this;
    propagation.runUntil(this.nextBlockSeconds);
    const index = this.#table.draw(this.#winners());
    const { node } = this.#input.miners[index]!;
    const strategic = this.#strategic[index] ?? null;
    const parent = strategic === null ? propagation.getTip(node) : strategic.mineOn;
    const block = tree.add(parent, index, this.nextBlockSeconds);
    if (this.#input.uncles === "ethereum") nameUncles(tree, propagation, node, block);
    this.#input.observer?.onFound?.(this.nextBlockSeconds, block, node);
    if (strategic === null) propagation.publish(node, block);
    else strategic.find(block);
    this.#settle();
    this.#drawWait();
  }

  /** Delivers what is still on its way; no further block is found. */
  finish(): void {
    this.propagation.runUntil(Infinity);
  }

  /** Blocks on which miners with a strategy mine now. */
  *listPrivateTips(): Generator<number> {
    for (const miner of this.#strategicByNode.values()) yield miner.mineOn;
  }

  #drawWait(): void {
    this.nextBlockSeconds += drawExponential(this.#waits) * this.#input.blockIntervalSeconds;
  }

  #settle(): void {
    const { openBlocks } = this.propagation;
    if (openBlocks.open.length <= ROWS_BEFORE_SETTLING) return;
    openBlocks.settle(this.tree, this.listPrivateTips(), this.#input.uncles === "ethereum" ? KEPT_FOR_UNCLES : 0);
  }

  #createStrategic({ node, strategy }: NetworkMiner, index: number): StrategicMiner | null {
    if (strategy === null) return null;
    if (this.#input.miners.filter((miner) => miner.node === node).length > 1) {
      throw new RangeError(`miners: one at node ${node} plays a strategy, and is not alone there`);
    }
    const miner = new StrategicMiner(index, node, strategy.createPlayer(), this.propagation);
    this.#strategicByNode.set(node, miner);
    return miner;
  }
}

/** Runs a network until so many blocks have been found and every message has arrived. */
export function simulateNetwork(input: NetworkInput, blocks: number): NetworkRun {
  const run = new NetworkRun(input);
  for (let found = 0; found < blocks; found++) run.findBlock();
  run.finish();
  return run;
}
