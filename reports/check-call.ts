import { suggestName } from "../scenarios/nearest-name.ts";
import { ScenarioError } from "../scenarios/scenario-error.ts";

const MOST_THREADS = 512;

interface Kind {
  readonly expected: string;
  readonly isValid: (value: unknown) => boolean;
}

const text: Kind = { expected: "a text", isValid: (value) => typeof value === "string" && value !== "" };
const source: Kind = {
  expected: "a name, a path, or the thing itself as an object",
  isValid: (value) => (typeof value === "object" ? value !== null && !Array.isArray(value) : text.isValid(value)),
};

/** What each option of the library's calls has to be; a program in plain JavaScript has no types to tell it. */
const kinds = {
  scenario: source,
  study: source,
  overrides: {
    expected: "an object of values by path",
    isValid: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  },
  seed: {
    expected: "a text or a finite number",
    isValid: (value) => text.isValid(value) || Number.isFinite(value),
  },
  replications: {
    expected: "a whole number >= 1",
    isValid: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  },
  calibration: text,
  threads: {
    expected: `a whole number from 1 to ${MOST_THREADS}`,
    isValid: (value) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= MOST_THREADS,
  },
  onProgress: { expected: "a function", isValid: (value) => typeof value === "function" },
  signal: { expected: "an AbortSignal", isValid: (value) => value instanceof AbortSignal },
  out: text,
  scheme: text,
  schemes: {
    expected: "a list of names",
    isValid: (value) => Array.isArray(value) && value.every((name) => typeof name === "string"),
  },
  tornado: { expected: "true or false", isValid: (value) => typeof value === "boolean" },
  resume: { expected: "true or false", isValid: (value) => typeof value === "boolean" },
} as const satisfies Record<string, Kind>;

type OptionName = keyof typeof kinds;

const scenarioNames = ["scenario", "overrides", "seed", "replications", "calibration"] as const;
const runnerNames = ["threads", "onProgress", "signal"] as const;

/** Options of each call; the first is required. */
const calls = {
  simulate: [...scenarioNames, ...runnerNames, "out", "tornado", "scheme"],
  compare: [...scenarioNames, ...runnerNames, "out", "tornado", "schemes"],
  loadScenario: scenarioNames,
  sweep: ["study", ...runnerNames, "out", "resume"],
} as const satisfies Record<string, readonly OptionName[]>;

/** @throws ScenarioError for an option that the call does not know, or with a value that it cannot have */
export function checkCall(call: keyof typeof calls, options: unknown): void {
  const known: readonly OptionName[] = calls[call];
  if (typeof options !== "object" || options === null) throw refuse(call, `an object with ${known[0]}`, options);
  const given = options as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).find((name) => !(known as readonly string[]).includes(name));
  if (unknown !== undefined) throw refuse(call, "known options only", unknown, suggestName(unknown, known));
  for (const name of known) {
    const value = given[name];
    if (value === undefined && name !== known[0]) continue;
    if (!kinds[name].isValid(value)) throw refuse(`${call}: ${name}`, kinds[name].expected, value);
  }
}

function refuse(where: string, expected: string, value: unknown, cure = ""): ScenarioError {
  const found = typeof value === "object" && value !== null ? "an object" : String(value);
  return new ScenarioError({ where, expected, found, cure });
}
