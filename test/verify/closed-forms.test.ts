import test from "ava";
import { listClosedForms } from "../../scenarios/verify/closed-forms/closed-form-statements.ts";
import { listDifficultyStatements } from "../../scenarios/verify/difficulty-statements.ts";
import { readVectors } from "../../scenarios/verify/read-vectors.ts";
import { judgeStatement, type Statement } from "../../scenarios/verify/statement.ts";
import { difficultyRules } from "../../sim/difficulty/registry.ts";
import { computeConflictChance } from "../../sim/theory/fork-rate.ts";
import { plainParts } from "../commands/run-words.ts";

const context = plainParts.createVerifyContext();
const forms = await listClosedForms(context, () => undefined);
const difficulty = await listDifficultyStatements(context, () => undefined);

const listFailures = (statements: readonly Statement[]) =>
  statements
    .map(judgeStatement)
    .filter(({ verdict }) => verdict === "fails")
    .map(({ id, measure }) => [id, measure]);

/** The same with another figure found. */
function change(statement: Statement, map: (found: number) => number): Statement {
  const { measure } = statement;
  return measure.kind === "figure" ? { ...statement, measure: { ...measure, found: map(measure.found) } } : statement;
}

function find(id: string): Statement {
  const found = forms.find((statement) => statement.id === `closed-forms/${id}`);
  if (found === undefined) throw new Error(`no statement ${id}`);
  return found;
}

test("simulations meet their closed forms, and difficulty rules keep their interval", (t) => {
  t.deepEqual(listFailures([...forms, ...difficulty]), []);
  const ids = [...forms, ...difficulty].map(({ id }) => id);
  t.is(new Set(ids).size, ids.length);
  for (const name of Object.keys(difficultyRules)) t.true(ids.includes(`difficulty/interval/${name}`), name);
});

test("a bias of 2 % fails wherever the closed form is known to 1 %", (t) => {
  const sharp = [...forms, ...difficulty].filter(({ measure }) => {
    if (measure.kind !== "figure" || measure.expected.kind !== "near") return false;
    return measure.expected.tolerance < 0.01 * measure.expected.value;
  });
  t.true(sharp.length >= 12, String(sharp.length));
  for (const bias of [0.98, 1.02]) {
    t.is(listFailures(sharp.map((statement) => change(statement, (found) => bias * found))).length, sharp.length);
  }
});

test("fixed stakes are no Polya urn, and stale blocks are not 1 - e^(-delay / interval)", (t) => {
  for (const { id, inputs, expected } of readVectors("theory").filter(({ group }) => group === "fairness.mlpos")) {
    const { initial_share: share, blocks } = inputs as { readonly initial_share: number; readonly blocks: number };
    const urn = (expected as { readonly Var_reward_fraction: number }).Var_reward_fraction;
    const fixed = (share * (1 - share)) / blocks / urn;
    t.is(listFailures([change(find(`lottery/${id}/variance`), () => fixed)]).length, 1, id);
  }
  for (const delaySeconds of [0.5, 2]) {
    const naive = computeConflictChance({ delaySeconds, intervalSeconds: 1 });
    t.is(listFailures([change(find(`forks/${delaySeconds}`), () => naive)]).length, 1, String(delaySeconds));
  }
});
