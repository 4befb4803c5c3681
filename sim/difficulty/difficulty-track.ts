import type { ParameterValues } from "../parameter.ts";
import type { DifficultyRule } from "./difficulty-rule.ts";
import { createHeaderHistory, type HeaderHistory, pushHeader } from "./header-history.ts";

/** Difficulty of a chain under any rule, block by block. */
export interface DifficultyTrack {
  readonly rule: DifficultyRule;
  readonly parameters: ParameterValues;
  readonly targetIntervalSeconds: number;
  /** [compact] target of the next block */
  bits: number;
  /** Blocks found since the start. */
  blocks: number;
  windowFirstTime: number;
  readonly headers: HeaderHistory | null;
}

/** A chain at a block after which a window of its rule begins, what came before having come on target. */
export function createDifficultyTrack(
  rule: DifficultyRule,
  parameters: ParameterValues,
  targetIntervalSeconds: number,
  bits: number,
): DifficultyTrack {
  const headers =
    rule.retargets === "by-window"
      ? null
      : createHeaderHistory({
          headers: rule.countHeaders(parameters),
          height: 0,
          time: 0,
          bits,
          targetIntervalSeconds,
        });
  return { rule, parameters, targetIntervalSeconds, bits, blocks: 0, windowFirstTime: 0, headers };
}

/** A block was found. */
export function applyFoundBlock(track: DifficultyTrack, timeSeconds: number): void {
  const { rule, parameters } = track;
  const time = Math.floor(timeSeconds);
  track.blocks++;
  if (rule.retargets === "every-block") {
    pushHeader(track.headers!, time, track.bits);
    track.bits = rule.computeNextBits(track.headers!, parameters);
    return;
  }
  const into = track.blocks % rule.intervalBlocks;
  if (into === 1) track.windowFirstTime = time;
  if (into !== 0) return;
  track.bits = rule.computeNextBits(
    {
      oldBits: track.bits,
      firstTime: track.windowFirstTime,
      lastTime: time,
      targetIntervalSeconds: track.targetIntervalSeconds,
    },
    parameters,
  );
}
