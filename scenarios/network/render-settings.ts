import type { NetworkSettings } from "./network-schema.ts";

/** Settings as a file would write them, every default written out: parsed again they give the same settings. */
export function renderSettings(settings: NetworkSettings): Readonly<Record<string, unknown>> {
  const { mining } = settings;
  if (mining.model !== "pools") return { ...settings };
  const pools = mining.pools.map(({ strategy, ...pool }) =>
    strategy === undefined
      ? pool
      : { ...pool, strategy: { name: strategy.name, ...strategy.parameters, ...strategy.choices } },
  );
  return { ...settings, mining: { ...mining, pools } };
}
