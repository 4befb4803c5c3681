import type { Design, DesignPoint, Factor } from "./design.ts";

/** How one kind of design turns factors into points. Pure. */
export interface DesignMethod<Kind extends Design["kind"]> {
  readonly title: string;
  /** @throws ScenarioError where the design cannot be made of these factors */
  countPoints(design: DesignOf<Kind>, factors: readonly Factor[]): number;
  /** Called after `countPoints` let the design through. */
  computePoints(design: DesignOf<Kind>, factors: readonly Factor[], seed: string): DesignPoint[];
  /** What the user should know before running it; sentences. */
  listWarnings(design: DesignOf<Kind>): string[];
}

export type DesignOf<Kind extends Design["kind"]> = Extract<Design, { readonly kind: Kind }>;
