/**
 * Who is connected to whom, as compressed rows: the links from node i are numbered firstLink[i] to firstLink[i + 1] - 1.
 * Every connection is two links, one each way.
 */
export interface NetworkGraph {
  readonly nodes: number;
  /** One entry a node, and one more at the end. */
  readonly firstLink: Int32Array;
  /** Node at the other end of each link. */
  readonly target: Int32Array;
  /** The link that runs the other way. */
  readonly reverse: Int32Array;
}

/** Two nodes that are connected. */
export type Connection = readonly [from: number, to: number];

/**
 * The graph of the connections given, each once.
 *
 * @throws RangeError where a connection leads nowhere, to itself, or stands twice
 */
export function createGraph(nodes: number, connections: Iterable<Connection>): NetworkGraph {
  const seen = new Set<number>();
  for (const [from, to] of connections) {
    if (!(isNode(from, nodes) && isNode(to, nodes)) || from === to) {
      throw new RangeError(`graph: expected two nodes below ${nodes}, got ${from} and ${to}`);
    }
    const key = computeKey(from, to, nodes);
    if (seen.has(key)) throw new RangeError(`graph: expected every connection once, got ${from} to ${to} twice`);
    seen.add(key);
  }
  return buildRows(nodes, seen);
}

/** One number for a pair of nodes, whichever comes first. */
export function computeKey(from: number, to: number, nodes: number): number {
  return Math.min(from, to) * nodes + Math.max(from, to);
}

/** How many groups of nodes there are that cannot reach each other; 1 where the network is whole. */
export function countParts({ nodes, firstLink, target }: NetworkGraph): number {
  const isSeen = new Uint8Array(nodes);
  const stack: number[] = [];
  let parts = 0;
  for (let start = 0; start < nodes; start++) {
    if (isSeen[start] === 1) continue;
    parts++;
    isSeen[start] = 1;
    stack.push(start);
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      for (let link = firstLink[node]!; link < firstLink[node + 1]!; link++) {
        const other = target[link]!;
        if (isSeen[other] === 1) continue;
        isSeen[other] = 1;
        stack.push(other);
      }
    }
  }
  return parts;
}

function buildRows(nodes: number, keys: ReadonlySet<number>): NetworkGraph {
  const firstLink = new Int32Array(nodes + 1);
  for (const key of keys) {
    firstLink[Math.floor(key / nodes) + 1]! += 1;
    firstLink[(key % nodes) + 1]! += 1;
  }
  for (let node = 0; node < nodes; node++) firstLink[node + 1]! += firstLink[node]!;
  const nextLink = firstLink.slice();
  const target = new Int32Array(2 * keys.size);
  const reverse = new Int32Array(2 * keys.size);
  for (const key of keys) {
    const from = Math.floor(key / nodes);
    const to = key % nodes;
    const there = nextLink[from]!++;
    const back = nextLink[to]!++;
    target[there] = to;
    target[back] = from;
    reverse[there] = back;
    reverse[back] = there;
  }
  return { nodes, firstLink, target, reverse };
}

function isNode(value: number, nodes: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < nodes;
}
