import test from "ava";
import { evaluateGroup, listGroups } from "../../scenarios/evaluators/evaluate-group.ts";
import { ScenarioError } from "../../scenarios/scenario-error.ts";
import { checkVector } from "../../scenarios/verify/check-vector.ts";
import { listMismatches } from "../../scenarios/verify/list-mismatches.ts";
import { readVectors } from "../../scenarios/verify/read-vectors.ts";

const vectors = readVectors("gonka");
const rules = listGroups().get("gonka") ?? [];

for (const rule of rules) {
  test(`gonka/${rule} agrees with every vector of its rule`, (t) => {
    const own = vectors.filter((vector) => vector.group === rule);
    t.true(own.length > 0);
    t.deepEqual(
      own.flatMap((vector) => checkVector("gonka", vector)),
      [],
    );
  });
}

test("the evaluators cover all 73 vectors of all 30 rules", (t) => {
  t.is(vectors.length, 73);
  t.deepEqual([...new Set(vectors.map(({ group }) => group))].sort(), [...rules].sort());
  t.is(rules.length, 30);
});

test("a table tells how many vectors of each rule pass", (t) => {
  const rows = rules.map((rule) => {
    const own = vectors.filter((vector) => vector.group === rule);
    const passed = own.filter((vector) => checkVector("gonka", vector).length === 0);
    return `gonka/${rule.padEnd(24)} ${passed.length} of ${own.length}`;
  });
  t.log(["vectors that pass, by rule", ...rows].join("\n"));
  t.pass();
});

test("every rule refuses a key that it does not know and an input of a wrong kind", (t) => {
  for (const { id, group, inputs } of vectors) {
    for (const key of Object.keys(inputs as object)) {
      const wrong = [
        { ...(inputs as object), [key]: { wrong: true } },
        { ...(inputs as object), [`${key}x`]: 1 },
      ];
      for (const input of wrong) {
        const error = t.throws(
          () => evaluateGroup("gonka", group, input),
          { instanceOf: ScenarioError },
          `${id} ${key}`,
        );
        t.is(error.exitCode, 2);
      }
    }
  }
});

