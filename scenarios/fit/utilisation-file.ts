import { readFileSync } from "node:fs";
import { z } from "zod";
import type { FittedHardware } from "../../hardware-models/fitted-hardware.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { FitReport } from "./fit-report.ts";
import { getDataPath } from "./read-table.ts";

const schemaName = "proofground-utilisation/1";

const factor = z.number().positive();
const byClass = z.object({ dense: factor, moe: factor });
const bySampleClass = z.object({ cnn: factor, encoder: factor });
const fittedSchema = z.object({
  serving: z.object({
    gemmEfficiency: factor,
    moeGemmFactor: factor,
    powerSensitivity: factor,
    attentionEfficiency: factor,
    bandwidthEfficiency: factor,
    activationPasses: factor,
    expertPasses: factor,
    linkEfficiency: factor,
    moeTrafficFactor: factor,
    stepSecondsPerLayer: factor,
    stageSecondsPerSequence: factor,
    beamSecondsPerStep: factor,
    otherVendorFactor: factor,
    cpuFactor: factor,
  }),
  samples: z.object({
    peakEfficiency: bySampleClass,
    powerSensitivity: bySampleClass,
    asicFactor: bySampleClass,
    cpuFactor: factor,
  }),
  power: z.object({
    activity: z.object({ llm: factor, cnn: factor, encoder: factor }),
    hostRootWatts: factor,
  }),
  spread: z.object({
    serving: z.object({ pair: byClass, accelerator: byClass, model: byClass, both: byClass }),
    device: z.object({ nvidia: factor, other: factor, cpu: factor }),
    samples: bySampleClass,
    power: factor,
  }),
  seen: z.object({ accelerators: z.array(z.string()), models: z.array(z.string()) }),
  oneInstanceModels: z.array(z.string()),
});
const fileSchema = z.object({ schema: z.literal(schemaName), fitted: fittedSchema });

/** A fit's file: what predictions need, then what readers want: intervals, errors and failures. */
export function renderUtilisationFile({ fitted, serving, samples, power, failures }: FitReport): string {
  const file = {
    schema: schemaName,
    note: "Fitted by `proofground fit` on MLPerf and TensorRT-LLM results; figures derived from MLPerf are unofficial.",
    fitted,
    software: serving.parameters.software,
    intervals: { serving: serving.estimates, samples: samples.estimates, power: power.estimates },
    errors: {
      servingInSample: serving.inSample,
      servingHeldOut: serving.heldOut,
      pipelines: serving.pipelines,
      samples: {
        inSample: samples.inSample,
        leaveOneAcceleratorOut: samples.leaveOneAcceleratorOut,
        byClass: samples.leaveOneAcceleratorOutByClass,
        coverage: samples.coverage,
      },
      power: {
        inSample: power.inSample,
        leaveOneAcceleratorOut: power.leaveOneAcceleratorOut,
        coverage: power.coverage,
      },
    },
    failures,
  };
  return `${JSON.stringify(file, roundNumber, 2)}\n`;
}

function roundNumber(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(6)) : value;
}

/**
 * Reads a fit.
 *
 * @throws ScenarioError where the file is missing, is no JSON, or has another schema
 */
export function readUtilisationFile(path: string = getDataPath("utilisation.json")): FittedHardware {
  const parsed = fileSchema.safeParse(readJson(path));
  if (parsed.success) return parsed.data.fitted;
  const issue = parsed.error.issues[0];
  throw new ScenarioError({
    where: `${path}: ${issue?.path.join(".") ?? ""}`,
    expected: `a fit of schema ${schemaName}`,
    found: issue?.message ?? "something else",
    cure: "Write it anew with: proofground fit.",
  });
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new ScenarioError({
      where: path,
      expected: "a file of fitted utilisation",
      found: error instanceof Error ? error.message : "an unreadable file",
      cure: "Write it anew with: proofground fit.",
    });
  }
}
