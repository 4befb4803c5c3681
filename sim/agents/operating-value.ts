/** What a buyer believes about the years ahead of a device. */
export interface Outlook {
  /** [1/year] log growth of the hashrate less log growth of the token price: decay of revenue per hash */
  readonly decayPerYear: number;
  /** [1/year] continuously compounded */
  readonly discountPerYear: number;
  /** [years] from now to the first hash */
  readonly leadYears: number;
  /** [years] from now to the end of what the buyer counts */
  readonly horizonYears: number;
  /** [years] from now to the next halving, which the schedule makes public; Infinity where there is none */
  readonly halvingYears: number;
  /** Reward after that halving over the reward before it. */
  readonly halvingFactor: number;
}

/**
 * Present value [USD] of running a device that would earn `revenueUsdPerYear` and burn `costUsdPerYear` today, switched
 * off once revenue falls below cost:
 * integral over [lead, horizon] of max(0, R s(t) e^(-decay t) - C) e^(-discount t) dt, with s(t) = 1 before the halving
 * and the halving factor after it. Where revenue is believed to grow, a device that loses money at the start of a
 * stretch counts as off for the whole stretch.
 *
 * @source theory: net present value with optimal life, Dixit and Pindyck 1994, chapter 6, without the option to restart
 */
export function computeOperatingValue(revenueUsdPerYear: number, costUsdPerYear: number, outlook: Outlook): number {
  const { leadYears, horizonYears, halvingYears, halvingFactor } = outlook;
  const firstEnd = Math.min(horizonYears, halvingYears);
  const before = computeStretchValue(revenueUsdPerYear, costUsdPerYear, leadYears, firstEnd, outlook);
  if (halvingYears >= horizonYears) return before;
  const secondStart = Math.max(leadYears, halvingYears);
  return (
    before + computeStretchValue(revenueUsdPerYear * halvingFactor, costUsdPerYear, secondStart, horizonYears, outlook)
  );
}

/** [years] Present value of a revenue of one dollar a year, free of cost: no device is worth more per dollar of revenue. */
export function computeLargestAnnuity(outlook: Outlook): number {
  return integrateDecay(outlook.decayPerYear + outlook.discountPerYear, outlook.leadYears, outlook.horizonYears);
}

/** The part of it from one moment to another, without a halving between them. */
export function computeStretchValue(revenue: number, cost: number, from: number, to: number, outlook: Outlook): number {
  if (from >= to) return 0;
  const { decayPerYear: decay, discountPerYear: discount } = outlook;
  if (revenue * Math.exp(-decay * from) <= cost) return 0;
  const end = decay > 0 && cost > 0 ? Math.min(to, Math.log(revenue / cost) / decay) : to;
  return revenue * integrateDecay(decay + discount, from, end) - cost * integrateDecay(discount, from, end);
}

/** Integral of e^(-rate t) over [from, to]. */
function integrateDecay(rate: number, from: number, to: number): number {
  if (Math.abs(rate) < 1e-9) return to - from;
  return (Math.exp(-rate * from) - Math.exp(-rate * to)) / rate;
}
