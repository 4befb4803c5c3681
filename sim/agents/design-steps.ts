import { createStream } from "../engine/random-stream.ts";
import type { ChipPlan } from "../markets/chip-plan.ts";

/** What a maker has decided to design. */
export interface DesignChoice {
  readonly plan: ChipPlan;
  /** [years AD] that the design is made for */
  readonly shipYear: number;
}

/** A design from the decision on, as far as its way to the market goes. */
export interface DesignProject extends DesignChoice {
  /** The maker's first, second, ... */
  readonly number: number;
  /** [USD] paid so far for design and masks */
  nreUsd: number;
  /** Times that silicon came back from the foundry. */
  spins: number;
  /** Unix time [s] of the tape-out; NaN before it. */
  tapeOutTime: number;
}

/** Whose design it is. */
export interface DesignTeam {
  readonly accounts: { designUsd: number };
  isDesigning: boolean;
}

/** What is done to a design, in this order; silicon is made at the foundry, again where it fails. */
export type DesignStep = "design" | "silicon" | "bring-up";

const monthsOf = {
  design: "designMonths",
  silicon: "siliconMonths",
  "bring-up": "bringUpMonths",
} as const satisfies Record<DesignStep, keyof ChipPlan>;

/** [months] that a step takes once it begins. */
export function getStepMonths({ plan }: DesignProject, step: DesignStep): number {
  return plan[monthsOf[step]];
}

/** Pays for a design, and keeps the team busy. */
export function applyDesignStart(team: DesignTeam, project: DesignProject): void {
  team.isDesigning = true;
  payForDesign(team, project, project.plan.nreUsd);
}

/**
 * Ends a step; silicon that does not work is mended, with new masks, and made again.
 *
 * @param works asked of silicon that came back
 * @returns the next step; null where the machine can go on sale
 */
export function applyStepEnd(
  team: DesignTeam,
  project: DesignProject,
  {
    step,
    timeSeconds,
    works,
  }: { readonly step: DesignStep; readonly timeSeconds: number; readonly works: () => boolean },
): DesignStep | null {
  switch (step) {
    case "design":
      team.isDesigning = false;
      project.tapeOutTime = timeSeconds;
      return "silicon";
    case "silicon":
      project.spins++;
      if (works()) return "bring-up";
      payForDesign(team, project, project.plan.masksUsd);
      return "silicon";
    case "bring-up":
      return null;
    default:
      return step satisfies never;
  }
}

/** Whether the silicon of a design works at its latest try, by a draw of its own. */
export function drawSilicon(
  seed: string,
  maker: { readonly name: string; readonly siliconSuccess: number },
  { number, spins }: DesignProject,
): boolean {
  return createStream(seed, `maker/${maker.name}/design/${number}/silicon/${spins}`)() < maker.siliconSuccess;
}

function payForDesign({ accounts }: DesignTeam, project: DesignProject, usd: number): void {
  accounts.designUsd += usd;
  project.nreUsd += usd;
}
