import { createStream } from "../../sim/engine/random-stream.ts";
import { computeDefaultParameters } from "../../sim/reward-rules/default-parameters.ts";
import type { Epoch } from "../../sim/reward-rules/epoch-rule.ts";
import { computeEpochSplit, computePaidWeights, type SettledHosts } from "../../sim/reward-rules/gonka/epoch-split.ts";
import { gonka } from "../../sim/reward-rules/gonka/gonka-rule.ts";
import type { BenchCase } from "./bench-case.ts";
import { measureInTurns } from "./measure.ts";

const HOSTS = 10_000;
const EMISSION = 266_854_168_347_694;
const LARGEST_RATIO = 0.5;
const ROUNDS = 15;

export const gonkaSettlementBench: BenchCase = {
  name: `Gonka: settlement of ${HOSTS.toLocaleString("en")} hosts`,
  aim: `cap and split take at most ${LARGEST_RATIO} x of the same in BigInts, with the same rewards`,
  run: () => {
    const hosts = createHosts();
    const epoch = createEpoch(hosts.weights);
    const rule = computeDefaultParameters(gonka);
    if (settlePlainly(hosts).join() !== settle(hosts).join()) throw new Error("the two settlements differ");
    const seconds = measureInTurns(ROUNDS, {
      ours: () => settle(hosts),
      plain: () => settlePlainly(hosts),
      whole: () => gonka.settle(epoch, gonka.createMemory(rule, HOSTS), rule),
    });
    const ratio = seconds.ours / seconds.plain;
    return [
      { label: "cap and split", value: seconds.ours * 1e3, unit: "ms" },
      { label: "the same in BigInts", value: seconds.plain * 1e3, unit: "ms" },
      { label: "ratio", value: ratio, unit: "x", isMet: ratio <= LARGEST_RATIO },
      { label: "the whole rule: weights, cap, split, fees", value: seconds.whole * 1e3, unit: "ms" },
    ];
  },
};

/** Weights of one large host and many small ones, a tenth of them not fully confirmed. */
function createHosts(): SettledHosts {
  const draw = createStream("bench", "gonka hosts");
  const weights = Float64Array.from({ length: HOSTS }, () => Math.floor(1000 * Math.exp(4 * draw())));
  weights[17] = 2 * weights.reduce((sum, weight) => sum + weight, 0);
  const confirmed = weights.map((weight) => (draw() < 0.1 ? Math.floor(weight * 0.95) : weight));
  return { weights, confirmed, active: new Uint8Array(HOSTS).fill(1) };
}

function createEpoch(work: Float64Array): Epoch {
  return {
    index: 0,
    startSeconds: 0,
    seconds: 83_265,
    work: work.map((weight) => weight * 1e4),
    stake: new Float64Array(HOSTS),
    validatorOf: Int32Array.from({ length: HOSTS }, (_, host) => host),
    fees: 123_456_789,
    scheduledIssuance: EMISSION,
    supply: 0,
    carried: 0,
    unitsPerCoin: 1e6,
    random: createStream("bench", "gonka luck"),
  };
}

function settle(hosts: SettledHosts): Float64Array {
  return computeEpochSplit(EMISSION, computePaidWeights(hosts, 0.3), hosts.weights).rewards;
}

/** The rule as it reads, in whole numbers of any size. */
function settlePlainly(hosts: SettledHosts): bigint[] {
  const confirmed = Array.from(hosts.confirmed, BigInt);
  const sorted = [...confirmed].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  let cap = sorted.at(-1)!;
  let before = 0n;
  for (const [rank, weight] of sorted.entries()) {
    const left = BigInt(HOSTS - rank);
    if (10n * weight > 3n * (before + weight * left)) {
      cap = (3n * before) / (10n - 3n * left);
      break;
    }
    before += weight;
  }
  const total = Array.from(hosts.weights, BigInt).reduce((sum, weight) => sum + weight, 0n);
  return confirmed.map((weight) => ((weight < cap ? weight : cap) * BigInt(EMISSION)) / total);
}
