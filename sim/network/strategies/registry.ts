import { blockWithholding } from "./block-withholding.ts";
import { doubleSpend } from "./double-spend.ts";
import { honest } from "./honest.ts";
import { optimal } from "./optimal.ts";
import { selfish } from "./selfish.ts";
import { equalForkStubborn, leadForkStubborn, leadStubborn, trailStubborn } from "./stubborn.ts";
import type { WithholdingRule } from "./withholding-rule.ts";

/** Every strategy that a miner can play with its blocks. */
export const strategies = {
  honest,
  selfish,
  "lead-stubborn": leadStubborn,
  "equal-fork-stubborn": equalForkStubborn,
  "lead-fork-stubborn": leadForkStubborn,
  "trail-stubborn": trailStubborn,
  optimal,
  "double-spend": doubleSpend,
  "block-withholding": blockWithholding,
} as const satisfies Record<string, WithholdingRule>;
