import type { Device, DeviceKind } from "../hardware-models/device.ts";
import type { CreditInput } from "./markets/credit-input.ts";
import type { MonthRow } from "./markets/history.ts";
import type { ChipTechnology, HardwareMarketInput, MakerInput } from "./markets/maker-input.ts";
import type { CloudInput, DemandInput } from "./markets/serving-input.ts";
import type { SideMarketInputs } from "./markets/side-input.ts";
import type { RuleParameters } from "./parameter.ts";
import type { RewardRule } from "./reward-rules/reward-rule.ts";
import type { ShockInput } from "./shocks.ts";
import type { WorkKind } from "./work-kind.ts";

/** A number, or a law from which every member of a group draws its own. */
export type Quantity =
  | number
  | { readonly distribution: "uniform"; readonly low: number; readonly high: number }
  | { readonly distribution: "lognormal"; readonly median: number; readonly sigma: number }
  | { readonly distribution: "pareto"; readonly minimum: number; readonly shape: number }
  | { readonly distribution: "choice"; readonly among: readonly ChoiceEntry[] };

/** One of the values of a choice, with what a reader should know of it. */
export interface ChoiceEntry {
  readonly value: number;
  /** Part of the members that have it, in the mean. */
  readonly share: number;
  /** Place whose price of electricity it is. */
  readonly country?: string | undefined;
  readonly source?: string | undefined;
}

export type PriceInput =
  | { readonly model: "history" }
  | { readonly model: "constant"; readonly usd: number }
  | {
      readonly model: "geometric-brownian-motion";
      readonly initialUsd: number;
      readonly driftPerYear: number;
      readonly volatilityPerYear: number;
    };

export type FeeInput =
  | { readonly model: "history" }
  | { readonly model: "none" }
  | { readonly model: "share-of-subsidy"; readonly share: number };

/** A miner group: `count` miners, each drawn from the group's distributions. */
export interface MinerGroupInput {
  readonly name: string;
  readonly count: number;
  /** Kinds of device that the group is willing to buy. */
  readonly devices: readonly DeviceKind[];
  /** Money at the start, USD a miner. */
  readonly capitalUsd: Quantity;
  /** Part of the chain's hashrate at the start that the group owns, 0 to 1. */
  readonly initialHashrateShare: number;
  /** Devices that the whole group owns at the start beside that, units by the device's name. */
  readonly initialFleet: Readonly<Record<string, number>>;
  readonly electricityUsdPerKwh: Quantity;
  /** Years over which a purchase must pay. */
  readonly horizonYears: Quantity;
  /** Return asked of a purchase, 1/year, continuously compounded. */
  readonly discountPerYear: Quantity;
  /** Believed growth of the network's hashrate where nothing is observed yet, log per year. */
  readonly hashrateGrowthPerYear: Quantity;
  /** Weight, 0 to 1, of the growth observed over the last twelve months in that belief. */
  readonly trendWeight: Quantity;
  /** Years of forecasts from which that weight is learned; left out where it stays as given. */
  readonly trendMemoryYears?: number | undefined;
  /** Whether a miner counts that more work of its own lowers the pay for all its work; left out, it does not. */
  readonly ownImpact?: "counted" | "ignored" | undefined;
  /** The pay below which a miner waits rather than buys; left out where any gain is taken. */
  readonly entryBarrier?: EntryBarrierInput | undefined;
  /** Believed growth of the token price, log per year. */
  readonly priceGrowthPerYear: Quantity;
  /** Part of what the coins sold after bills bring in that stays in the business, 0 to 1; the owners take the rest. */
  readonly reinvestShare: Quantity;
  /** Part of the coins left after bills that is kept as coins instead of sold, 0 to 1. */
  readonly holdShare: Quantity;
}

/** What a miner that can wait believes of the pay for work and of devices to come. */
export interface EntryBarrierInput {
  /** Of the pay in money, 1/sqrt(year). */
  readonly volatility: number;
  /** Log growth of the work that a dollar of devices does, 1/year. */
  readonly progressPerYear: number;
}

/** Owners of the supply that exists at the start; they run no hardware but may stake. */
export interface HolderGroupInput {
  readonly name: string;
  readonly count: number;
  /** Part of the supply at the start that the group owns, 0 to 1. */
  readonly supplyShare: number;
  /** Pareto shape of the split among its members; larger is more equal. */
  readonly paretoShape: number;
  /** Part of its coins that is at stake where the network pays for stake, 0 to 1. */
  readonly stakedShare: number;
  /** Yield below which a member does not stake, 1/year. */
  readonly requiredYieldPerYear: Quantity;
}

/** Power of the devices that can be made: a wafer of chips draws about the same whatever its node. */
export interface SupplyLimitInput {
  /** [GW/year] of new devices, cooling not counted, at the scenario's start. */
  readonly gwPerYear: number;
  /** [1/year] growth of that. */
  readonly growthPerYear: number;
}

/** How many devices of a kind the makers can deliver. */
export interface SupplyInput {
  /** Worth of the devices on sale in the first month after the kind's first release, USD a month. */
  readonly firstMonthUsd: number;
  /** Growth of that capacity after a month in which it was sold out, 1/month. */
  readonly growthPerMonth: number;
  /** What foundries leave room for; left out: no limit. */
  readonly limit?: SupplyLimitInput | undefined;
}

/** A rule by its name, with every parameter and every choice written out. */
export interface RuleInput extends RuleParameters {
  readonly name: string;
}

