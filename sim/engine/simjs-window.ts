/**
 * Takes what simjs has put on `window`, and leaves the global object as it was before this file was imported.
 *
 * Importing this file opens a `window` where there is none (Node, a Web Worker). Only `simjs-bundle.ts` may import it,
 * right before simjs: the three evaluate in one go, so no other code ever sees that window.
 */
export function takeFromWindow(name: string): unknown {
  const taken = (scope.window as Record<string, unknown>)[name];
  if (!hadWindow) Reflect.deleteProperty(globalThis, "window");
  else if (earlierSim) Object.defineProperty(globalThis.window, name, earlierSim);
  else Reflect.deleteProperty(globalThis.window, name);
  return taken;
}

const scope: { window?: unknown } = globalThis;
const hadWindow = scope.window !== undefined;
if (!hadWindow) Object.defineProperty(globalThis, "window", { value: {}, configurable: true });
const earlierSim = Object.getOwnPropertyDescriptor(scope.window, "Sim");
