/** What an owner asks for used devices of one age. */
export interface UsedAsk {
  readonly party: number;
  readonly units: number;
  /** [USD] least that the owner must receive for a device */
  readonly leastUsd: number;
}

/** What a buyer bids for one of them. */
export interface UsedBid {
  readonly party: number;
  /** [USD] most that a device is worth to the buyer */
  readonly mostUsd: number;
  readonly budgetUsd: number;
}

/** Devices that change hands. */
export interface UsedTrade {
  readonly seller: number;
  readonly buyer: number;
  readonly units: number;
}

export interface UsedClearing {
  /** [USD] what every buyer pays for a device */
  readonly priceUsd: number;
  readonly trades: readonly UsedTrade[];
}

/**
 * Clears one double auction at one price: the lowest at which what is offered meets what buyers can pay for. Owners who
 * ask least sell first, buyers who value most are served first, each as many whole devices as its budget buys. Null
 * where no device changes hands.
 *
 * @param tradingCostShare part of the price that no seller receives
 */
export function clearUsedMarket(
  asks: readonly UsedAsk[],
  bids: readonly UsedBid[],
  tradingCostShare: number,
): UsedClearing | null {
  const rising = asks
    .map((ask) => ({ ...ask, priceUsd: ask.leastUsd / (1 - tradingCostShare) }))
    .sort((one, other) => one.priceUsd - other.priceUsd || one.party - other.party);
  const falling = bids.toSorted((one, other) => other.mostUsd - one.mostUsd || one.party - other.party);
  const ends = [rising[0]?.priceUsd ?? Number.POSITIVE_INFINITY, falling[0]?.mostUsd ?? 0] as const;
  if (!(ends[0] <= ends[1])) return null;
  const priceUsd = findPrice(rising, falling, ends);
  const trades = matchTrades(
    rising.filter((ask) => ask.priceUsd <= priceUsd),
    falling.filter(({ mostUsd }) => mostUsd >= priceUsd),
    priceUsd,
  );
  return trades.length === 0 ? null : { priceUsd, trades };
}

type PricedAsk = UsedAsk & { readonly priceUsd: number };

const HALVINGS = 50;

/** Supply rises with the price in steps and demand falls in steps: the end of the last bracket that trades more. */
function findPrice(
  asks: readonly PricedAsk[],
  bids: readonly UsedBid[],
  [low, high]: readonly [number, number],
): number {
  const supplyAt = (price: number) => asks.reduce((sum, ask) => sum + (ask.priceUsd <= price ? ask.units : 0), 0);
  const demandAt = (price: number) => bids.reduce((sum, bid) => sum + countDevices(bid, price), 0);
  const volumeAt = (price: number) => Math.min(supplyAt(price), demandAt(price));
  if (supplyAt(low) >= demandAt(low)) return low;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (supplyAt(middle) >= demandAt(middle)) high = middle;
    else low = middle;
  }
  return volumeAt(low) > volumeAt(high) ? low : high;
}

function countDevices({ mostUsd, budgetUsd }: UsedBid, priceUsd: number): number {
  if (mostUsd < priceUsd) return 0;
  return priceUsd > 0 ? Math.floor(budgetUsd / priceUsd) : Number.POSITIVE_INFINITY;
}

function matchTrades(asks: readonly PricedAsk[], bids: readonly UsedBid[], priceUsd: number): UsedTrade[] {
  const trades: UsedTrade[] = [];
  const left = asks.map(({ units }) => units);
  let ask = 0;
  for (const bid of bids) {
    let wanted = countDevices(bid, priceUsd);
    while (wanted > 0 && ask < asks.length) {
      const units = Math.min(wanted, left[ask]!);
      const seller = asks[ask]!.party;
      if (units > 0 && seller !== bid.party) trades.push({ seller, buyer: bid.party, units });
      wanted -= units;
      left[ask]! -= units;
      if (left[ask]! > 0) break;
      ask++;
    }
  }
  return trades;
}