export interface SchemeInput {
  readonly name: string;
  readonly rule: RuleInput;
  readonly difficulty: RuleInput;
}

/** What a state takes, from the start on or from a date on. */
export interface TaxInput {
  /** [USD/kWh] on top of every miner's price, 0 where left out */
  readonly electricityUsdPerKwh?: number | undefined;
  /** Part of the worth of rewards at the price of their month, 0 to 1; 0 where left out. */
  readonly revenueShare?: number | undefined;
}

/** What a scenario's own figures are multiplied by, to ask "what if": 1, or left out, leaves them as they are. */
export interface FactorInput {
  /** Of the token price in every month, whatever its model. */
  readonly tokenPrice?: number | undefined;
  /** Of what every miner pays for electricity. */
  readonly electricityPrice?: number | undefined;
  /** Of the work a second of every ASIC of the catalogue, at the same watts and the same price. */
  readonly asicWork?: number | undefined;
  /** Of the list price of every device of the catalogue. */
  readonly devicePrice?: number | undefined;
  /** Of design and masks of every chip that makers design. */
  readonly designCost?: number | undefined;
}

/** One market on which every scheme of a comparison is tried. All defaults are written out. */
export interface MarketInput {
  /** First month, YYYY-MM, simulated from its first second (UTC). */
  readonly start: string;
  /** Last month, YYYY-MM, simulated to its last second. */
  readonly end: string;
  readonly price: PriceInput;
  readonly fees: FeeInput;
  readonly chain: {
    /** Blocks that exist at the start; "history": as many as the chain had. */
    readonly startHeight: number | "history";
    readonly targetIntervalSeconds: number;
    /** "history": the real difficulty of the month before the start. */
    readonly startDifficulty: number | "history";
    /** Work a second of all miner groups at the start, as H/s; "history": the real one of the month before the start. */
    readonly startHashrate: number | "history";
    /** Device that the hashrate of the start consists of. */
    readonly startDevice: string;
    /** Coins that exist at the start; "history": as many as Bitcoin's schedule mints up to the height of the start. */
    readonly startSupplyCoins: number | "history";
    /** Smallest units in one coin. */
    readonly unitsPerCoin: number;
  };
  readonly hardware: SideMarketInputs & {
    /** Power usage effectiveness: power at the meter over power of the devices. */
    readonly pue: number;
    /** Half-width of the even spread of electricity prices over one miner's sites, over their mean, 0 to 1. */
    readonly siteSpread: number;
    readonly deliveryMonths: number;
    /** Years after which a device is scrapped, and over which its price is written off. */
    readonly lifeYears: number;
    /** Months switched off after which a device is scrapped. */
    readonly scrapAfterMonthsOff: number;
    /** Names of devices left out of the catalogue. */
    readonly exclude: readonly string[];
    readonly supply: Readonly<Record<DeviceKind, SupplyInput>>;
    /** How made machines are sold; left out where all devices have list prices. */
    readonly market?: HardwareMarketInput | undefined;
  };
  readonly stake: {
    /** Part of the coins on the market that can be bought in a month, 0 to 1. */
    readonly floatPerMonth: number;
    /** Stakers with a seat as validator under a rule that settles epochs; everyone else delegates. */
    readonly validators: number;
  };
  readonly miners: readonly MinerGroupInput[];
  readonly holders: readonly HolderGroupInput[];
  /** Who designs chips and sells machines of them; left out where all devices come from the catalogue. */
  readonly makers?: readonly MakerInput[] | undefined;
  /** Who pays for what machines serve; left out where only the network pays for work. */
  readonly demand?: DemandInput | undefined;
  /** Who serves beside the network; left out where nobody does. */
  readonly clouds?: readonly CloudInput[] | undefined;
  /** The work that is paid for, with the chips in a machine and the tokens of a request where there are such. */
  readonly work?:
    | {
        readonly kernel: string;
        readonly chips?: number | undefined;
        readonly inputTokens?: number | undefined;
        readonly outputTokens?: number | undefined;
      }
    | undefined;
  /** On what terms a lender finances machines; left out, miners buy with their own money alone. */
  readonly credit?: CreditInput | undefined;
  /** What a state takes of it; left out where nobody is taxed. */
  readonly taxes?: TaxInput | undefined;
  /** What befalls the market from outside. */
  readonly shocks?: readonly ShockInput[] | undefined;
  /** What the figures above are multiplied by; left out, nothing is. */
  readonly factors?: FactorInput | undefined;
}

/** What holds from the first second of a month on: a whole market and scheme, so that nothing is half changed. */
export interface PhaseInput {
  /** YYYY-MM, after the start. */
  readonly date: string;
  readonly market: MarketInput;
  readonly scheme: SchemeInput;
  /** The very rule of before, unless another is put in its place. */
  readonly rule: RewardRule;
}

/** All that one replication of one scheme depends on. */
export interface SimulationInput {
  readonly market: MarketInput;
  /** What the devices' rates count. */
  readonly work: WorkKind;
  readonly scheme: SchemeInput;
  /** The rule that the scheme names, or one of the user's own. */
  readonly rule: RewardRule;
  /** What changes at a date, in the order of dates; left out where nothing does. */
  readonly phases?: readonly PhaseInput[] | undefined;
  readonly devices: readonly Device[];
  /** What makers know of chips; only where there are any. */
  readonly technology?: ChipTechnology | undefined;
  /** Monthly history from the chain's first month on; empty where nothing asks for it. */
  readonly history: readonly MonthRow[];
  readonly seed: string;
  readonly replication: number;
}
