import test, { type ExecutionContext } from "ava";
import { addMonths, parseMonth } from "../../../sim/calendar.ts";
import { loadSimJs } from "../../../sim/engine/simjs.ts";
import type { RuleParameters } from "../../../sim/parameter.ts";
import { computeBondingEquilibrium } from "../../../sim/reward-rules/cosmos/bonding-equilibrium.ts";
import { computeEquilibriumStakeEth } from "../../../sim/reward-rules/ethereum/issuance.ts";
import { rewardRules } from "../../../sim/reward-rules/registry.ts";
import type { RunResult } from "../../../sim/run-result.ts";
import { simulate } from "../../../sim/simulate.ts";
import type { HolderGroupInput, MinerGroupInput } from "../../../sim/simulation-input.ts";
import { SECONDS_PER_YEAR } from "../../../sim/units.ts";
import { createDevice, createGroup, createInput, createMarket } from "./small-market.ts";

const simJs = await loadSimJs();

/** Holders of equal size who ask for one yield, no cost of a node, no commission: stake alone decides. */
interface StakeMarket {
  readonly rule: keyof typeof rewardRules;
  readonly parameters: RuleParameters["parameters"];
  readonly choices: RuleParameters["choices"];
  readonly supplyCoins: number;
  readonly holders: readonly Partial<HolderGroupInput>[];
  readonly buyer?: Partial<MinerGroupInput>;
}

/** Part of the market that can be bought in a month: a third of a per cent of the stake. */
const floatPerMonth = 0.001;
const intervalSeconds = 864;
/** Of Bitcoin's schedule before its first halving, which comes after the end. */
const scheduledCoinsPerYear = (50 * SECONDS_PER_YEAR) / intervalSeconds;

function runStake({ rule, parameters, choices, supplyCoins, holders, buyer }: StakeMarket): RunResult {
  const market = createMarket();
  return simulate(
    createInput({
      market: {
        ...market,
        end: "2015-06",
        chain: {
          ...market.chain,
          startHeight: 0,
          targetIntervalSeconds: intervalSeconds,
          startSupplyCoins: supplyCoins,
          unitsPerCoin: 1e7,
        },
        stake: { floatPerMonth, validators: 64 },
        miners: [createGroup({ count: 1, initialHashrateShare: 0, ...buyer })],
        holders: holders.map((group, index) => ({
          name: `holders-${index}`,
          count: 600,
          supplyShare: 1,
          paretoShape: 1e9,
          stakedShare: 1,
          requiredYieldPerYear: 0,
          ...group,
        })),
      },
      scheme: { name: rule, rule: { name: rule, parameters, choices }, difficulty: noDifficulty },
      rule: rewardRules[rule],
      devices: [createDevice()],
    }),
    simJs,
  );
}

const noDifficulty = { name: "none", parameters: {}, choices: {} };

/** [coins] at stake at the start of each month: what had been paid on it by the month's end is taken off. */
function listStakes({ months, series }: RunResult): number[] {
  return months.map((month, index) => {
    const minted = series.issuance_btc[index]! + series.fees_btc[index]!;
    const paid = minted * (series.stakers_share[index]! + series.validators_share[index]!);
    const years = (parseMonth(addMonths(month, 1)) - parseMonth(month)) / SECONDS_PER_YEAR;
    return paid / years / series.stake_yield_per_year[index]! - paid;
  });
}

type Expected = (result: RunResult, month: number) => number;

/** Mean of the last year's stake over the closed form of each month, less one. */
function measureLastYear(result: RunResult, computeExpected: Expected): number {
  const offs = listStakes(result).map((stake, month) => stake / computeExpected(result, month) - 1);
  return offs.slice(-12).reduce((sum, off) => sum + off, 0) / 12;
}

/** The same of the stake with which buyers stop, as nobody sells what turns out too much. */
function measureStop(result: RunResult, computeExpected: Expected): number {
  const month = result.series.stake_spend_usd.indexOf(0);
  return listStakes(result)[month + 1]! / computeExpected(result, month + 1) - 1;
}

// A member holds 0.3 % of the stake or less, a month brings 0.5 % more, and Ethereum rounds pay down by up to 0.2 %.
const TOLERANCE = 0.005;

function checkGap(
  t: ExecutionContext,
  market: StakeMarket,
  errors: readonly Partial<StakeMarket>[],
  computeExpected: Expected,
  measure = measureLastYear,
): void {
  const gap = measure(runStake(market), computeExpected);
  t.true(Math.abs(gap) < TOLERANCE, `${market.rule}: ${gap}`);
  for (const error of errors) {
    const wrong = measure(runStake({ ...market, ...error }), computeExpected);
    t.false(Math.abs(wrong) <= 2 * TOLERANCE, `${JSON.stringify(error)} must be seen: ${wrong}`);
  }
}

