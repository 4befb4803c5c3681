import { computeOperatingValue, createStretchValue, type Outlook } from "./operating-value.ts";

/** What a device can earn in place of mining. */
export interface OutsideOption {
  /** [USD/year] today, before electricity */
  readonly revenueUsdPerYear: number;
  /** [1/year] log fall */
  readonly declinePerYear: number;
}

/**
 * [USD] Present value of a device that at each moment does what then pays more, or is off:
 * integral over [lead, horizon] of max(0, R s(t) e^(-decay t) - C, O e^(-decline t) - C) e^(-discount t) dt.
 * Between halvings the two revenues cross at most once, at ln(R / O) / (decay - decline).
 */
export function computeValueWithOption(
  revenueUsdPerYear: number,
  costUsdPerYear: number,
  option: OutsideOption,
  outlook: Outlook,
): number {
  if (!(option.revenueUsdPerYear > 0)) return computeOperatingValue(revenueUsdPerYear, costUsdPerYear, outlook);
  const { leadYears, horizonYears, halvingYears, halvingFactor } = outlook;
  const valueBetween = (revenue: number, from: number, to: number) =>
    computeBest({ revenue, cost: costUsdPerYear, option, outlook }, from, to);
  const before = valueBetween(revenueUsdPerYear, leadYears, Math.min(horizonYears, halvingYears));
  if (halvingYears >= horizonYears) return before;
  return before + valueBetween(revenueUsdPerYear * halvingFactor, Math.max(leadYears, halvingYears), horizonYears);
}

interface Alternatives {
  readonly revenue: number;
  readonly cost: number;
  readonly option: OutsideOption;
  readonly outlook: Outlook;
}

function computeBest({ revenue, cost, option, outlook }: Alternatives, from: number, to: number): number {
  if (from >= to) return 0;
  const decay = outlook.decayPerYear - option.declinePerYear;
  const lead = revenue > 0 ? Math.log(revenue / option.revenueUsdPerYear) : Number.NEGATIVE_INFINITY;
  const crossing = decay === 0 ? Number.NaN : lead / decay;
  const valueBetween = (start: number, end: number) =>
    lead > (decay * (start + end)) / 2
      ? createStretchValue(start, end, outlook)(revenue, cost)
      : createStretchValue(start, end, { ...outlook, decayPerYear: option.declinePerYear })(
          option.revenueUsdPerYear,
          cost,
        );
  return crossing > from && crossing < to
    ? valueBetween(from, crossing) + valueBetween(crossing, to)
    : valueBetween(from, to);
}
