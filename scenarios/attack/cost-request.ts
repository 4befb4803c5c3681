/** What is asked of every network; null takes the network's own. */
export interface CostRequest {
  readonly share: number | null;
  readonly days: number;
  readonly device: string | null;
  readonly priceUsd: number | null;
  readonly staked: number | null;
  readonly electricityUsdPerKwh: number;
  readonly powerUsageEffectiveness: number;
  readonly rentalPremium: number;
  readonly confirmations: number;
  readonly priceFall: number;
}
