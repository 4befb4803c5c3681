import type { SchemeChoice } from "../scenario.ts";
import type { Setting } from "./what-if.ts";

/** Name of the rule that a scheme has under these settings. */
export function findRuleName(settings: readonly Setting[], index: number, { rule }: SchemeChoice): string {
  const setting = settings.find(({ path }) => path === `schemes[${index}].rule`);
  return setting === undefined ? rule.name : String(setting.value);
}

/** Settings of a scheme's rule, by the names of its parameters. */
export function listRuleSettings(settings: readonly Setting[], index: number): Setting[] {
  const start = `schemes[${index}].rule.`;
  return settings.flatMap(({ path, value }) =>
    path.startsWith(start) ? [{ path: path.slice(start.length), value }] : [],
  );
}
