import type { Device } from "../../hardware-models/device.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import type { Problem } from "../problem.ts";
import type { KnownWorld, Scenario } from "../scenario.ts";
import { CALIBRATED_DEVICE } from "../work/calibrated-device.ts";
import { readWorkDevices } from "../work/work-devices.ts";
import { listStartFields } from "./start-fields.ts";

/** What the models of hardware call a figure, by its path in a scenario. */
const paths: Readonly<Record<string, string>> = {
  model: "work.model",
  precision: "work.precision",
  input: "work.inputTokens",
  output: "work.outputTokens",
  chips: "work.chips",
  [CALIBRATED_DEVICE]: "hardware.calibratedDevice",
};

/** Devices that can do the scenario's work, or null and why there are none; history answers for hashes only. */
export function checkWork(
  scenario: Scenario,
  world: KnownWorld,
): { readonly devices: readonly Device[] | null; readonly problems: readonly Problem[] } {
  const problems = checkStart(scenario);
  try {
    return { devices: readWorkDevices(scenario, world).devices, problems };
  } catch (error) {
    if (!(error instanceof HardwareModelError)) throw error;
    const { where, expected, found, cure } = error;
    return { devices: null, problems: [{ path: paths[where] ?? "work", expected, found, cure }, ...problems] };
  }
}

const meanings = {
  "llm-tokens": { startDifficulty: "expected tokens for a block", startHashrate: "tokens a second" },
  "poc-nonce": { startDifficulty: "expected nonces for a block", startHashrate: "nonces a second" },
} as const;

function checkStart(scenario: Scenario): Problem[] {
  const { work, chain } = scenario;
  if (work.kernel === "sha256d") return [];
  const meaning = meanings[work.kernel];
  return listStartFields(scenario).flatMap((field) =>
    field !== "startHeight" && chain[field] === "history"
      ? [
          {
            path: `chain.${field}`,
            expected: `a number (${meaning[field]}) where work.kernel is ${work.kernel}`,
            found: '"history", which knows hashes only',
            cure: "Give a number.",
          },
        ]
      : [],
  );
}
