import test from "ava";
import { evaluateGroup, listGroups } from "../../scenarios/evaluators/evaluate-group.ts";
import { parseExactJson } from "../../scenarios/evaluators/parse-exact-json.ts";
import { findNearestName } from "../../scenarios/nearest-name.ts";
import { ScenarioError } from "../../scenarios/scenario-error.ts";

const lottery = { share: 0.2, blocks: 100, eps: 0.1 };

/** The error of an input that is wrong. */
function getError(family: string, group: string, input: unknown): ScenarioError {
  try {
    evaluateGroup(family, group, input);
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error("no error");
}

test("a wrong input is refused with its place, what was expected and what was found", (t) => {
  for (const [wrong, message] of [
    [{ ...lottery, share: 1.5 }, "theory/lottery.pow: share: expected a number from 0 to 1, got 1.5."],
    [{ ...lottery, share: -0.1 }, "theory/lottery.pow: share: expected a number from 0 to 1, got -0.1."],
    [
      { ...lottery, share: "0.2" },
      'theory/lottery.pow: share: expected a number from 0 to 1, got "0.2". Write 0.2 without quotes.',
    ],
    [{ ...lottery, eps: Number.NaN }, "theory/lottery.pow: eps: expected a finite number >= 0, got NaN."],
    [
      { ...lottery, eps: Number.POSITIVE_INFINITY },
      "theory/lottery.pow: eps: expected a finite number >= 0, got Infinity.",
    ],
    [{ share: 0.2, blocks: 100 }, "theory/lottery.pow: eps: expected a finite number >= 0, got nothing. Add eps."],
    [
      { ...lottery, blocks: null },
      `theory/lottery.pow: blocks: expected a whole number from 1 to ${2 ** 53 - 1}, got null.`,
    ],
    [
      { ...lottery, blocks: 0.5 },
      `theory/lottery.pow: blocks: expected a whole number from 1 to ${2 ** 53 - 1}, got 0.5.`,
    ],
    [{ ...lottery, more: 1 }, 'theory/lottery.pow: expected known keys only, got the unknown key "more". Remove it.'],
    ["text", 'theory/lottery.pow: expected an object of inputs, got "text".'],
    [null, "theory/lottery.pow: expected an object of inputs, got null."],
    [[lottery, 7], "theory/lottery.pow[1]: expected an object of inputs, got 7."],
  ] as const) {
    const error = getError("theory", "lottery.pow", wrong);
    t.is(error.message, message);
    t.is(error.exitCode, 2);
  }
});

test("a misspelt key, group or family is told with the nearest name", (t) => {
  const { share, ...rest } = lottery;
  t.is(getError("theory", "lottery.pow", { ...rest, shares: share }).cure, 'Did you mean "share"?');
  t.is(getError("theory", "lotery.pow", lottery).cure, 'Did you mean "lottery.pow"?');
  t.is(getError("theroy", "lottery.pow", lottery).cure, 'Did you mean "theory"?');
  t.is(getError("difficulty", "observe", {}).cure, 'Did you mean "observed"?');
  t.regex(getError("x", "lottery.pow", lottery).cure, /^Known: theory, difficulty/);
  // Names that every object has are no groups.
  for (const name of ["constructor", "__proto__", "toString"]) t.is(getError("theory", name, lottery).exitCode, 2);
});

test("every group refuses an empty object and a list of one, and evaluates an empty list to an empty list", (t) => {
  for (const [family, groups] of listGroups()) {
    for (const group of groups) {
      t.is(getError(family, group, {}).exitCode, 2, group);
      t.is(getError(family, group, [[]]).exitCode, 2, group);
      t.deepEqual(evaluateGroup(family, group, []), []);
    }
  }
});

test("a value that does not exist is null", (t) => {
  const nothing = evaluateGroup("theory", "concentration", { holdings: [0, 0] });
  t.deepEqual(
    Object.entries(nothing).filter(([, value]) => value !== null),
    [["n", 2]],
  );
  const one = evaluateGroup("theory", "concentration", { holdings: [5] });
  t.like(one, { gini: 0, gini_unbiased: null, normalized_entropy: null, theil_L: 0, nakamoto_gt_half: 1 });
  const window = { window_N: 3, intervals_measured_m: 2, target_s: 600 };
  t.deepEqual(evaluateGroup("theory", "difficulty.bias", window), {
    mean_interval_s: 1800,
    sd_of_difficulty_ratio: null,
  });
});

test("the unfair chance carries its eps in its name", (t) => {
  for (const [eps, key] of [
    [0.05, "P_unfair_eps0.05"],
    [1, "P_unfair_eps1"],
    [1e-5, "P_unfair_eps1e-05"],
    [2.5e-12, "P_unfair_eps2.5e-12"],
  ] as const) {
    t.true(Object.keys(evaluateGroup("theory", "lottery.pow", { ...lottery, eps })).includes(key), key);
  }
});

test("bits that are no target are refused, and bits no retarget leads to have no timespan", (t) => {
  for (const old_bits of ["0x0", "0x01810000", "0xff123456", "1d00ffff", "0x1d00fffff"]) {
    t.is(getError("difficulty", "observed", { old_bits, first_time: 0, last_time: 1 }).exitCode, 2, old_bits);
  }
  t.deepEqual(evaluateGroup("difficulty", "derived", { old_bits: "0x1d00ffff", new_bits: "0x1b00ffff" }), {
    timespan_min: null,
    timespan_max: null,
    clamped: null,
  });
});

test("a name is near if few edits or one swap lead to it, and far else", (t) => {
  t.is(findNearestName("retagret", ["report", "retarget"]), "retarget");
  t.is(findNearestName("EPS", ["share", "eps"]), "eps");
  t.is(findNearestName("zzzzzz", ["share", "eps"]), undefined);
});

test("a whole number beyond 2^53 counts to its last digit, as a number and as text", (t) => {
  const cap = (paid: string) =>
    `{"epochReward": 1000000, "weights": [1, 1], "subsidyPaid": ${paid}, "subsidySupply": 600000000000000000}`;
  for (const paid of ["599999999999987655", '"599999999999987655"']) {
    t.like(evaluateGroup("gonka", "supply_cap", parseExactJson(cap(paid))), { minted: 12_345 });
  }
  const seed = '{"seed": -6669939700021626378, "identifier": "a"}';
  t.deepEqual(
    evaluateGroup("gonka", "deterministic_float", parseExactJson(seed)),
    evaluateGroup("gonka", "deterministic_float", { seed: "-6669939700021626378", identifier: "a" }),
  );
  const block = '{"parent_base_fee_wei": 9007199254740993, "parent_gas_used": 1, "parent_gas_limit": 2}';
  t.deepEqual(evaluateGroup("theory", "fee.eip1559", parseExactJson(block)), { next_base_fee_wei: "9007199254740993" });
  const asert = (height: string) =>
    `{"anchor_height": 9223372036854775800, "anchor_parent_time": 0, "anchor_bits": "0x1d00ffff",
      "vectors": [[${height}, 1200]]}`;
  t.deepEqual(
    evaluateGroup("difficulty", "aserti3_2d", parseExactJson(asert("9223372036854775801"))),
    evaluateGroup("difficulty", "aserti3_2d", parseExactJson(asert('"9223372036854775801"'))),
  );
  t.deepEqual(evaluateGroup("bittensor", "normalize", parseExactJson('{"v": [90000000000000000000]}')), [1]);
});

test("JSON with exact whole numbers is else JSON", (t) => {
  for (const text of [
    '{"a": "12345678901234567890", "b": [1e30, -0.5, 1.5E-7, 12345678901234567890.5]}',
    "[]",
    '"\\"1"',
  ]) {
    t.deepEqual(parseExactJson(text), JSON.parse(text));
  }
  t.deepEqual(parseExactJson('{"a\\"": [9007199254740993, -9007199254740992]}'), {
    'a"': [9_007_199_254_740_993n, -9_007_199_254_740_992n],
  });
  t.throws(() => parseExactJson("{12345678901234567890}"), { instanceOf: SyntaxError });
});

test("degrees of freedom and truncations that would take minutes are refused", (t) => {
  t.is(getError("theory", "stat.chi2", { df: 1e21, p: 0.05 }).exitCode, 2);
  t.is(getError("theory", "selfish.optimal", { alpha: 0.3, gamma: 0, truncation: 10_000 }).exitCode, 2);
});