/** Cases beyond the vectors, each from the rule's description in its source. */
const cases: readonly (readonly [rule: string, inputs: unknown, expected: Readonly<Record<string, unknown>>])[] = [
  ["epoch_reward", { initialReward_ngonka: 285e12, decayRate: -0.0005, epochsSinceGenesis: 3 }, { reward_ngonka: 0 }],
  ["epoch_reward", { initialReward_ngonka: 285e12, decayRate: 0, epochsSinceGenesis: 3 }, { reward_ngonka: 285e12 }],
  [
    "epoch_reward",
    { initialReward_ngonka: 285e12, decayRate: -0.000475, epochsSinceGenesis: 1e6 },
    { reward_ngonka: 0 },
  ],
  [
    "supply_cap",
    { epochReward: 1000, weights: [1, 1, 1], subsidyPaid: "680000000000000000", subsidySupply: 68e16 },
    { minted: 0, rewardCoins: [0, 0, 0], governance: 0 },
  ],
  [
    "settlement",
    {
      epochReward: 1000,
      participants: [
        { weight: 500, conf: 500, raw: 500 },
        { weight: 500, conf: 500, raw: 500, status: "INVALID" },
      ],
    },
    { rewardCoins: [500, 0], governance: 500 },
  ],
  [
    "settlement",
    { epochReward: 1000, participants: [{ weight: 500, conf: 500, raw: 500, inferences: 85, missed: 15 }] },
    { rewardCoins: [0], governance: 1000 },
  ],
  ["power_cap", { weights: [10, 10, 80], limit: 0.3 }, { weights: [0, 0, 0], total: 0 }],
  ["power_cap", { weights: [10, 30, 90] }, { weights: [10, 20, 20], total: 50 }],
  [
    "dynamic_price",
    { utilization: 0, price_ngonka: 1, lower: 0.4, upper: 0.6, elasticity: 0.05, minPrice: 1 },
    { newPrice_ngonka: 1 },
  ],
  [
    "dynamic_price",
    { utilization: 9, price_ngonka: 49, lower: 0.4, upper: 0.6, elasticity: 0.05, minPrice: 1 },
    { newPrice_ngonka: 49 },
  ],
  [
    "dynamic_price",
    { utilization: 9, price_ngonka: 50, lower: 0.4, upper: 0.6, elasticity: 0.05, minPrice: 1 },
    { newPrice_ngonka: 51 },
  ],
  [
    "slash",
    { active: 150, unbonding: 50, requiredCollateral: 80, fraction: 0.1 },
    { slashed: 8, active: 144, unbonding: 48 },
  ],
  [
    "deterministic_float",
    { seed: 999999999, identifier: "very-long-inference-identifier-string-just-to-be-sure" },
    { value: "0.9774181254878734" },
  ],
  [
    "min_validation_average",
    { requests: 3775, full: 10000, min: 100, max: 1, halfway: 0.05, minimum: 0.01 },
    { average: 0.2875 },
  ],
  ["missed_requests_test", { p0: 0.1, total: 1e9, missed: 1e8 + 1 }, { passes: false }],
  ["missed_requests_test", { p0: 0.1, total: 4, missed: 4 }, { passes: true }],
  ["missed_requests_test", { p0: 0.15, total: 100, missed: 30 }, { passes: false }],
  [
    "dynamic_p0",
    { inferences: [100, 100, 100, 100, 100], missed: [100, 100, 100, 100, 100] },
    { p0: 0.5, skipPunishment: true },
  ],
  ["dynamic_p0", { inferences: [1000], missed: [900], governanceP0: 0.05 }, { p0: 0.05, skipPunishment: false }],
  [
    "confirmation_fold",
    { confWeight: 11, measured: 4, preserved: 1, expected: 11 },
    { confWeight: 5, inactive: false },
  ],
  ["confirmation_fold", { confWeight: 50, measured: 0, preserved: 0, expected: 0 }, { confWeight: 50, ratio: 1 }],
  ["share_work", { existing: 8, new: 1, cost: 100 }, { adjust: [-4, -1, -1, -1, -1, -1, -1, -1, 11] }],
  ["share_work", { existing: 0, new: 0, cost: 100 }, { adjust: [] }],
  [
    "delegation",
    { alice: 1000, bob: 500, share: 0.3, refusalPenalty: 0.2, refusedModels: 3 },
    { alice: 100, bob: 800 },
  ],
  ["delegation", { weight: 1000, noParticipationPenalty: 0.1, ignoredModels: 11 }, { weight: 0 }],
  ["sampled_slots", { modelVotingPower: 140, totalNetworkWeight: 100, slots: 128 }, { sampledSlots: 128 }],
  ["poc_vote", { slots: 128, validSlots: 51 }, { accepted: false }],
  ["poc_vote", { totalNetworkWeight: 100, validWeight: 40, guardiansValid: 2 }, { accepted: true }],
  [
    "poc_vote",
    { totalNetworkWeight: 100, validWeight: 40, guardiansValid: 2, guardiansInvalid: 1 },
    { accepted: false },
  ],
  [
    "status",
    { validated: 7, invalidated: 7, p0: 0.05, p1: 0.1, H: 4 },
    { status: "INVALID", reason: "statistical_invalidations" },
  ],
  ["status", { inferences: 50, missed: 60, p0: 0.1, p1: 0.2, H: 4 }, { status: "INACTIVE", reason: "downtime" }],
  ["status", { inferences: 5, missed: 6, p0: 0, p1: 0.2, H: 4 }, { status: "ACTIVE", reason: "algorithm_error" }],
  ["status", { confirmationRatio: 0.49 }, { status: "INACTIVE", reason: "failed_confirmation_poc" }],
  ["guardian_power", { guardians: [0], others: [3, 4], multiplier: 0.52 }, { guardianPower: [3], total: 10 }],
];

test("rules do what their descriptions say beyond the vectors", (t) => {
  for (const [rule, inputs, expected] of cases) {
    const found = evaluateGroup("gonka", rule, inputs);
    t.deepEqual(
      listMismatches(found, expected, { type: "abs", value: 1e-12 }, `${rule} ${JSON.stringify(inputs)}`),
      [],
    );
  }
});

test("an escrow needs no completion, a cost no limit", (t) => {
  t.like(evaluateGroup("gonka", "cost", { promptTokens: 50, maxTokens: 100, perTokenPrice: 750 }), { escrow: 112_500 });
  t.like(evaluateGroup("gonka", "cost", { escrowPromptTokens: 50, maxTokens: 100, perTokenPrice: 750 }), {
    cost: null,
    escrow: 112_500,
  });
  t.like(evaluateGroup("gonka", "cost", { promptTokens: 10, completionTokens: 20, perTokenPrice: 500 }), {
    cost: 15_000,
  });
  for (const input of [{ promptTokens: 10 }, { completionTokens: 20 }, {}]) {
    t.throws(() => evaluateGroup("gonka", "cost", { ...input, perTokenPrice: 1 }), { instanceOf: ScenarioError });
  }
});

test("a model without a price starts from the base price, if one is given", (t) => {
  const rule = { utilization: 0.5, lower: 0.4, upper: 0.6, elasticity: 0.05, minPrice: 1 };
  const price = (given: object) => evaluateGroup("gonka", "dynamic_price", { ...rule, ...given });
  t.deepEqual(price({ price_ngonka: 0, basePrice: 150 }), { newPrice_ngonka: 150 });
  t.deepEqual(price({ price_ngonka: 90, basePrice: 150 }), { newPrice_ngonka: 90 });
  t.deepEqual(price({ price_ngonka: 0 }), { newPrice_ngonka: 1 });
});
