import type { LiquidAlpha } from "./liquid-alpha.ts";

export interface YumaParameters {
  readonly version: "yuma2" | "yuma3";
  /** Stake that has to back a weight: 32767 / 65535, not a half. */
  readonly kappa: number;
  /** beta: how far weights count clipped for bonds, 0 to 1; 1 on the chain. */
  readonly bondsPenalty: number;
  /** Part of old bonds that stays each epoch: 0.9 on the chain. */
  readonly bondsMovingAverage: number;
  /** Yuma 3 only; on the chain the switch does nothing under Yuma 2. */
  readonly liquidAlpha?: LiquidAlpha | undefined;
  /** Whether bonds are cut to 16 bits between epochs, as on the chain. */
  readonly bondStorage: "u16" | "exact";
}

/** Matrices are row after row: one row a validator, one column a neuron. */
export interface YumaInput {
  /** Active stake by row; adds up to 1, or all 0. */
  readonly stake: Float64Array;
  readonly columns: number;
  /** Rows add up to 1, or are all 0. */
  readonly weights: Float64Array;
  /** 0 to 1, as stored by the epoch before. */
  readonly bonds: Float64Array;
}

/** Bonds after an epoch, before they are stored. */
export interface BondUpdate {
  readonly bonds: Float64Array;
  /** Sum of each column. */
  readonly sums: Float64Array;
  /** What a stored bond of 65535 stands for, by column. */
  readonly scale: Float64Array;
}
