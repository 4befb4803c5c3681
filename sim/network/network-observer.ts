/** What can be watched of a run, in the order in which it happens. */
export interface NetworkObserver {
  /** A miner found a block; whether it shows it is its business. */
  readonly onFound?: (timeSeconds: number, block: number, node: number) => void;
  /** A node has a block whole, and all its ancestors; `from` is the sender, or the node itself for its own. */
  readonly onReceived?: (timeSeconds: number, block: number, node: number, from: number) => void;
  /** A node's longest chain now ends in `block`; `abandoned` blocks of its former chain are no part of it. */
  readonly onTip?: (timeSeconds: number, block: number, node: number, abandoned: number) => void;
}
