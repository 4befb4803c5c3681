import type { Device } from "../../hardware-models/device.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import type { Problem } from "../problem.ts";
import type { Scenario } from "../scenario.ts";
import { readWorkDevices } from "../work/work-devices.ts";

/** What the models of hardware call a figure, by its path in a scenario. */
const paths: Readonly<Record<string, string>> = {
  model: "work.model",
  precision: "work.precision",
  input: "work.inputTokens",
  output: "work.outputTokens",
  chips: "work.chips",
};

/** Devices that can do the scenario's work, or null and why there are none; history answers for hashes only. */
export function checkWork(
  scenario: Scenario,
  sha256Devices: readonly Device[],
): { readonly devices: readonly Device[] | null; readonly problems: readonly Problem[] } {
  const problems = checkStart(scenario);
  try {
    return { devices: readWorkDevices(scenario.work, sha256Devices).devices, problems };
  } catch (error) {
    if (!(error instanceof HardwareModelError)) throw error;
    const { where, expected, found, cure } = error;
    return { devices: null, problems: [{ path: paths[where] ?? "work", expected, found, cure }, ...problems] };
  }
}

const startFields = { startDifficulty: "expected tokens for a block", startHashrate: "tokens a second" } as const;

function checkStart({ work, chain }: Scenario): Problem[] {
  if (work.kernel === "sha256d") return [];
  return (["startDifficulty", "startHashrate"] as const).flatMap((field) =>
    chain[field] === "history"
      ? [
          {
            path: `chain.${field}`,
            expected: `a number (${startFields[field]}) where work.kernel is ${work.kernel}`,
            found: '"history", which knows hashes only',
            cure: "Give a number.",
          },
        ]
      : [],
  );
}
