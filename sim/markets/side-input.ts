import type { DatedRent } from "../../hardware-models/device.ts";
import type { LaunchPriceTerms } from "./launch-price.ts";
import type { PlayersDemand } from "./players-demand.ts";

/** What a scenario may add to a market of list prices. */
export interface SideMarketInputs {
  /** Prices of new devices that follow what they earn; left out, a device has its list price for ever. */
  readonly launchPrice?: LaunchPriceInput | undefined;
  /** Where used devices are sold; left out, a device stays with its first owner until it is scrapped. */
  readonly used?: UsedMarketInput | undefined;
  /** What graphics cards can do beside mining. */
  readonly otherWork?: OtherWorkInput | undefined;
  /** What it costs to switch devices off and on again; left out, nothing. */
  readonly switching?: SwitchingInput | undefined;
}

export interface LaunchPriceInput extends LaunchPriceTerms {
  /** Part of the list price below which no maker sells, 0 to 1. */
  readonly floorShare: number;
}

export interface UsedMarketInput extends PlayersDemand {
  /** Part of the price that transport and dealers take, 0 to 1. */
  readonly tradingCostShare: number;
  /** [USD] of one device as scrap, but never more than a new one costs. */
  readonly scrapUsd: number;
  /** Months that an owner keeps a device that is off before selling it to whoever does not mine. */
  readonly patienceMonths: number;
  /** Part of the price of a new one, at most its list price, that players pay for a used graphics card as good as new, 0 to 1. */
  readonly playersShare: number;
  /** [1/year] log fall of what players pay with the card's age. */
  readonly playersDeclinePerYear: number;
}

/** What a graphics card earned in other work from a month on. */
export interface RentalQuote extends DatedRent {
  readonly device: string;
}

export interface OtherWorkInput {
  /** "cited": those that devices bring along. */
  readonly rates: "cited" | readonly RentalQuote[];
  /** [USD/month] that customers pay for cards of all miners together, at most. */
  readonly demandUsdPerMonth: number;
  /** Part of its hours in which a card is rented out, 0 to 1. */
  readonly occupancy: number;
  /** Part of the rent that the market place takes, 0 to 1. */
  readonly feeShare: number;
  /** How much more the other work must earn before a card is moved, over what it earns. */
  readonly moveMargin: number;
  /** [1/year] believed log fall of rents. */
  readonly declinePerYear: number;
}

export interface SwitchingInput {
  /** [USD/W] of the devices: staff, repairs and idle days of a restart. */
  readonly restartUsdPerWatt: number;
  /** [USD/W] of the devices: what it costs to shut down. */
  readonly stopUsdPerWatt: number;
  /** Part of a contract's electricity that is paid whether it is used or not, 0 to 1. */
  readonly takeOrPayShare: number;
  /** Months that a contract still runs when devices are switched off. */
  readonly contractMonths: number;
  /** [1/sqrt(year)] of the pay for work, as its earner sees it. */
  readonly volatility: number;
  /** [1/year] return asked, above 0; the pay is believed to have no drift. */
  readonly discountPerYear: number;
}
