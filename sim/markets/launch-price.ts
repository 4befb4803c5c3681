/** How the price of a new device follows what it is expected to earn. */
export interface LaunchPriceTerms {
  /** 0: the list price for ever; 1: the seller's part of the value alone. */
  readonly passThrough: number;
  /** What a seller can ask at most, over what the device is worth to a typical buyer. */
  readonly sellerShareOfValue: number;
}

/** [USD] list^(1 - pass) * (seller's share of the value)^pass */
export function computeLaunchPrice(listUsd: number, valueUsd: number, terms: LaunchPriceTerms): number {
  const { passThrough, sellerShareOfValue } = terms;
  const askedUsd = sellerShareOfValue * valueUsd;
  return listUsd ** (1 - passThrough) * askedUsd ** passThrough;
}
