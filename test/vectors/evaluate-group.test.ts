import test from "ava";
import { evaluateGroup, listGroups } from "../../scenarios/evaluators/evaluate-group.ts";
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
    [{ ...lottery, share: "0.2" }, 'theory/lottery.pow: share: expected a number from 0 to 1, got "0.2".'],
    [{ ...lottery, eps: Number.NaN }, "theory/lottery.pow: eps: expected a finite number >= 0, got NaN."],
    [
      { ...lottery, eps: Number.POSITIVE_INFINITY },
      "theory/lottery.pow: eps: expected a finite number >= 0, got Infinity.",
    ],
    [{ share: 0.2, blocks: 100 }, "theory/lottery.pow: eps: expected a finite number >= 0, got nothing."],
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
