import type { RunForm, Setting } from "../../scenarios/what-if/what-if.ts";
import type { WhatIfData, WhatIfReply, WhatIfRequest } from "../what-if/what-if-message.ts";

/** The simulation, beside the page. */
export interface Engine {
  /** A later question ends the one before. */
  ask(settings: readonly Setting[], form: RunForm): void;
}

/** Starts the worker at the first question, from the text that the page carries. Only replies to the latest come through. */
export function createEngine(
  core: string,
  data: WhatIfData,
  listen: { readonly onReply: (reply: WhatIfReply) => void; readonly onBroken: (message: string) => void },
): Engine {
  let worker: Worker | null = null;
  let number = 0;
  const start = (): Worker => {
    const address = URL.createObjectURL(new Blob([core], { type: "text/javascript" }));
    const started = new Worker(address);
    started.onmessage = ({ data: reply }: MessageEvent<WhatIfReply>) => {
      if (reply.kind === "ready" || reply.number === number) listen.onReply(reply);
    };
    started.onerror = (event) => {
      event.preventDefault();
      started.terminate();
      worker = null;
      listen.onBroken(event.message === "" ? "this browser does not let the page start a worker" : event.message);
    };
    send(started, { kind: "load", ...data });
    return started;
  };
  return {
    ask: (settings, form) => {
      worker ??= start();
      number++;
      send(worker, { kind: "run", number, settings, form });
    },
  };
}

function send(worker: Worker, request: WhatIfRequest): void {
  worker.postMessage(request);
}
