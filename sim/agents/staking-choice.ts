import { earnsByStake } from "../rule-earnings.ts";
import { computeStakes } from "../stakes.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import { applyElection } from "../validators.ts";
import type { World } from "../world.ts";
import { getNodePowerWatts } from "./bookkeeping.ts";
import type { MarketView } from "./market-view.ts";

/**
 * Who stakes from now on. A party stakes while its coins earn more than its node burns, and no less than the yield it
 * asks for: the network's pay for stake is shared by all who stake, so those who ask for least are let in first, each
 * while pay over the stake that would then take part meets its demand.
 */
export function applyStakingChoice(world: World, view: MarketView): void {
  if (!earnsByStake(world.rule)) return;
  const { population, staking } = world;
  const { requiredYieldPerYear } = population;
  const stakes = listPossibleStakes(world);
  const candidates: number[] = [];
  let staked = 0;
  for (let party = 0; party < population.size; party++) {
    const pays = isWorthItsNode(world, view, party);
    const asks = requiredYieldPerYear[party]! > 0;
    staking[party] = pays && !asks ? 1 : 0;
    if (pays && !asks) staked += stakes[party]!;
    if (pays && asks) candidates.push(party);
  }
  candidates.sort((a, b) => requiredYieldPerYear[a]! - requiredYieldPerYear[b]! || a - b);
  for (const party of candidates) {
    const together = staked + stakes[party]!;
    if (view.stakePayPerYear < requiredYieldPerYear[party]! * together) continue;
    staking[party] = 1;
    staked = together;
  }
}

/** Elects validators from those who stake now; a lottery over stake needs none. */
export function applyValidatorElection(world: World): void {
  const { rule, market, delegation, population } = world;
  if (rule.kind === "lottery" || !earnsByStake(rule)) return;
  applyElection(delegation, computeStakes(world), market.stake.validators, population.names, world.seed);
}

function listPossibleStakes({ ledger, population }: World): Float64Array {
  return ledger.coins.map((coins, party) => Math.floor(coins * population.stakedShare[party]!));
}

/** In a lottery every staker runs a node; where validators are elected, whoever shuns the node may delegate. */
function isWorthItsNode(world: World, view: MarketView, party: number): boolean {
  const { ledger, population, market, unitsPerCoin, rule } = world;
  const watts = rule.kind === "lottery" ? getNodePowerWatts(world) * market.hardware.pue : 0;
  const stakedCoins = (ledger.coins[party]! * population.stakedShare[party]!) / unitsPerCoin;
  const earned = stakedCoins * view.stakeYieldPerYear * view.priceUsd;
  const burned = watts * SECONDS_PER_YEAR * population.electricityUsdPerJoule[party]!;
  return earned > burned;
}
