import type { RandomStream } from "../engine/random-stream.ts";
import { type BlockTree, SPREAD_SHARES } from "./block-tree.ts";
import type { MessageQueue } from "./message-queue.ts";
import type { NetworkGraph } from "./network-graph.ts";
import type { NetworkObserver } from "./network-observer.ts";
import { ANNOUNCED, CONNECTED, HELD, NO_ROW, OpenBlocks, REQUESTED, UNKNOWN } from "./open-blocks.ts";
import { createFailureStreams, createQueue, drawCompactNodes, type PropagationInput } from "./propagation-input.ts";
import type { RelayProtocol } from "./relay-protocol.ts";

/** Called when a node has connected a block that came from another node. */
export type ConnectListener = (node: number, block: number) => void;

const KIND_BITS = 3;
const KIND_MASK = (1 << KIND_BITS) - 1;
const ANNOUNCEMENT = 0;
const REQUEST = 1;
const BLOCK = 2;
const COMPACT_BLOCK = 3;
const MISSING_REQUEST = 4;

/**
 * Blocks on their way through a network, message by message.
 *
 * A node that connects a block announces it to its neighbours; one that has neither got it nor asked for it yet asks
 * the first who told it; the sender sends blocks one after the other, each at the speed of the link. A node's tip is the
 * highest block it connected, the first seen of equals (Bitcoin Core src/node/blockstorage.cpp
 * CBlockIndexWorkComparator: more work, then earlier arrival).
 *
 * An announcement that would find its receiver with the block in hand or asked for would change nothing, whenever it
 * arrives; it is counted and not queued. No object is made for a message.
 */
export class Propagation {
  readonly tree: BlockTree;
  readonly openBlocks: OpenBlocks;
  readonly queue: MessageQueue;
  /** Row of the top of each node's chain. */
  readonly tipRows: Int32Array;
  /** How often a node gave up so many blocks of its chain for a longer one; the index is how many. */
  readonly abandonedCounts: number[] = [];
  /** Announcements that were not queued, being in vain. */
  vainAnnouncements = 0;
  /** Messages delivered. */
  delivered = 0;
  readonly #graph: NetworkGraph;
  readonly #latencySeconds: Float64Array;
  readonly #secondsPerByte: Float64Array;
  readonly #relay: RelayProtocol;
  readonly #observer: NetworkObserver | null;
  readonly #listener: ConnectListener | null;
  /** 1 for nodes whose connected blocks the listener hears of. */
  readonly #isHeard: Uint8Array;
  readonly #takesCompact: Uint8Array;
  readonly #failures: readonly RandomStream[];
  readonly #lineFreeSeconds: Float64Array;
  readonly #tipHeights: Int32Array;
  readonly #spreadCounts: readonly number[];
  /** Blocks that came before their parent: where, and which, in the order of arrival. */
  readonly #waitingNodes: number[] = [];
  readonly #waitingRows: number[] = [];
  #states: Uint8Array;

  constructor(input: PropagationInput, tree: BlockTree, heard: Uint8Array, listener: ConnectListener | null) {
    const { graph, speeds, relay } = input;
    this.tree = tree;
    this.#graph = graph;
    this.#latencySeconds = speeds.latencySeconds;
    this.#secondsPerByte = speeds.secondsPerByte;
    this.#relay = relay;
    this.#observer = input.observer;
    this.#listener = listener;
    this.#isHeard = heard;
    this.queue = createQueue(input);
    this.openBlocks = new OpenBlocks(graph.nodes);
    this.#takesCompact = drawCompactNodes(input);
    this.#failures = createFailureStreams(input);
    this.#lineFreeSeconds = new Float64Array(graph.nodes);
    this.tipRows = new Int32Array(graph.nodes);
    this.#tipHeights = new Int32Array(graph.nodes);
    this.#spreadCounts = SPREAD_SHARES.map((share) => Math.ceil(share * graph.nodes));
    this.#states = this.openBlocks.states;
    this.#start();
  }

  /** Delivers every message that is due by then. */
  runUntil(timeSeconds: number): void {
    const queue = this.queue;
    while (queue.popUntil(timeSeconds)) {
      this.delivered++;
      this.#deliver(queue.code & KIND_MASK, queue.code >>> KIND_BITS, queue.row);
    }
  }

