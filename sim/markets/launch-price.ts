/** How the price of a new device follows what it is expected to earn. */
export interface LaunchPriceTerms {
  /** 0: the list price for ever; 1: the seller's part of the value alone. */
  readonly passThrough: number;
  /** What a seller can ask at most, over what the device is worth to a typical buyer. */
  readonly sellerShareOfValue: number;
}

/** [USD] list^(1 - pass) * (seller's share of the value)^pass */
export function computeLaunchPrice(listUsd: number, valueUsd: number, terms: LaunchPriceTerms): number {
  return createLaunchPrice(listUsd, terms)(valueUsd);
}

/** The same for a device that is priced month by month: its list price's part is computed once. */
export function createLaunchPrice(listUsd: number, terms: LaunchPriceTerms): (valueUsd: number) => number {
  const { passThrough, sellerShareOfValue } = terms;
  const listPart = listUsd ** (1 - passThrough);
  return (valueUsd) => listPart * (sellerShareOfValue * valueUsd) ** passThrough;
}