test("holders stake until Ethereum's falling yield is the one they ask for", (t) => {
  const parameters = {
    epochsPerSettlement: 5 * 225,
    participation: 1,
    baseFeeShare: 0,
    commission: 0,
    slashingsPerYear: 0,
    nodePowerWatts: 0,
  };
  const choices = { emission: "own", fork: "electra", proposers: "expected" };
  for (const requiredYieldPerYear of [0.05, 0.06]) {
    const market = {
      rule: "ethereum",
      parameters,
      choices,
      supplyCoins: 1.3e7,
      holders: [{ requiredYieldPerYear }],
    } as const;
    const errors = [
      { holders: [{ requiredYieldPerYear: requiredYieldPerYear * 1.05 }] },
      { parameters: { ...parameters, participation: 0.98 } },
    ];
    checkGap(t, market, errors, () => computeEquilibriumStakeEth(requiredYieldPerYear, 0));
  }
});

test("holders bond the part of the supply at which Cosmos's inflation, less its tax, pays what they ask for", (t) => {
  for (const [inflation, requiredYieldPerYear] of [
    [0.07, 0.1],
    [0.1, 0.15],
  ] as const) {
    const parameters = {
      initialInflation: inflation,
      leastInflation: inflation,
      mostInflation: inflation,
      goalBonded: 0.67,
      rateChangePerYear: 0.13,
      blocksPerYear: 365.25 * 24,
      blocksPerSettlement: 5 * 24,
      communityTax: 0.02,
      commission: 0,
      doubleSignsPerYear: 0,
      slashFraction: 0,
      nodePowerWatts: 0,
    };
    const supplyCoins = 1e8;
    const market = {
      rule: "cosmos",
      parameters,
      choices: { emission: "own" },
      supplyCoins,
      holders: [{ requiredYieldPerYear }],
    } as const;
    const errors = [
      { holders: [{ requiredYieldPerYear: requiredYieldPerYear * 0.95 }] },
      { parameters: { ...parameters, communityTax: 0 } },
    ];
    const { bondedRatio } = computeBondingEquilibrium(inflation, 0.02, requiredYieldPerYear);
    checkGap(t, market, errors, ({ series }, month) => {
      // The pay that holders see is of the month before, in its mean of half a month before this one.
      const minted = (months: number) => series.issuance_btc.slice(0, months).reduce((sum, coins) => sum + coins, 0);
      return bondedRatio * (supplyCoins + (minted(month) + minted(month - 1)) / 2);
    });
  }
});

const stakeParameters = {
  workShare: 0,
  treasuryShare: 0,
  feeBurnShare: 0,
  commission: 0,
  epochSeconds: 5 * 86_400,
  nodePowerWatts: 0,
};

test("of holders who ask for different yields, stake is what the last of them asks for", (t) => {
  const asked = [0.02, 0.06, 0.2];
  const create = (factor: number) =>
    asked.map((yieldAsked, index) => ({
      supplyShare: [0.2, 0.5, 0.3][index]!,
      requiredYieldPerYear: factor * yieldAsked,
    }));
  const market = {
    rule: "hybrid",
    parameters: stakeParameters,
    choices: {},
    supplyCoins: 8e7,
    holders: create(1),
  } as const;
  checkGap(t, market, [{ holders: create(1.05) }, { holders: create(0.95) }], () => scheduledCoinsPerYear / 0.06);
});

test("buyers of stake stop where its yield and the price's growth are what they discount by", (t) => {
  const buyer = { capitalUsd: 1e12, discountPerYear: 0.05, priceGrowthPerYear: 0.03 };
  // Others stake nine tenths of it from the start, whatever it yields.
  const holders = [{ count: 10, supplyShare: 0.21 }];
  for (const rule of ["hybrid", "proof-of-stake"] as const) {
    const parameters = rule === "hybrid" ? stakeParameters : { nodePowerWatts: 0 };
    const market = { rule, parameters, choices: {}, supplyCoins: 4e8, holders, buyer } as const;
    const errors = [
      { buyer: { ...buyer, discountPerYear: buyer.discountPerYear * 1.05 } },
      { buyer: { ...buyer, priceGrowthPerYear: buyer.priceGrowthPerYear * 1.05 } },
    ];
    checkGap(t, market, errors, () => scheduledCoinsPerYear / 0.02, measureStop);
  }
});
