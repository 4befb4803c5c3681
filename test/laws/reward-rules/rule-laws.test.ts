import test from "ava";
import fc from "fast-check";
import type { ParameterValues } from "../../../sim/parameter.ts";
import { compoundStake } from "../../../sim/reward-rules/compound-stake.ts";
import { cosmos } from "../../../sim/reward-rules/cosmos/cosmos.ts";
import { computeDefaultParameters } from "../../../sim/reward-rules/default-parameters.ts";
import type { EpochRule } from "../../../sim/reward-rules/epoch-rule.ts";
import { ethereum } from "../../../sim/reward-rules/ethereum/ethereum.ts";
import { hybrid } from "../../../sim/reward-rules/hybrid.ts";
import { checkEpochRule } from "../../../sim/reward-rules/laws/check-epoch-rule.ts";
import { checkRule } from "../../../sim/reward-rules/laws/check-rule.ts";
import type { LawCase } from "../../../sim/reward-rules/laws/law-case.ts";
import { listVariants } from "../../../sim/reward-rules/laws/list-variants.ts";
import { rewardRules } from "../../../sim/reward-rules/registry.ts";
import type { RewardRule } from "../../../sim/reward-rules/reward-rule.ts";
import { shares } from "../../../sim/reward-rules/shares.ts";
import { singleLottery } from "../../../sim/reward-rules/single-lottery.ts";

const rules = new Map<string, RewardRule>(
  [...Object.values<RewardRule>(rewardRules), hybrid, shares, ethereum, cosmos, singleLottery, compoundStake].map(
    (rule) => [rule.name, rule],
  ),
);

/** Any value within a parameter's range, whole where its default is; time is left alone, for speed. */
function drawParameters(rule: EpochRule): fc.Arbitrary<ParameterValues> {
  const defaults = computeDefaultParameters(rule).parameters;
  const shares = Object.entries(rule.parameters).filter(([, { unit }]) => unit.startsWith("share"));
  const draws = shares.map(([name, { min, max }]) => [name, fc.double({ min, max, noNaN: true })] as const);
  return fc.record(Object.fromEntries(draws)).map((drawn) => ({ ...defaults, ...drawn }));
}

const party = fc.record({
  work: fc.oneof(fc.constantFrom(0, 1, 1e15, 1e-9), fc.double({ min: 0, max: 1e18, noNaN: true }).map(Math.abs)),
  stake: fc.oneof(fc.constantFrom(0, 1, 32e8, 32e8 - 1, 1e15), fc.nat({ max: 2 ** 31 - 1 })),
  validator: fc.nat({ max: 5 }),
});

const lawCase: fc.Arbitrary<LawCase> = fc
  .record({
    parties: fc.array(party, { minLength: 1, maxLength: 6 }),
    fees: fc.oneof(fc.constantFrom(0, 1, 1e15), fc.nat({ max: 1e9 })),
    scheduledIssuance: fc.oneof(fc.constantFrom(0, 1, 1e15), fc.nat({ max: 1e9 })),
    carried: fc.oneof(fc.constantFrom(0, 1), fc.nat({ max: 1e9 })),
    unbonded: fc.oneof(fc.constant(0), fc.nat({ max: 1e9 })),
  })
  .map(({ parties, unbonded, ...amounts }) => {
    // A validator keeps its own coins, as the simulation has it.
    const isValidator = parties.map(({ validator }, index) => validator % parties.length === index);
    return {
      name: "drawn",
      ...amounts,
      work: parties.map(({ work }) => work),
      stake: parties.map(({ stake }) => stake),
      validatorOf: parties.map(({ validator }, index) => {
        const chosen = validator % parties.length;
        return isValidator[chosen] === true ? chosen : index;
      }),
      supply: unbonded + parties.reduce((sum, { stake }) => sum + stake, 0),
    };
  });

for (const [name, rule] of rules) {
  test(`${name}: every law holds in every corner, with every choice`, (t) => {
    for (const { given } of listVariants(rule)) t.is(checkRule(rule, given), null);
  });

  if (rule.kind === "lottery") continue;
  test(`${name}: every law holds for drawn parties and drawn shares`, (t) => {
    const variants = fc.constantFrom(...listVariants(rule).map(({ given }) => given));
    fc.assert(
      fc.property(variants, drawParameters(rule), lawCase, ({ choices }, parameters, drawn) => {
        const breach = checkEpochRule(rule, { choices, parameters }, [drawn]);
        t.is(breach, null);
        return breach === null;
      }),
      { seed: 5, numRuns: 60 },
    );
  });
}

