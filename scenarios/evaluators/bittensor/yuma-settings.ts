import type { YumaParameters } from "../../../sim/reward-rules/bittensor/yuma/yuma-parameters.ts";

/** Switches and rates by the names of the vectors. */
export interface YumaSettings {
  readonly kappa: number;
  readonly bonds_penalty: number;
  readonly bonds_moving_average: number;
  readonly yuma3?: boolean | undefined;
  readonly liquid_alpha?: boolean | undefined;
  readonly alpha_low?: number | undefined;
  readonly alpha_high?: number | undefined;
  readonly steepness?: number | undefined;
}

/** Rates are the chain's defaults where none are given; liquid alpha does nothing under Yuma 2. */
export function readYumaParameters(settings: YumaSettings, bondStorage: YumaParameters["bondStorage"]): YumaParameters {
  const isLiquid = settings.yuma3 === true && settings.liquid_alpha === true;
  return {
    version: settings.yuma3 === true ? "yuma3" : "yuma2",
    kappa: settings.kappa,
    bondsPenalty: settings.bonds_penalty,
    bondsMovingAverage: settings.bonds_moving_average,
    liquidAlpha: isLiquid
      ? {
          low: settings.alpha_low ?? 45_875 / 65_535,
          high: settings.alpha_high ?? 58_982 / 65_535,
          steepness: settings.steepness ?? 10,
        }
      : undefined,
    bondStorage,
  };
}
