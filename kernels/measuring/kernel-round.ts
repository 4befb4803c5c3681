import { sampleRuns, warmUp } from "../benchmark.ts";
import type { EnergyMeter } from "../energy/energy-reading.ts";
import { buildKernel } from "../registry.ts";
import { openModel, type SessionSettings } from "../session.ts";
import { type CalibrationPlan, listSubjects, type Subject } from "./calibration-plan.ts";
import type { Reporter } from "./calibration-progress.ts";

/** One kernel's part in one round. */
export interface KernelRound {
  /** Seconds of each run, the call's overhead taken off. */
  readonly samples: readonly number[];
  readonly watts: number;
}

/** A kernel that the provider could not run. */
export interface KernelFailure {
  readonly subject: Subject;
  readonly reason: string;
}

export interface RoundContext {
  readonly settings: SessionSettings;
  readonly plan: CalibrationPlan;
  readonly meter: EnergyMeter;
  readonly callSeconds: number;
}

/**
 * Every kernel once a round, round after round: the rounds of one kernel lie apart, and interference that lasts a
 * second or a minute shows as a difference between them.
 */
export async function measureKernelRounds(
  context: RoundContext,
  report: Reporter,
): Promise<{ rounds: Map<Subject, KernelRound[]>; failures: KernelFailure[] }> {
  const rounds = new Map<Subject, KernelRound[]>();
  const failures: KernelFailure[] = [];
  let subjects = listSubjects(context.plan);
  for (let round = 1; round <= context.plan.rounds; round++) {
    for (const subject of subjects) {
      const step = `${subject.name}, round ${round} of ${context.plan.rounds}`;
      try {
        const measured = await report(step, () => measureKernelRound(subject, context));
        rounds.set(subject, [...(rounds.get(subject) ?? []), measured]);
      } catch (error) {
        // Off the CPU a provider lacks operators; that is a finding, not a fault.
        if (context.settings.provider === "cpu") throw error;
        failures.push({ subject, reason: error instanceof Error ? error.message.slice(0, 300) : String(error) });
        subjects = subjects.filter((other) => other !== subject);
      }
    }
  }
  return { rounds, failures };
}

/**
 * Opens the kernel anew, so that a round also has its own placement in memory; warms it up, samples it, and reads the
 * meter over the samples.
 */
async function measureKernelRound({ name, shape }: Subject, context: RoundContext): Promise<KernelRound> {
  const { settings, plan, meter, callSeconds } = context;
  const { graph, feeds } = buildKernel(name, shape);
  const model = await openModel(graph.encodeForTiming(), feeds, settings);
  try {
    await warmUp(model, plan.warmUpSeconds);
    meter.begin();
    const raw = await sampleRuns(model, plan);
    const { joules, seconds } = meter.end();
    return { samples: raw.map((sample) => removeCall(sample, callSeconds)), watts: joules / seconds };
  } finally {
    await model.close();
  }
}

/** A kernel cannot take less than nothing; what is shorter than the call itself is known to be short, no more. */
function removeCall(sample: number, callSeconds: number): number {
  return Math.max(sample - callSeconds, sample / 10);
}
