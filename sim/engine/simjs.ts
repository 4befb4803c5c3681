import type { SimJs } from "./simjs-types.ts";

/**
 * Loads simjs 2.0.3, whose npm bundle exports nothing and only sets `window.Sim`: in Node, in a bundle for a page, and
 * in a Web Worker. No global is left behind. The module system keeps the one copy, so repeated calls give the same one.
 *
 * Of simjs only the clock and plain timers are typed. Left out because they are wrong in 2.0.3: preemptive and shared
 * facilities (time runs backwards; `finalize` throws), limited queues (cancelled waiters count), `queueEvent` (a
 * cancelled waiter swallows the wake-up), filtered stores (the head blocks the others), `send` (no target means
 * everybody, and it cannot be cancelled), entity ids (not unique), `Population` (its time average starts at the first
 * arrival) and `Random` (32 bits, whole-number seeds). `clock.ts` keeps out what its timers get wrong.
 *
 * @throws Error if simjs was imported elsewhere before, without a window
 */
export async function loadSimJs(): Promise<SimJs> {
  const { simJs } = await import("./simjs-bundle.ts");
  if (!simJs) throw new Error("simjs: expected window.Sim to be set; import simjs only through sim/engine/simjs.ts");
  return simJs;
}
