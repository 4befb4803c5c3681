import { sampleRuns, warmUp } from "../benchmark.ts";
import { computeFigure, type Figure } from "../figure.ts";
import { buildChain } from "../operators/operator-probe.ts";
import { measureSlopes } from "../operators/operator-timing.ts";
import { probeStreaming } from "../operators/pass-probes.ts";
import { openModel, type SessionSettings } from "../session.ts";

/** What a measurement costs besides the kernel. */
export interface Overhead {
  /** A call from JavaScript into a graph that does next to nothing. */
  readonly call: Figure;
  /** One more node on a few numbers. */
  readonly node: Figure;
}

/** Numbers in the tensors of the probes: too few to take time. */
const fewNumbers = 16;

export async function measureOverhead(settings: SessionSettings, budgetSeconds: number): Promise<Overhead> {
  const probe = probeStreaming(fewNumbers);
  const { graph, feeds } = buildChain(probe, 0);
  const model = await openModel(graph.encodeForTiming(), feeds, settings);
  await warmUp(model, budgetSeconds / 4);
  const samples = await sampleRuns(model, { precision: 0, budgetSeconds: budgetSeconds / 2, minRepetitions: 20 });
  await model.close();
  const slopes = await measureSlopes(probe, settings, { rounds: 7, budgetSeconds: budgetSeconds / 30 });
  return { call: computeFigure(samples, "s"), node: computeFigure(slopes, "s") };
}
