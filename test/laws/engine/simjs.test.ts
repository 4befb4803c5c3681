import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { Worker } from "node:worker_threads";
import test from "ava";
import { build } from "esbuild";
import { EventQueue } from "../../../sim/engine/event-queue.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { loadSimJs } from "../../../sim/engine/simjs.ts";
import { runTrace } from "./trace-program.ts";

interface Page {
  readonly engine: { runTrace(): Promise<string> };
}

test("loading leaves no global behind, and gives one module however often it is asked for", async (t) => {
  const before = Reflect.ownKeys(globalThis);
  const [one, other] = await Promise.all([loadSimJs(), loadSimJs()]);
  t.is(one, other);
  t.is(await loadSimJs(), one);
  t.deepEqual(Reflect.ownKeys(globalThis), before);
  t.false("window" in globalThis);
  t.false("Sim" in globalThis);
});

test("simjs delivers in the same order through our queue as through its own, ties and cancelled timers included", async (t) => {
  for (const seed of ["one", "two", "three"]) {
    const own = await traceTimers(seed, "own");
    t.true(own.length > 2000);
    t.deepEqual(await traceTimers(seed, "ours"), own);
  }
});

test("a bundle for a page runs where there is neither window nor require, and leaves no global behind", async (t) => {
  const bundle = await bundleTrace("iife");
  const page = createContext({});
  t.is(runInContext("typeof window + typeof require + typeof process", page), "undefinedundefinedundefined");
  runInContext(bundle, page);
  const before = Reflect.ownKeys(page);
  t.is(await (page as unknown as Page).engine.runTrace(), await runTrace());
  t.deepEqual(Reflect.ownKeys(page), before);
});

test("a page's own window and Sim are left as they were", async (t) => {
  const bundle = await bundleTrace("iife");
  for (const Sim of [undefined, "the page's own"]) {
    const page: Record<string, unknown> = Sim === undefined ? {} : { Sim };
    page["window"] = page;
    createContext(page);
    runInContext(bundle, page);
    const before = Reflect.ownKeys(page);
    t.is(await (page as unknown as Page).engine.runTrace(), await runTrace());
    t.deepEqual(Reflect.ownKeys(page), before);
    t.is(page["Sim"], Sim);
    t.is(page["window"], page);
  }
});

test("a bundle runs in a worker and finds what the main thread finds", async (t) => {
  const bundle = await bundleTrace("esm");
  const code = `import { parentPort } from "node:worker_threads";\n${bundle}\nparentPort.postMessage(await runTrace());`;
  const worker = new Worker(new URL(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`));
  const found = await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  t.is(found, await runTrace());
});

async function bundleTrace(format: "iife" | "esm"): Promise<string> {
  const entry = fileURLToPath(new URL("./trace-program.js", import.meta.url));
  const globalName = format === "iife" ? { globalName: "engine" } : {};
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format,
    platform: "browser",
    target: "es2022",
    logLevel: "error",
    ...globalName,
  });
  return result.outputFiles[0]!.text;
}

/** Thirty entities with whole-second timers, of which some are cancelled before they are due. */
async function traceTimers(seed: string, queue: "own" | "ours"): Promise<string[]> {
  const simJs = await loadSimJs();
  const sim = new simJs.Sim();
  if (queue === "ours") sim.queue = new EventQueue();
  const draw = createStream(seed, "timers");
  const trace: string[] = [];
  class Ticker extends simJs.Entity {
    start(): void {
      const late = this.setTimer(2 + Math.trunc(4 * draw()));
      late.done(() => trace.push(`late @${this.time()}`));
      if (draw() < 0.5) late.cancel();
      const id = Math.trunc(1e6 * draw());
      this.setTimer(Math.trunc(4 * draw())).done(() => {
        trace.push(`${id} @${this.time()}`);
        this.start();
      });
    }
  }
  for (let i = 0; i < 30; i++) sim.addEntity(Ticker);
  sim.simulate(200);
  return trace;
}
