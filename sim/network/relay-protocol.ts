/** How a block gets from one node to the next. */
export interface RelayProtocol {
  /** [bytes] of a whole block. */
  readonly blockBytes: number;
  /** [s] from the last byte of a block to the moment the node relays and mines on it. */
  readonly processingSeconds: number;
  /**
   * Which blocks a node tells its neighbours of. "tips": those that become part of its longest chain, as Bitcoin Core
   * does; "all": every valid one, as Ethereum's clients did.
   */
  readonly relays: "tips" | "all";
  /**
   * "request": announce, wait to be asked, send (inv, getdata, block); "direct": send the block to every neighbour that
   * has not got or asked for it, in one latency, without use of the line.
   */
  readonly delivery: "request" | "direct";
  /** Null where every block is sent whole. */
  readonly compact: CompactRelay | null;
}

/**
 * Short identifiers instead of transactions, for receivers that know most transactions already.
 *
 * @source BIP 152, low-bandwidth mode: the compact block is sent on request; what is missing takes one more round trip
 */
export interface CompactRelay {
  /** [bytes] of a compact block. */
  readonly bytes: number;
  /** Share of nodes that take compact blocks. */
  readonly nodeShare: number;
  /** Probability that a receiver lacks transactions and has to ask for them. */
  readonly failureRate: number;
  /** [bytes] that are then sent. */
  readonly missingBytes: number;
}
