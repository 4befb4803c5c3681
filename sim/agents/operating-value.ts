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
  return createOperatingValue(outlook)(revenueUsdPerYear, costUsdPerYear);
}

/** Value [USD] of running a device, by what it earns and burns in a year. */
export type OperatingValue = (revenueUsdPerYear: number, costUsdPerYear: number) => number;

/** The same for many devices under one outlook: what they share is computed once. */
export function createOperatingValue(outlook: Outlook): OperatingValue {
  const { leadYears, horizonYears, halvingYears, halvingFactor } = outlook;
  const before = createStretchValue(leadYears, Math.min(horizonYears, halvingYears), outlook);
  if (halvingYears >= horizonYears) return before;
  const after = createStretchValue(Math.max(leadYears, halvingYears), horizonYears, outlook);
  return (revenue, cost) => before(revenue, cost) + after(revenue * halvingFactor, cost);
}

/** [years] Present value of a revenue of one dollar a year, free of cost: no device is worth more per dollar of revenue. */
export function computeLargestAnnuity(outlook: Outlook): number {
  const { decayPerYear, discountPerYear, leadYears, horizonYears } = outlook;
  return createDecayIntegral(decayPerYear + discountPerYear, leadYears, horizonYears)(horizonYears);
}

/** The part of an operating value from one moment to another, without a halving between them. */
export function createStretchValue(from: number, to: number, outlook: Outlook): OperatingValue {
  if (from >= to) return () => 0;
  const { decayPerYear: decay, discountPerYear: discount } = outlook;
  const decayed = Math.exp(-decay * from);
  const earn = createDecayIntegral(decay + discount, from, to);
  const burn = createDecayIntegral(discount, from, to);
  return (revenue, cost) => {
    if (revenue * decayed <= cost) return 0;
    const end = decay > 0 && cost > 0 ? Math.min(to, Math.log(revenue / cost) / decay) : to;
    return revenue * earn(end) - cost * burn(end);
  };
}

/** Integral of e^(-rate t) from `from` to an end that is at most `to`, and often `to` itself. */
function createDecayIntegral(rate: number, from: number, to: number): (end: number) => number {
  if (Math.abs(rate) < 1e-9) return (end) => end - from;
  const start = Math.exp(-rate * from);
  const whole = (start - Math.exp(-rate * to)) / rate;
  return (end) => (end === to ? whole : (start - Math.exp(-rate * end)) / rate);
}