  /**
   * Shows a block of a node's own to its neighbours. It becomes the node's tip if no lower than that.
   *
   * @throws RangeError where it was shown before, or its parent was not
   */
  publish(node: number, block: number): void {
    const { openBlocks, tree } = this;
    const parent = tree.parents[block]!;
    if (!Number.isNaN(tree.publishedSeconds[block]!) || Number.isNaN(tree.publishedSeconds[parent]!)) {
      throw new RangeError(`publish: expected an unpublished block on a published one, got ${block} on ${parent}`);
    }
    tree.publishedSeconds[block] = this.queue.time;
    const row = openBlocks.add(block, parent);
    this.#states = openBlocks.states;
    this.#states[row * this.#graph.nodes + node] = REQUESTED | HELD | CONNECTED;
    this.#countReached(row);
    this.#observer?.onReceived?.(this.queue.time, block, node, node);
    if (tree.heights[block]! >= this.#tipHeights[node]!) this.#moveTip(node, row);
    else this.#announce(node, row);
  }

  /** Whether a published block has reached a node with all its ancestors. */
  isConnected(node: number, block: number): boolean {
    const row = this.openBlocks.getRow(block);
    // A settled block that anybody can still ask for lies below every chain.
    return row === NO_ROW || (this.#states[row * this.#graph.nodes + node]! & CONNECTED) !== 0;
  }

  /** Top of a node's longest chain. */
  getTip(node: number): number {
    return this.openBlocks.blocks[this.tipRows[node]!]!;
  }

  #start(): void {
    const row = this.openBlocks.add(0, -1);
    this.#states.fill(REQUESTED | HELD | CONNECTED | ANNOUNCED, 0, this.#graph.nodes);
    this.openBlocks.tips[row] = this.#graph.nodes;
    this.openBlocks.reached[row] = this.#graph.nodes;
    this.tipRows.fill(row);
  }

  #deliver(kind: number, link: number, row: number): void {
    this.openBlocks.pending[row]! -= 1;
    const node = this.#graph.target[link]!;
    switch (kind) {
      case ANNOUNCEMENT: {
        const at = row * this.#graph.nodes + node;
        if (this.#states[at] !== UNKNOWN) return;
        this.#states[at] = REQUESTED;
        this.#sendSmall(REQUEST, this.#graph.reverse[link]!, row);
        return;
      }
      case REQUEST:
        this.#answer(node, this.#graph.reverse[link]!, row);
        return;
      case COMPACT_BLOCK:
        if (this.#failures[node]!() < this.#relay.compact!.failureRate) {
          this.#sendSmall(MISSING_REQUEST, this.#graph.reverse[link]!, row);
        } else this.#hold(node, link, row);
        return;
      case MISSING_REQUEST:
        this.#sendBytes(node, BLOCK, this.#graph.reverse[link]!, row, this.#relay.compact!.missingBytes);
        return;
      default:
        this.#hold(node, link, row);
    }
  }

  /** Sends what was asked for. */
  #answer(node: number, link: number, row: number): void {
    const { compact, blockBytes } = this.#relay;
    const receiver = this.#graph.target[link]!;
    if (compact !== null && this.#takesCompact[node] === 1 && this.#takesCompact[receiver] === 1) {
      this.#sendBytes(node, COMPACT_BLOCK, link, row, compact.bytes);
    } else this.#sendBytes(node, BLOCK, link, row, blockBytes);
  }

  #sendSmall(kind: number, link: number, row: number): void {
    this.openBlocks.pending[row]! += 1;
    this.queue.push(this.queue.time + this.#latencySeconds[link]!, (link << KIND_BITS) | kind, row);
  }

