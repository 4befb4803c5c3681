import type { EpochRule } from "./epoch-rule.ts";
import type { LotteryRule } from "./lottery-rule.ts";

/** Every rule of the registry: one winner a block, or everybody at the epoch's end. */
export type RewardRule = LotteryRule | EpochRule;
