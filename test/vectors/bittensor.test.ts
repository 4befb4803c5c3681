import test from "ava";
import { evaluateGroup, listGroups } from "../../scenarios/evaluators/evaluate-group.ts";
import { ScenarioError } from "../../scenarios/scenario-error.ts";
import { checkVector } from "../../scenarios/verify/check-vector.ts";
import { readVectors } from "../../scenarios/verify/read-vectors.ts";

const vectors = readVectors("bittensor");
const groups = listGroups().get("bittensor") ?? [];

test("every vector of Bittensor's rules holds at its tolerance", (t) => {
  const rows = groups.map((group) => {
    const own = vectors.filter((vector) => vector.group === group);
    const failed = own.filter((vector) => {
      const mismatches = checkVector("bittensor", vector);
      t.deepEqual(mismatches, []);
      return mismatches.length > 0;
    });
    return { group, count: own.length, held: own.length - failed.length };
  });
  t.log(renderTable(rows));
  t.is(
    rows.reduce((sum, { count }) => sum + count, 0),
    vectors.length,
  );
  t.is(vectors.length, 58);
});

function renderTable(rows: readonly { group: string; count: number; held: number }[]): string {
  const width = Math.max(...rows.map(({ group }) => group.length));
  return [
    `${"bittensor".padEnd(width)}  held`,
    ...rows.map((row) => `${row.group.padEnd(width)}  ${row.held} of ${row.count}`),
  ].join("\n");
}

/** Keys of which any value is let through. */
const ignored = new Set(["note", "date", "block"]);

test("every group has a vector, and an input is refused where any one key is missing, wrong or unknown", (t) => {
  for (const group of groups) {
    const inputs = (vectors.find((entry) => entry.group === group)?.inputs ?? t.fail(group)) as Readonly<
      Record<string, unknown>
    >;
    const known = Object.keys(inputs).filter((key) => !ignored.has(key));
    const wrongs = known.map((key) => ({ ...inputs, [key]: "wrong" }));
    for (const wrong of [{}, "text", { ...inputs, more: 1 }, ...wrongs]) {
      const error = t.throws(() => evaluateGroup("bittensor", group, wrong), { instanceOf: ScenarioError }, group);
      t.is(error.exitCode, 2);
    }
  }
});

test("a matrix or list of the wrong shape is refused with its place", (t) => {
  const epoch = { n: 2, stake: [1, 1], weights_u16_rows: {}, kappa: 0.5, bonds_penalty: 1, bonds_moving_average: 0.9 };
  for (const [group, input, message] of [
    ["epoch", { ...epoch, stake: [1] }, "bittensor/epoch: stake: expected a list of 2, got a list of 1."],
    [
      "epoch",
      { ...epoch, weights_u16_rows: { 0: { 2: 5 } } },
      "bittensor/epoch: weights_u16_rows.0.2: expected the name of a neuron, from 0 to 1, got 5.",
    ],
    ["col_clip", { rows: [[1, 2]], upper: [1] }, "bittensor/col_clip: upper: expected a list of 2, got a list of 1."],
    [
      "col_normalize",
      { rows: [[1, 2], [1]] },
      "bittensor/col_normalize: rows: expected rows of equal length, got a list of 2.",
    ],
  ] as const) {
    t.throws(() => evaluateGroup("bittensor", group, input), { message });
  }
});

test("matrices without rows and of two shapes are refused", (t) => {
  for (const [group, input] of [
    ["col_clip", { rows: [], upper: [1] }],
    ["col_clip", { rows: [], upper: [] }],
    ["bond_ema", { new: [], old: [[1]], alpha: [[1]] }],
    ["bond_ema", { new: [], old: [], alpha: [] }],
    ["bond_ema", { new: [[1, 2]], old: [[1]], alpha: [[1, 2]] }],
    ["interpolate", { a: [1], b: [], ratio: 1 }],
    ["interpolate", { a: [[1], [2]], b: [[1]], ratio: 1 }],
    ["interpolate", { a: [[1, 2]], b: [[1]], ratio: 1 }],
  ] as const) {
    t.throws(() => evaluateGroup("bittensor", group, input), { instanceOf: ScenarioError }, JSON.stringify(input));
  }
});

test("what is no object within the inputs, or weighs more than a number holds, is told in plain words", (t) => {
  const epochs = { n: 1, stake: [1], kappa: 0.5, bonds_penalty: 1, bonds_moving_average: 0.9 };
  t.throws(() => evaluateGroup("bittensor", "epoch", { ...epochs, weights_u16_rows: { 0: 7 } }), {
    instanceOf: ScenarioError,
    message: "bittensor/epoch: weights_u16_rows.0: expected an object, got 7.",
  });
  const pots = { pending_validator_alpha: 1, pending_root_alpha: 1, stake_alpha_root: [[1, 9]], dividends: [1] };
  t.throws(() => evaluateGroup("bittensor", "split_dividends", { ...pots, tao_weight: 1e308 }), {
    instanceOf: ScenarioError,
  });
});
