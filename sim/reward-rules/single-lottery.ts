import type { RandomStream } from "../engine/random-stream.ts";
import { commissionParameter, nodePowerParameter, settlementParameter } from "./common-parameters.ts";
import type { Epoch, EpochOutcome, EpochRule } from "./epoch-rule.ts";
import { computePools, splitPoolPay } from "./stake-pools.ts";
import { sumAmounts } from "./sum-amounts.ts";

const paper = "Huang, Tang, Cong, Lim, Xu, SIGMOD 2021 (arXiv:2103.14713), SL-PoS";

/**
 * Each block every pool of stake draws one number U / stake, U uniform on (0, 1], and the smallest wins: two stakers a
 * <= b win with chances a / (2b) and 1 - a / (2b), so the rich win more than their share and end up with all of it.
 * The reward joins the winner's stake at once. Blocks of one settlement are worth the same, the remainder of the
 * division going to the first.
 *
 * @source SL-PoS of Huang, Tang, Cong, Lim, Xu, SIGMOD 2021 (arXiv:2103.14713)
 */
export const singleLottery: EpochRule<null> = {
  kind: "epoch",
  name: "proof-of-stake/single-lottery",
  title: "Proof of stake by a single lottery",
  pays: "It pays for coins held: each block goes to the smallest of numbers drawn once by each staker, over its stake.",
  source: paper,
  parameters: {
    blocksPerSettlement: settlementParameter(
      "Blocks settled together, each with a draw of its own",
      "blocks",
      144,
      "assumption: a day of blocks of ten minutes, as the market's schedule",
    ),
    blockSeconds: {
      title: "Time between two blocks",
      unit: "s",
      default: 600,
      min: 1,
      max: 86_400,
      source: "assumption: as the market's schedule",
    },
    commission: commissionParameter(0, paper),
    nodePowerWatts: nodePowerParameter(),
  },
  choices: {},
  weighs: "stake",
  computeEpochSeconds: ({ parameters }) => parameters["blocksPerSettlement"]! * parameters["blockSeconds"]!,
  computeNodePowerWatts: ({ parameters }) => parameters["nodePowerWatts"]!,
  createMemory: () => null,
  settle: (epoch, _memory, { parameters }) =>
    settleBlocks(epoch, parameters["blocksPerSettlement"]!, parameters["commission"]!),
};

function settleBlocks(epoch: Epoch, blocks: number, commission: number): EpochOutcome<null> {
  const pot = epoch.scheduledIssuance + epoch.fees + epoch.carried;
  const poolPay = drawBlocks(pot, Math.floor(blocks), computePools(epoch), epoch.random);
  const settlement = {
    payouts: splitPoolPay(poolPay, epoch, commission),
    treasury: 0,
    burned: 0,
    carried: pot - sumAmounts(poolPay) - epoch.carried,
    issued: epoch.scheduledIssuance,
    fees: epoch.fees,
  };
  return { settlement, memory: null };
}

/** What each pool wins; `pools` grow by it as they do. Nobody wins where nobody has stake. */
function drawBlocks(pot: number, blocks: number, pools: Float64Array, random: RandomStream): Float64Array {
  const pay = new Float64Array(pools.length);
  if (!pools.some((stake) => stake > 0)) return pay;
  const least = Math.floor(pot / blocks);
  const remainder = pot - least * blocks;
  for (let block = 0; block < blocks; block++) {
    const winner = drawSmallest(pools, random);
    const reward = least + Number(block < remainder);
    pay[winner]! += reward;
    pools[winner]! += reward;
  }
  return pay;
}

/** The pool whose U / stake is smallest; ties, which are as rare as equal draws, go to the lower index. */
function drawSmallest(pools: Float64Array, random: RandomStream): number {
  let winner = -1;
  let smallest = Number.POSITIVE_INFINITY;
  for (let pool = 0; pool < pools.length; pool++) {
    if (pools[pool] === 0) continue;
    const drawn = (1 - random()) / pools[pool]!;
    if (drawn >= smallest) continue;
    smallest = drawn;
    winner = pool;
  }
  return winner;
}
