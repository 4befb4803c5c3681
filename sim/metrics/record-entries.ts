import { type ChipIndustry, isCloudTeam } from "../agents/chip-industry.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import { computeStakeEntry, computeWorkEntry, type EntryMarket, type MonthlyOffer } from "./entry-payback.ts";
import type { MonthlySeries } from "./series-metrics.ts";

/** Fills in what entrants of each month came to, which only the finished run can tell. */
export function recordEntries(world: World, series: MonthlySeries): void {
  const market = describeEntryMarket(world, series);
  for (let month = 0; month < world.months.length; month++) {
    const work = computeWorkEntry(market, month);
    const stake = computeStakeEntry(market, month);
    series.payback_work_months[month] = work.paybackMonths;
    series.return_work_24m[month] = work.moneyMultiple;
    series.payback_stake_months[month] = stake.paybackMonths;
    series.return_stake_24m[month] = stake.moneyMultiple;
  }
}

/** The month's pay as recorded, less taxes, and the median electricity price of miners. */
function describeEntryMarket(world: World, series: MonthlySeries): EntryMarket {
  const { market, monthStarts, entryTerms } = world;
  const { costAmount } = world.input.work;
  const months = world.months.length;
  const isPriced = market.hardware.launchPrice !== undefined;
  return {
    monthStarts,
    priceUsd: world.priceUsd,
    payUsdPerWork: series.reward_usd_per_eh.map((usd, month) => (usd / costAmount) * entryTerms.payLeft[month]!),
    stakeYield: Float64Array.from({ length: months }, (_, month) => {
      const seconds = monthStarts[month + 1]! - monthStarts[month]!;
      return ((series.stake_yield_per_year[month]! * seconds) / SECONDS_PER_YEAR) * entryTerms.payLeft[month]!;
    }),
    devices: isPriced ? [] : world.deviceMarket.offered.map((index) => world.devices[index]!),
    ...(world.industry === null && !isPriced
      ? {}
      : {
          offers: [...listPricedOffers(world), ...(world.industry === null ? [] : listOffers(world.industry, months))],
        }),
    electricityUsdPerJoule: entryTerms.electricityUsdPerJoule,
    pue: market.hardware.pue,
    deliveryMonths: market.hardware.deliveryMonths,
  };
}

/** Listed devices where they do not cost their list price for ever. */
function listPricedOffers({ side, devices }: World): MonthlyOffer[] {
  return [...(side?.prices ?? [])].map(([device, priceUsd]) => ({ device: devices[device]!, priceUsd }));
}

/** Made machines with their price in each month on sale; those of clouds' own teams never are. */
function listOffers({ makers, devices }: ChipIndustry, months: number): MonthlyOffer[] {
  const selling = makers.filter((maker) => !isCloudTeam(maker));
  return selling.flatMap(({ projects }) =>
    projects.flatMap(({ offer, device }) => {
      if (offer === null) return [];
      const priceUsd = new Float64Array(months).fill(Number.NaN);
      for (const sale of offer.months) priceUsd[sale.month] = sale.priceUsd;
      return [{ device: devices[device]!, priceUsd }];
    }),
  );
}
