import type { EfficiencyFit, NodeFloor } from "../../hardware-models/attainable-efficiency.ts";
import type { ChipFigures } from "../../hardware-models/chip-figures.ts";
import type { RangeEnd } from "../../hardware-models/cost-range.ts";
import type { DatedPrice } from "../../hardware-models/dated-prices.ts";
import type { DeviceKind } from "../../hardware-models/device.ts";
import type { ProcessNode } from "../../hardware-models/process-node.ts";
import type { ChipDesignKind, ServingChipInput, ServingEnergies } from "./serving-input.ts";

/** What is known of chip making: nodes, cited figures, and the energy of a unit of work that chips reach. */
export interface ChipTechnology {
  readonly nodes: readonly ProcessNode[];
  readonly figures: ChipFigures;
  /** Of wafers and masks by year; needed where the market's prices are dated. */
  readonly prices?: readonly DatedPrice[] | undefined;
  readonly efficiency: EfficiencyFit;
  readonly floor: NodeFloor;
  /** Where chips are made for serving instead of hashes: what is counted and measured of them. */
  readonly serving?: ServingEnergies | undefined;
}

/** cited: the prices on record, of 2020 to 2025; dated: those of the year. */
export const waferPrices = ["cited", "dated"] as const;
export type WaferPrices = (typeof waferPrices)[number];

/** A company that designs chips for the work that is paid for, and sells machines of them. */
export interface MakerInput {
  readonly name: string;
  /** First month of business, YYYY-MM; "start": that of the scenario. */
  readonly entry: string;
  /** Return asked of a design, 1/year, continuously compounded. */
  readonly capitalCostPerYear: number;
  /** Part of the cost of a machine below which its price never falls. */
  readonly marginFloor: number;
  /** Months from the first volume of a node until this maker may order from it. */
  readonly accessMonths: number;
  /** End of the cited figures of cost and lead time at which this maker works. */
  readonly figures: RangeEnd;
  /** Chance that a chip works as it comes back, 0 to 1. */
  readonly siliconSuccess: number;
  /** Wafers a month that it can turn into machines at first. */
  readonly firstWafersPerMonth: number;
  /** Growth of that after a month sold out, 1/month. */
  readonly growthPerMonth: number;
  /** Part of its machines that its own mining group may take at cost, 0 to 1. */
  readonly ownShare: number;
  /** The miner group that it owns; "none" where it has none. */
  readonly ownGroup: string;
  /**
   * The cloud whose team it is: all its machines are that cloud's, at cost, and the cloud pays for its designs. "none", or
   * left out: it sells.
   */
  readonly ownCloud?: string | undefined;
  /** Part of the cost of a machine above it that its price asks at most; left out, whatever buyers pay. */
  readonly listMargin?: number | undefined;
  /** special: a chip made for the work that is paid for; general: one that also does other work. Left out, special. */
  readonly design?: ChipDesignKind | undefined;
  /** Node of the machine that it sells at the start; left out, it has none. */
  readonly startNode?: string | undefined;
}

/** Where chips are made and how machines of them are sold. */
export interface HardwareMarketInput {
  /** Kinds of device that are sold from the catalogue beside what makers make. */
  readonly catalogueKinds: readonly DeviceKind[];
  /** Test lots of new chips that foundries run at once for all makers together. */
  readonly foundrySlots: number;
  /** Wafers a month of one node, once it runs at its full rate. */
  readonly wafersPerMonth: number;
  /** Growth of that since the scenario's start, 1/year; left out, there is none. */
  readonly wafersGrowthPerYear?: number | undefined;
  /**
   * Power of facilities, at hardware.pue, that can be connected in a year for machines of miners and clouds together, GW;
   * left out, there is no limit. And its growth since the scenario's start, 1/year; left out, there is none.
   */
  readonly powerGwPerYear?: number | undefined;
  readonly powerGrowthPerYear?: number | undefined;
  /** Years from the first volume of a node to that rate. */
  readonly nodeRampYears: number;
  /** Part of a node's wafers that makers of mining chips can get, 0 to 1; other customers have the rest. */
  readonly wafersShare: number;
  readonly dieSquareMillimetres: number;
  /** Power at the wall that a machine is built for, W. */
  readonly machineWatts: number;
  /** Boards, power supply, fans and case, USD a watt. */
  readonly machineUsdPerWatt: number;
  /** Part of the value to the last buyer that the price leaves him, 0 to 1. */
  readonly buyerShare: number;
  /** Months of production that can be on order. */
  readonly bookMonths: number;
  /** Years that a design is expected to sell. */
  readonly saleYears: number;
  /** Part of the network's pay that makers expect to be spent on machines, 0 to 1. */
  readonly spendingShare: number;
  /** Of the expected volume, 1/sqrt(year), and its drift, 1/year. */
  readonly volumeVolatility: number;
  readonly volumeDriftPerYear: number;
  /** What chips for serving can become; where makers make any. */
  readonly serving?: ServingChipInput | undefined;
  /** Wafers and masks at the prices of the year in which a design is decided on; left out, at the cited ones in all years. */
  readonly prices?: WaferPrices | undefined;
  /** Chips on sale before this year teach what energy a hash takes; read at the edge. */
  readonly knownBeforeYear: number;
}
