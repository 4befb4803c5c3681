import { z } from "zod";
import { precisions } from "./kernel.ts";
import { KernelError } from "./kernel-error.ts";
import { operatorClasses } from "./operators/operator-class.ts";

/** Version of the file's form; a reader refuses any other. */
export const calibrationSchemaName = "proofground-calibration/1";

const positive = z.number().positive();
const dims = z.array(z.int().nonnegative());
const shape = z.record(z.string(), z.int().positive());

/** Median with its 95 % interval. */
const figure = z
  .strictObject({
    unit: z.string(),
    median: positive,
    low: positive,
    high: positive,
    repetitions: z.int().positive(),
  })
  .refine(({ low, median, high }) => low <= median && median <= high, "low <= median <= high");

const meter = z.strictObject({
  name: z.enum(["rapl", "nvidia-smi", "utilisation-model"]),
  covers: z.string(),
  uncertainty: z.strictObject({ lowFactor: positive, highFactor: positive }),
});

const kernel = z.strictObject({
  name: z.string(),
  title: z.string(),
  precision: z.enum(precisions),
  bound: z.enum(["compute", "memory"]),
  /** What one run yields; `unitsPerSecond` counts these. */
  unit: z.string(),
  shape,
  flops: positive,
  bytes: positive,
  /** Whether the operands fit in the last-level cache, so that main memory plays no part; null where it is unknown. */
  fitsCache: z.boolean().nullable(),
  secondsPerRun: figure,
  unitsPerSecond: figure,
  flopsPerSecond: figure,
  bytesPerSecond: figure,
  /** Least time by the machine's ceilings over measured time. */
  rooflineFraction: positive,
  watts: figure,
  joulesPerUnit: figure,
  /** Median of each round, s; rounds lie apart in time. */
  roundSeconds: z.array(positive),
});

const proofOfWork = z.strictObject({
  name: z.literal("sha256d"),
  implementation: z.string(),
  threads: z.int().positive(),
  hashesPerSecond: figure,
  /** Compressions done over those of one long message on as many threads. */
  rooflineFraction: positive,
  watts: figure,
  joulesPerHash: figure,
});

const bandwidthLevel = z.strictObject({ workingSetBytes: z.int().positive(), copy: figure, onnxruntime: figure });
const peakRate = z.strictObject({
  precision: z.enum(precisions),
  shape: z.strictObject({ rows: z.int(), inner: z.int(), columns: z.int() }),
  flopsPerSecond: figure,
});

const operator = z.strictObject({
  operatorClass: z.enum(operatorClasses),
  dims,
  cost: z.strictObject({ flops: positive, bytes: positive }),
  seconds: figure,
});

const model = z.strictObject({
  name: z.string(),
  nodes: z.int().positive(),
  predictedSeconds: positive,
  measuredSeconds: figure,
  /** Predicted over measured. */
  ratio: positive,
  secondsByClass: z.partialRecord(z.enum(operatorClasses), z.number()),
});

const calibrationSchema = z.strictObject({
  schema: z.literal(calibrationSchemaName),
  /** ISO 8601, UTC. */
  date: z.iso.datetime(),
  mode: z.enum(["tiny", "quick", "full"]),
  threads: z.int().positive(),
  provider: z.string(),
  /** Processor time stands still while other programs run; one thread on the CPU is measured by it. */
  clock: z.enum(["processor", "wall"]),
  durationSeconds: positive,
  machine: z.strictObject({
    processor: z.string(),
    logicalProcessors: z.int().positive(),
    memoryBytes: z.int().positive(),
    lastLevelCacheBytes: z.int().positive().nullable(),
    platform: z.string(),
    architecture: z.string(),
    release: z.string(),
  }),
  versions: z.strictObject({ node: z.string(), onnxruntime: z.string(), openssl: z.string() }),
  overhead: z.strictObject({ call: figure, node: figure }),
  ceilings: z.strictObject({
    bandwidth: z.array(bandwidthLevel).min(1),
    peakRates: z.array(peakRate).min(1),
    sha256Compressions: figure,
  }),
  meter,
  kernels: z.array(kernel).min(1),
  /** Kernels that this provider could not run, with its reason. */
  failures: z.array(z.strictObject({ name: z.string(), shape, reason: z.string() })),
  proofOfWork: z.array(proofOfWork).min(1),
  operators: z.array(operator),
  models: z.array(model),
  /** How far the run can be trusted. */
  checks: z.strictObject({
    /** Largest fp32 product over the fastest fp32 kernel of the run. */
    gemmShareOfBest: positive,
    /** Largest over smallest median of a kernel's rounds, the worst kernel. */
    worstRoundSpread: z.number().min(1),
    /** Kernels whose rounds differ by more than a tenth. */
    unsteadyKernels: z.array(z.string()),
    /** Share of the machine's processor time that other programs took meanwhile. */
    othersProcessorShare: z.number().min(0).max(1),
    verdict: z.enum(["steady", "too noisy"]),
    /** Share of the models predicted within a factor of 1.3; null where none was there. */
    modelsWithinTolerance: z.number().min(0).max(1).nullable(),
  }),
});

/** What `proofground calibrate` measured; see the comments of the schema. */
export type Calibration = DeepReadonly<z.infer<typeof calibrationSchema>>;

type DeepReadonly<Value> = Value extends object ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> } : Value;

/**
 * Reads a calibration file.
 *
 * @param where the file's name, for messages
 * @throws KernelError where it is no JSON, of another schema version, or a field is wrong
 */
export function parseCalibration(text: string, where: string): Calibration {
  const value = parseJson(text, where);
  const cure = "Write a new one with `proofground calibrate`.";
  const version = typeof value === "object" && value !== null && "schema" in value ? value.schema : undefined;
  if (version !== calibrationSchemaName) {
    const found = version === undefined ? "no schema field" : JSON.stringify(version);
    throw new KernelError({ where: `${where}: schema`, expected: `"${calibrationSchemaName}"`, found, cure });
  }
  const result = calibrationSchema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join(".") ?? "";
  throw new KernelError({
    where: `${where}: ${path}`,
    expected: issue?.message ?? "a calibration",
    found: describeValue(findAtPath(value, issue?.path ?? [])),
    cure,
  });
}

/** A calibration as the text of its file. */
export function renderCalibration(calibration: Calibration): string {
  return `${JSON.stringify(calibration, null, 2)}\n`;
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new KernelError({
      where,
      expected: "a calibration file in JSON",
      found,
      cure: "Write a new one with `proofground calibrate`.",
    });
  }
}

function findAtPath(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

function describeValue(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
