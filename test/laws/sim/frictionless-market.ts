import { loadSimJs } from "../../../sim/engine/simjs.ts";
import type { LotteryRule } from "../../../sim/reward-rules/lottery-rule.ts";
import { proofOfWork } from "../../../sim/reward-rules/proof-of-work.ts";
import { rewardRules } from "../../../sim/reward-rules/registry.ts";
import type { RunResult } from "../../../sim/run-result.ts";
import { simulate } from "../../../sim/simulate.ts";
import type { MarketInput, MinerGroupInput, PriceInput, SimulationInput } from "../../../sim/simulation-input.ts";
import { JOULES_PER_KWH, SECONDS_PER_YEAR } from "../../../sim/units.ts";
import { createDevice, createGroup, createInput, createMarket, workScheme } from "./small-market.ts";

const simJs = await loadSimJs();

/**
 * A market in which devices arrive at once, are a hundred thousandth of the fleet each, and wear out, so that whoever has
 * too many has fewer in time; in which nobody expects a change, and work is paid pro rata every day. What is left of
 * frictions is the month: between two reviews so many units can be bought, and about half as many wear out.
 */
export interface FrictionlessMarket {
  readonly unitsPerMonth: number;
  readonly startUnits: number;
  readonly price: PriceInput;
  readonly years: number;
  readonly lifeYears: number;
  readonly groups: readonly Partial<MinerGroupInput>[];
  readonly hardware?: Partial<MarketInput["hardware"]>;
  readonly devicePriceUsd?: number;
  /** Blocks by lot under Bitcoin's difficulty instead, with the luck of this replication. */
  readonly replication?: number;
}

/** What closed forms are told; a run may be told otherwise. */
export const truth = { pue: 1.1, discountPerYear: 0.3, lifeYears: 40, device: createDevice() } as const;

/** Two blocks of 50 coins a day, so that every day mints the same and the first halving lies 287 years ahead. */
const payIntervalSeconds = 43_200;
/** The same coins in a hundred blocks a day. */
const drawIntervalSeconds = 864;
const coinPerBlock: LotteryRule = {
  ...proofOfWork,
  computeSubsidy: () => 1e8,
  computeNextSubsidyChange: () => Number.POSITIVE_INFINITY,
};
export const coinsPerYear = (50 * SECONDS_PER_YEAR) / payIntervalSeconds;

/** [years] a dollar a year for so long is worth: (1 - e^(-discount life)) / discount. */
export function computeAnnuity(lifeYears: number): number {
  return -Math.expm1(-truth.discountPerYear * lifeYears) / truth.discountPerYear;
}

/** [USD] of a year of one device's electricity. */
export function computePowerUsd(electricityUsdPerKwh: number): number {
  return (truth.device.powerWatts * truth.pue * SECONDS_PER_YEAR * electricityUsdPerKwh) / JOULES_PER_KWH;
}

/** [USD] of a year of one device: its price over the years that it must pay in, and its electricity. */
export function computeYearUsd(electricityUsdPerKwh: number, lifeYears: number = truth.lifeYears): number {
  return truth.device.priceUsd / computeAnnuity(lifeYears) + computePowerUsd(electricityUsdPerKwh);
}

export function runFrictionless(terms: FrictionlessMarket): RunResult {
  const { replication, startUnits } = terms;
  const device = { ...truth.device, priceUsd: terms.devicePriceUsd ?? truth.device.priceUsd };
  const start = startUnits * device.workPerSecond;
  const market = createMarket();
  const intervalSeconds = replication === undefined ? payIntervalSeconds : drawIntervalSeconds;
  return simulate(
    createInput({
      ...createScheme(replication),
      market: {
        ...market,
        start: "2013-01",
        end: `${2012 + terms.years}-12`,
        price: terms.price,
        chain: {
          ...market.chain,
          startHeight: 0,
          targetIntervalSeconds: intervalSeconds,
          startHashrate: start,
          startDifficulty: (start * intervalSeconds) / 2 ** 32,
          startSupplyCoins: 0,
        },
        hardware: createHardware(terms, device.priceUsd),
        miners: terms.groups.map((group, index) => createFirm(group, index, terms)),
      },
      devices: [device],
    }),
    simJs,
  );
}

function createScheme(replication: number | undefined): Pick<SimulationInput, "scheme" | "rule" | "replication"> {
  if (replication !== undefined) return { scheme: workScheme, rule: coinPerBlock, replication };
  const parameters = { workShare: 1, treasuryShare: 0, feeBurnShare: 0, commission: 0, epochSeconds: 86_400 };
  const rule = { name: "hybrid", parameters: { ...parameters, nodePowerWatts: 0 }, choices: {} };
  const difficulty = { name: "none", parameters: {}, choices: {} };
  return { scheme: { name: "pro rata", rule, difficulty }, rule: rewardRules.hybrid, replication: 0 };
}

function createHardware(terms: FrictionlessMarket, priceUsd: number): MarketInput["hardware"] {
  const supply = { firstMonthUsd: terms.unitsPerMonth * priceUsd, growthPerMonth: 0 };
  return {
    ...createMarket().hardware,
    pue: truth.pue,
    deliveryMonths: 0,
    lifeYears: terms.lifeYears,
    scrapAfterMonthsOff: 1e4,
    supply: { cpu: supply, gpu: supply, fpga: supply, asic: supply },
    ...terms.hardware,
  };
}

function createFirm(
  group: Partial<MinerGroupInput>,
  index: number,
  { groups, lifeYears }: FrictionlessMarket,
): MinerGroupInput {
  return createGroup({
    name: `firm-${index}`,
    count: 1,
    discountPerYear: truth.discountPerYear,
    horizonYears: lifeYears,
    hashrateGrowthPerYear: 0,
    trendWeight: 0,
    initialHashrateShare: 1 / groups.length,
    reinvestShare: 1,
    ...group,
  });
}
