import type { EpochRule } from "proofground/dist/sim/reward-rules/epoch-rule.js";
import { splitProRata } from "proofground/dist/sim/reward-rules/split-pro-rata.js";

/**
 * A rule of one's own: a part of each day's issuance and fees goes to work, pro rata; the rest goes to stake, but by the
 * square root of the stake, so that four times the coins earn twice the pay.
 *
 * Does that help the small? Only while nobody pretends to be several: two parties with half the stake each earn
 * sqrt(2) times what one earns. The laws cannot see that; a comparison can.
 *
 * The file's default export is the rule. Before it is used, the laws of every rule are run on it: pay must add up to
 * the last unit, be whole, go to nobody without work or stake, depend on nothing but the arguments, and be blind to
 * who is who.
 */
const squareRootStakeOrWork: EpochRule<null> = {
  kind: "epoch",
  name: "square-root-stake-or-work",
  title: "Work, and the square root of stake",
  pays: "It pays a part for work done, pro rata, and the rest for coins at stake by their square root.",
  source: "an example",
  // A scheme may change these: rule: { name: custom, file: ..., parameters: { workShare: 0.8 } }
  parameters: {
    workShare: { title: "Part paid for work", unit: "share", default: 0.5, min: 0, max: 1, source: "an example" },
  },
  choices: {
    damping: {
      title: "How stake counts",
      choices: ["square-root", "linear"],
      default: "square-root",
      source: "an example",
    },
  },
  weighs: "both",
  computeEpochSeconds: () => 86_400,
  computeNodePowerWatts: () => 100,
  // Nothing is remembered from one settlement to the next.
  createMemory: () => null,
  settle(epoch, _memory, { parameters, choices }) {
    // Whole smallest units; what nobody earned was carried, and is paid now.
    const pot = epoch.scheduledIssuance + epoch.fees + epoch.carried;
    const workPot = Math.floor(pot * parameters["workShare"]!);
    const isDamped = choices["damping"] === "square-root";
    const weights = epoch.stake.map((coins) => (isDamped ? Math.sqrt(coins) : coins));
    // splitProRata gives whole shares that add up; zeros where no weight is above 0.
    const workers = splitProRata(workPot, epoch.work);
    const stakers = splitProRata(pot - workPot, weights);
    const paid = sum(workers) + sum(stakers);
    return {
      settlement: {
        payouts: { workers, stakers },
        treasury: 0,
        burned: 0,
        carried: pot - paid - epoch.carried,
        issued: epoch.scheduledIssuance,
        fees: epoch.fees,
      },
      memory: null,
    };
  },
};

export default squareRootStakeOrWork;

function sum(amounts: Float64Array): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