  /** A node's line sends one transfer after the other; a link without limit does not use the line. */
  #sendBytes(node: number, kind: number, link: number, row: number, bytes: number): void {
    const secondsPerByte = this.#secondsPerByte[link]!;
    let sent = this.queue.time;
    if (secondsPerByte > 0) {
      const free = this.#lineFreeSeconds;
      sent = Math.max(sent, free[node]!) + bytes * secondsPerByte;
      free[node] = sent;
    }
    this.openBlocks.pending[row]! += 1;
    const arrival = sent + this.#latencySeconds[link]! + this.#relay.processingSeconds;
    this.queue.push(arrival, (link << KIND_BITS) | kind, row);
  }

  /** The block is there whole; it counts once its parent does. */
  #hold(node: number, link: number, row: number): void {
    const nodes = this.#graph.nodes;
    const at = row * nodes + node;
    // Direct delivery may bring a block twice.
    if ((this.#states[at]! & HELD) !== 0) return;
    this.#states[at] = REQUESTED | HELD;
    const parentRow = this.openBlocks.parentRows[row]!;
    if (parentRow !== NO_ROW && (this.#states[parentRow * nodes + node]! & CONNECTED) === 0) {
      this.#waitingNodes.push(node);
      this.#waitingRows.push(row);
      return;
    }
    this.#connect(node, this.#graph.target[this.#graph.reverse[link]!]!, row);
  }

  #connect(node: number, from: number, row: number): void {
    const { openBlocks, tree } = this;
    const block = openBlocks.blocks[row]!;
    this.#states[row * this.#graph.nodes + node]! |= CONNECTED;
    this.#countReached(row);
    const observer = this.#observer;
    if (observer !== null) observer.onReceived?.(this.queue.time, block, node, from);
    // A miner with a strategy answers before its node passes the block on: what it shows leaves first.
    if (this.#isHeard[node] === 1) this.#listener!(node, block);
    if (tree.heights[block]! > this.#tipHeights[node]!) this.#moveTip(node, row);
    else if (this.#relay.relays === "all") this.#announce(node, row);
    if (this.#waitingRows.length > 0) this.#connectWaiting(node, row);
  }

  /** Blocks that waited at the node for this one, in the order in which they came. */
  #connectWaiting(node: number, row: number): void {
    const nodes = this.#waitingNodes;
    const rows = this.#waitingRows;
    for (let index = 0; index < rows.length; index++) {
      const waiting = rows[index]!;
      if (nodes[index] !== node || this.openBlocks.parentRows[waiting] !== row) continue;
      nodes.splice(index, 1);
      rows.splice(index, 1);
      this.#connect(node, node, waiting);
      index = -1;
    }
  }

  #countReached(row: number): void {
    const reached = ++this.openBlocks.reached[row]!;
    const counts = this.#spreadCounts;
    for (let index = 0; index < counts.length; index++) {
      if (reached !== counts[index]) continue;
      const block = this.openBlocks.blocks[row]!;
      this.tree.spreadSeconds[counts.length * block + index] = this.queue.time - this.tree.publishedSeconds[block]!;
    }
  }

  #moveTip(node: number, row: number): void {
    const { openBlocks, tree } = this;
    const before = this.tipRows[node]!;
    const block = openBlocks.blocks[row]!;
    openBlocks.tips[before]! -= 1;
    openBlocks.tips[row]! += 1;
    this.tipRows[node] = row;
    this.#tipHeights[node] = tree.heights[block]!;
    const isExtended = openBlocks.parentRows[row] === before;
    const abandoned = isExtended ? 0 : this.#countAbandoned(openBlocks.blocks[before]!, block);
    const observer = this.#observer;
    if (observer !== null) observer.onTip?.(this.queue.time, block, node, abandoned);
    if (isExtended) this.#announce(node, row);
    else this.#announceBranch(node, row);
  }

  #countAbandoned(before: number, after: number): number {
    const { heights } = this.tree;
    const abandoned = heights[before]! - heights[this.tree.findCommonAncestor(before, after)]!;
    while (this.abandonedCounts.length <= abandoned) this.abandonedCounts.push(0);
    this.abandonedCounts[abandoned]! += 1;
    return abandoned;
  }

  /** Every block of the new chain that this node has not announced yet, parents first. */
  #announceBranch(node: number, row: number): void {
    const parentRow = this.openBlocks.parentRows[row]!;
    const isNew = parentRow !== NO_ROW && (this.#states[parentRow * this.#graph.nodes + node]! & ANNOUNCED) === 0;
    if (isNew) this.#announceBranch(node, parentRow);
    this.#announce(node, row);
  }

  #announce(node: number, row: number): void {
    const base = row * this.#graph.nodes;
    const states = this.#states;
    const { firstLink, target } = this.#graph;
    states[base + node]! |= ANNOUNCED;
    const isDirect = this.#relay.delivery === "direct";
    const kind = isDirect ? BLOCK : ANNOUNCEMENT;
    const now = this.queue.time + (isDirect ? this.#relay.processingSeconds : 0);
    const queue = this.queue;
    const latencies = this.#latencySeconds;
    const end = firstLink[node + 1]!;
    let sent = 0;
    for (let link = firstLink[node]!; link < end; link++) {
      if (states[base + target[link]!] !== UNKNOWN) continue;
      queue.push(now + latencies[link]!, (link << KIND_BITS) | kind, row);
      sent++;
    }
    this.openBlocks.pending[row]! += sent;
    this.vainAnnouncements += end - firstLink[node]! - sent;
  }
}