/** A rule that pays everything to work, with one part of its settlement replaced. */
function spoil(replaced: Partial<EpochRule>): EpochRule {
  return { ...(shares as EpochRule), ...replaced };
}

const settleHonestly: EpochRule["settle"] = (epoch, _memory, rule) => shares.settle(epoch, null, rule);

function settleSpoiled(change: (settled: ReturnType<typeof settleHonestly>["settlement"]) => object) {
  return spoil({
    settle(epoch, memory, rule) {
      const outcome = settleHonestly(epoch, memory, rule);
      return { ...outcome, settlement: { ...outcome.settlement, ...change(outcome.settlement) } };
    },
  });
}

let settledBefore = 0;

const spoiled: readonly (readonly [law: RegExp, rule: EpochRule])[] = [
  [/fees \+ slashed, to the unit/, settleSpoiled(({ issued }) => ({ issued: issued + 1 }))],
  [/whole, finite/, settleSpoiled(({ issued }) => ({ issued: issued + 0.5, treasury: 0.5 }))],
  [/whole, finite/, settleSpoiled(() => ({ burned: Number.NaN }))],
  [/whole, finite/, settleSpoiled(({ payouts }) => ({ payouts: { workers: payouts.workers!.map(() => Number.NaN) } }))],
  [/one entry a party/, settleSpoiled(({ payouts }) => ({ payouts: { miners: payouts.workers } }))],
  [/one entry a party/, settleSpoiled(() => ({ payouts: { workers: new Float64Array(99) } }))],
  [/fees settled/, settleSpoiled(({ fees, issued }) => ({ fees: 0, issued: issued + fees }))],
  [/carried amount/, settleSpoiled(({ carried }) => ({ carried: carried - 7, burned: 7 }))],
  [
    /neither works/,
    spoil({
      settle(epoch, memory, rule) {
        const outcome = settleHonestly({ ...epoch, work: epoch.work.map(() => 1) }, memory, rule);
        return outcome;
      },
    }),
  ],
  [
    /same outcome/,
    settleSpoiled(() => {
      settledBefore++;
      return { vestingSettlements: settledBefore };
    }),
  ],
  [
    /arguments/,
    spoil({
      settle(epoch, memory, rule) {
        epoch.work.fill(1);
        return settleHonestly(epoch, memory, rule);
      },
    }),
  ],
  [/plain data/, spoil({ createMemory: () => new Map() })],
  [/plain data/, spoil({ settle: (...given) => ({ ...settleHonestly(...given), memory: () => 1 }) })],
  [
    /swap places/,
    spoil({
      settle(epoch, memory, rule) {
        const first = epoch.work.map((work, index) => (index === 0 ? 2 * work : work));
        return settleHonestly({ ...epoch, work: first }, memory, rule);
      },
    }),
  ],
  [
    /can be settled/,
    spoil({
      settle: () => {
        throw new Error("no");
      },
    }),
  ],
  [/lasts some time/, spoil({ computeEpochSeconds: () => 0 })],
  [/0 W/, spoil({ computeNodePowerWatts: () => Number.NaN })],
  [
    /more than it has at stake/,
    settleSpoiled(({ payouts }) => ({
      slashed: payouts.workers!.map(() => 1e15),
      burned: payouts.workers!.length * 1e15,
    })),
  ],
];

test("a rule that breaks a law is told which", (t) => {
  for (const [law, rule] of spoiled) {
    const breach = checkRule(rule, computeDefaultParameters(rule));
    t.regex(breach?.law ?? "no law", law);
    t.true((breach?.case.length ?? 0) > 0 && (breach?.found.length ?? 0) > 0);
  }
});

test("a lottery that loses a satoshi, forgets a subsidy or announces a wrong height is told so", (t) => {
  const honest = rewardRules["proof-of-work"];
  const given = computeDefaultParameters(honest);
  const lossy: RewardRule = {
    ...honest,
    computeSettlement(stretch) {
      const settlement = honest.computeSettlement(stretch);
      return { ...settlement, burned: settlement.burned + 1 };
    },
  };
  t.regex(checkRule(lossy, given)?.law ?? "", /to the unit/);
  const stingy: RewardRule = {
    ...honest,
    computeSettlement: (stretch) => honest.computeSettlement({ ...stretch, subsidyPerBlock: 0 }),
  };
  t.regex(checkRule(stingy, given)?.law ?? "", /subsidy/);
  t.regex(
    checkRule({ ...honest, computeNextSubsidyChange: (height) => height + 210_001 }, given)?.law ?? "",
    /announces/,
  );
  t.regex(checkRule({ ...honest, computeSubsidy: () => 0.5 }, given)?.law ?? "", /whole/);
});
