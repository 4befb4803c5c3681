import type { ServerResponse } from "node:http";
import { HttpRefusal } from "./http-refusal.ts";

/** Time between two messages, ms: a page needs no more than it can show. */
const PACE_MS = 120;
/** After this a silent connection may be taken for dead on the way, ms. */
const HEARTBEAT_MS = 20_000;
const MOST_LISTENERS = 64;

/** Tells pages what there is, now and whenever it changes. */
export interface EventStream {
  /** @throws HttpRefusal where too many listen already */
  readonly open: (response: ServerResponse) => void;
  /** Says that there is something to tell. */
  readonly notify: () => void;
  readonly close: () => void;
}

/** @param describe what to tell, as JSON can write it; always the whole, so that nobody can miss a part */
export function createEventStream(describe: () => unknown): EventStream {
  const listeners = new Set<ServerResponse>();
  let pending: NodeJS.Timeout | undefined;
  const heartbeat = setInterval(() => {
    for (const listener of listeners) listener.write(": here\n\n");
  }, HEARTBEAT_MS).unref();
  const render = () => `data: ${JSON.stringify(describe())}\n\n`;
  return {
    open: (response) => {
      if (listeners.size >= MOST_LISTENERS) throw new HttpRefusal(503, "Too many pages listen. Close some.");
      response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
      response.write(`retry: 1000\n${render()}`);
      listeners.add(response);
      response.on("close", () => listeners.delete(response));
    },
    notify: () => {
      pending ??= setTimeout(() => {
        pending = undefined;
        const text = render();
        for (const listener of listeners) listener.write(text);
      }, PACE_MS).unref();
    },
    close: () => {
      clearTimeout(pending);
      clearInterval(heartbeat);
      for (const listener of listeners) listener.end();
    },
  };
}
