import { createStream, drawExponential, type RandomStream } from "../../../sim/engine/random-stream.ts";
import { AliasTable } from "../../../sim/engine/weighted-draw.ts";
import type { NetworkInput } from "../../../sim/network/network-run.ts";

/** One thing that happened; times are compared bit for bit. */
export type Happening = readonly [what: "found" | "received" | "tip", time: number, block: number, ...rest: number[]];

interface Block {
  readonly id: number;
  readonly height: number;
  readonly parent: Block | null;
}

interface Peer {
  readonly id: number;
  readonly links: { readonly to: Peer; readonly latency: number; readonly secondsPerByte: number }[];
  readonly asked: Set<Block>;
  readonly held: Map<Block, Peer>;
  readonly connected: Set<Block>;
  readonly announced: Set<Block>;
  tip: Block;
  lineFree: number;
  readonly isCompact: boolean;
  readonly failures: RandomStream;
}

interface Message {
  readonly time: number;
  readonly deliver: () => void;
}

/**
 * The same network written for clarity: objects, sets, every announcement delivered, a sorted array of messages. Honest
 * miners only.
 */
export function listHappenings(input: NetworkInput, blocks: number): Happening[] {
  const twin = new Twin(input);
  twin.run(blocks);
  return twin.happenings;
}

class Twin {
  readonly happenings: Happening[] = [];
  readonly #input: NetworkInput;
  readonly #peers: Peer[];
  readonly #messages: Message[] = [];
  #now = 0;

  constructor(input: NetworkInput) {
    this.#input = input;
    const genesis: Block = { id: 0, height: 0, parent: null };
    const draw = createStream(input.seed, "network/compact-nodes");
    this.#peers = Array.from({ length: input.graph.nodes }, (_, id) => ({
      id,
      links: [],
      asked: new Set([genesis]),
      held: new Map(),
      connected: new Set([genesis]),
      announced: new Set([genesis]),
      tip: genesis,
      lineFree: 0,
      isCompact: draw() < (input.relay.compact?.nodeShare ?? 0),
      failures: createStream(input.seed, `network/compact-failures/${id}`),
    }));
    const { firstLink, target } = input.graph;
    for (const peer of this.#peers) {
      for (let link = firstLink[peer.id]!; link < firstLink[peer.id + 1]!; link++) {
        peer.links.push({
          to: this.#peers[target[link]!]!,
          latency: input.speeds.latencySeconds[link]!,
          secondsPerByte: input.speeds.secondsPerByte[link]!,
        });
      }
    }
  }

  run(blocks: number): void {
    const { miners, seed, blockIntervalSeconds } = this.#input;
    const waits = createStream(seed, "network/waits");
    const winners = createStream(seed, "network/winners");
    const table = new AliasTable(miners.map(({ power }) => power));
    let time = 0;
    for (let id = 1; id <= blocks; id++) {
      time += drawExponential(waits) * blockIntervalSeconds;
      this.#deliverUntil(time);
      this.#now = time;
      const peer = this.#peers[miners[table.draw(winners())]!.node]!;
      const block: Block = { id, height: peer.tip.height + 1, parent: peer.tip };
      this.happenings.push(["found", time, id, peer.id]);
      peer.asked.add(block);
      this.#connect(peer, block, peer);
    }
    this.#deliverUntil(Infinity);
  }

  #deliverUntil(limit: number): void {
    for (let first = this.#messages[0]; first !== undefined && first.time <= limit; first = this.#messages[0]) {
      this.#messages.shift();
      this.#now = first.time;
      first.deliver();
    }
  }

  #send(time: number, deliver: () => void): void {
    const after = this.#messages.findIndex((message) => message.time > time);
    this.#messages.splice(after < 0 ? this.#messages.length : after, 0, { time, deliver });
  }

  #announce(peer: Peer, block: Block): void {
    peer.announced.add(block);
    for (const { to, latency } of peer.links) {
      if (this.#input.relay.delivery === "direct") {
        this.#send(this.#now + this.#input.relay.processingSeconds + latency, () => {
          to.asked.add(block);
          this.#hold(to, block, peer);
        });
        continue;
      }
      this.#send(this.#now + latency, () => {
        if (to.asked.has(block)) return;
        to.asked.add(block);
        const back = to.links.find((link) => link.to === peer)!;
        this.#send(this.#now + back.latency, () => {
          this.#answer(peer, to, block);
        });
      });
    }
  }

  #answer(peer: Peer, to: Peer, block: Block): void {
    const { compact, blockBytes } = this.#input.relay;
    const isCompact = compact !== null && peer.isCompact && to.isCompact;
    this.#transfer(peer, to, isCompact ? compact.bytes : blockBytes, () => {
      if (!isCompact || to.failures() >= compact.failureRate) {
        this.#hold(to, block, peer);
        return;
      }
      const back = to.links.find((link) => link.to === peer)!;
      this.#send(this.#now + back.latency, () => {
        this.#transfer(peer, to, compact.missingBytes, () => {
          this.#hold(to, block, peer);
        });
      });
    });
  }

  #transfer(peer: Peer, to: Peer, bytes: number, deliver: () => void): void {
    const { latency, secondsPerByte } = peer.links.find((link) => link.to === to)!;
    const start = secondsPerByte > 0 ? Math.max(this.#now, peer.lineFree) : this.#now;
    const sent = start + bytes * secondsPerByte;
    if (secondsPerByte > 0) peer.lineFree = sent;
    this.#send(sent + latency + this.#input.relay.processingSeconds, deliver);
  }

  #hold(peer: Peer, block: Block, from: Peer): void {
    if (peer.held.has(block) || peer.connected.has(block)) return;
    peer.held.set(block, from);
    if (peer.connected.has(block.parent!)) this.#connect(peer, block, from);
  }

  #connect(peer: Peer, block: Block, from: Peer): void {
    peer.connected.add(block);
    peer.held.delete(block);
    this.happenings.push(["received", this.#now, block.id, peer.id, from.id]);
    if (block.height > peer.tip.height) this.#moveTip(peer, block);
    else if (this.#input.relay.relays === "all") this.#announce(peer, block);
    for (const held of [...peer.held.keys()]) if (held.parent === block) this.#connect(peer, held, peer);
  }

  #moveTip(peer: Peer, block: Block): void {
    const chain = new Set<Block>();
    for (let at: Block | null = block; at !== null; at = at.parent) chain.add(at);
    let abandoned = 0;
    for (let at: Block = peer.tip; !chain.has(at); at = at.parent!) abandoned++;
    peer.tip = block;
    this.happenings.push(["tip", this.#now, block.id, peer.id, abandoned]);
    const unannounced: Block[] = [];
    for (let at: Block = block; at === block || !peer.announced.has(at); at = at.parent!) unannounced.unshift(at);
    for (const next of unannounced) this.#announce(peer, next);
  }
}
