import test from "ava";
import { evaluateGroup } from "../../scenarios/evaluators/evaluate-group.ts";
import { ScenarioError } from "../../scenarios/scenario-error.ts";
import { readVectors } from "../../scenarios/verify/read-vectors.ts";

const isEconomics = (group: string) =>
  /^(econ|powpos|learning)\.|^(yield|dpw|diecost|tapeout|depreciation)$/.test(group);
/** One vector for each set of keys that a group takes. */
const vectors = new Map(
  readVectors("theory")
    .filter(({ group }) => isEconomics(group))
    .map(({ group, inputs }) => [
      `${group} ${Object.keys(inputs as object).join()}`,
      { group, inputs: inputs as object },
    ]),
);

function evaluate(group: string, input: unknown): ScenarioError | ReturnType<typeof evaluateGroup> {
  try {
    return evaluateGroup("theory", group, input);
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
}

/** Everything that is no number, in the place of one; a list is right for unit costs alone. */
const noNumbers = [Number.NaN, Infinity, -Infinity, "x", "", "7", null, true, {}, [Number.NaN], ["1"]];

test("whatever is no number is refused with its key, what was expected and what was found", (t) => {
  t.true(vectors.size >= 20);
  for (const { group, inputs } of vectors.values()) {
    for (const key of Object.keys(inputs)) {
      for (const wrong of noNumbers) {
        const error = evaluate(group, { ...inputs, [key]: wrong });
        t.true(error instanceof ScenarioError, `${group}: ${key} = ${JSON.stringify(wrong)}`);
        if (!(error instanceof ScenarioError)) continue;
        t.true(error.where.startsWith(`theory/${group}: ${key}`), error.where);
        t.true(error.expected !== "" && error.found !== "");
        if (wrong === "7" && error.expected.includes("number")) t.is(error.cure, "Write 7 without quotes.");
      }
    }
  }
});

test("a key left out is asked for by its name, and one too many is told", (t) => {
  for (const { group, inputs } of vectors.values()) {
    for (const key of Object.keys(inputs).filter((name) => name !== "difficulty")) {
      const rest = Object.fromEntries(Object.entries(inputs).filter(([name]) => name !== key));
      const error = evaluate(group, rest);
      t.true(error instanceof ScenarioError && error.cure === `Add ${key}.`, `${group}: ${key}`);
    }
    const error = evaluate(group, { ...inputs, price_in_yen: 1 });
    t.true(error instanceof ScenarioError && error.message.includes("price_in_yen"), group);
  }
});

test("numbers at the edge of the possible are refused or evaluated, but nothing else is thrown", (t) => {
  const edges = [-1, 0, -0, 5e-324, 1e-308, 1.5, 1e15, 1e308, 10n ** 400n, [0], [1], [-1, 1], [1e308, 1e-308]];
  for (const { group, inputs } of vectors.values()) {
    for (const key of Object.keys(inputs)) {
      for (const edge of edges) {
        const answer = evaluate(group, { ...inputs, [key]: edge });
        t.true(
          answer instanceof ScenarioError || JSON.stringify(answer).length > 2,
          `${group}: ${key} = ${String(edge)}`,
        );
      }
      t.deepEqual(
        evaluate(group, { ...inputs, [key]: -0 }),
        evaluate(group, { ...inputs, [key]: 0 }),
        `${group}: ${key}: -0 is 0`,
      );
    }
  }
});

const die = { wafer_cost: 1e4, wafer_mm: 300, die_w_mm: 10, die_h_mm: 10, D0: 0.1, alpha: 3 };
const cut = { wafer_mm: 300, die_w_mm: 10, die_h_mm: 10, scribe: 0, edge: 0 };

test("a wafer without a single die has no cost of a die, and the side that is too long is named", (t) => {
  for (const [group, input, place] of [
    ["diecost", { ...die, die_w_mm: 400 }, "die_w_mm"],
    ["diecost", { ...die, die_h_mm: 400 }, "die_h_mm"],
    ["diecost", { ...die, die_w_mm: 0 }, "die_w_mm"],
    ["diecost", { ...die, die_h_mm: 5e-324 }, "die_h_mm"],
    ["dpw", { ...cut, die_h_mm: 1e-9 }, "die_h_mm"],
    ["dpw", { ...cut, edge: 150 }, "edge"],
    ["yield", { die_area_cm2: 0, D0_per_cm2: 0.1, alpha: 3, N_layers: 10 }, "die_area_cm2"],
    ["yield", { die_area_cm2: 1, D0_per_cm2: -0.1, alpha: 3, N_layers: 10 }, "D0_per_cm2"],
    ["tapeout", { NRE_K: 1e7, unit_cost: 30, unit_price: 20, r: 0.05, delta: 0.03, sigma: 0.4 }, "unit_price"],
  ] as const) {
    const error = evaluate(group, input);
    t.true(error instanceof ScenarioError && error.where === `theory/${group}: ${place}`, JSON.stringify(input));
  }
  // What a wafer holds of a die larger than itself is a question with an answer.
  t.like(evaluate("dpw", { ...cut, die_w_mm: 400 }), { dpw_floor: 0, grid_count_best_of_4_offsets: 0 });
});
