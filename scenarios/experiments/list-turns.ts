import type { ShockInput } from "../../sim/shocks.ts";
import { parsePath } from "../loading/override-path.ts";
import { renderScenarioFile } from "../render-scenario.ts";
import type { Intervention, Scenario } from "../scenario.ts";
import { getSchemaAt, type JsonSchema } from "../schema/json-schema.ts";
import { computeScenarioJsonSchema } from "../schema/scenario-schema.ts";
import type { Turn } from "./experiment.ts";

/** What the scenario sets to happen at a date, by date: shocks and interventions, of all schemes and of one. */
export function listTurns(scenario: Scenario): Turn[] {
  const { shocks, interventions, schemes } = scenario;
  const common = [
    ...(shocks ?? []).map((shock, index) => describeShock(shock, `shocks[${index}]`)),
    ...(interventions ?? []).map((each, index) => describeIntervention(scenario, each, `interventions[${index}]`, 0)),
  ];
  const own = schemes.flatMap((scheme, at) =>
    [
      ...(scheme.shocks ?? []).map((shock, index) => describeShock(shock, `schemes[${at}].shocks[${index}]`)),
      ...(scheme.interventions ?? []).map((each, index) =>
        describeIntervention(scenario, each, `schemes[${at}].interventions[${index}]`, at),
      ),
    ].map((turn) => ({ ...turn, scheme: scheme.name })),
  );
  return [...common, ...own].toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
}

function describeShock(shock: ShockInput, path: string): Turn {
  const at = { path, date: shock.date, scheme: null };
  switch (shock.kind) {
    case "ban": {
      const groups = shock.groups.join(", ");
      return { ...at, label: "ban", words: `${groups} may not run devices, nor buy them, ${sayUntil(shock.until)}` };
    }
    case "fire": {
      const words = `${shock.maker} is left with ${percent(shock.leftShare)} of its capacity for ${shock.months} ${shock.months === 1 ? "month" : "months"}`;
      return { ...at, label: `fire at ${shock.maker}`, words };
    }
    case "export-control": {
      const [kinds, groups] = [shock.devices.join(", ").toUpperCase(), shock.groups.join(", ")];
      return { ...at, label: "export control", words: `no ${kinds} is sold to ${groups}, ${sayUntil(shock.until)}` };
    }
    case "price": {
      const words = `the token price becomes ${shock.factor} times what it would have been`;
      return { ...at, label: `price times ${shock.factor}`, words };
    }
    default:
      return shock satisfies never;
  }
}

function sayUntil(until: string): string {
  return until === "end" ? "to the end" : `until ${until}`;
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(3))}%`;
}

function describeIntervention(scenario: Scenario, { date, set }: Intervention, path: string, scheme: number): Turn {
  const schema = computeScenarioJsonSchema();
  const changes = Object.entries(set).map(([place, value]) => {
    const { title, unit } = nameSetting(scenario, place, scheme, schema);
    return { title, words: `${title} becomes ${sayValue(value)}${unit}` };
  });
  const [first] = changes;
  const short = (first?.title ?? "change").replace(/,.*$/, "");
  const label = changes.length > 1 ? `${short} and more` : short;
  return { path, date, scheme: null, label, words: changes.map(({ words }) => words).join("; ") };
}

/** What the schema calls a place that an intervention may set, with a small first letter, and its unit. */
function nameSetting(
  scenario: Scenario,
  place: string,
  scheme: number,
  schema: JsonSchema,
): { readonly title: string; readonly unit: string } {
  const isRule = /^rule\b/.test(place);
  const path = parsePath(isRule ? `schemes[${scheme}].${place}` : place) ?? [];
  const at = getSchemaAt(schema, renderScenarioFile(scenario), path);
  const group = /^(?:miners|holders)\[(\d+)\]/.exec(place)?.[1];
  const list = place.startsWith("miners") ? scenario.miners : scenario.holders;
  const owner = group === undefined ? "" : ` of ${list[Number(group)]?.name ?? group}`;
  const title =
    place === "rule" ? "the rule" : lowerFirst((at?.title ?? String(path.at(-1) ?? place)).replace(/, times$/, ""));
  const unit = at?.unit === undefined || at.unit === "1" ? "" : ` ${at.unit}`;
  return { title: `${title}${owner}`, unit };
}

function lowerFirst(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

function sayValue(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(sayValue).join(", ");
  const { name, distribution, ...rest } = value as Readonly<Record<string, unknown>>;
  const inner = Object.entries(rest).map(([key, each]) => `${key} ${sayValue(each)}`);
  return [...[name, distribution].filter((each) => each !== undefined).map(String), ...inner].join(", ");
}
