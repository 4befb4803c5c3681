import * as z from "zod";
import { computeCoefficientBounds, REFERENCE_DEVICE } from "../../../sim/reward-rules/gonka/coefficient-bounds.ts";
import {
  type CoefficientRule,
  type CoefficientState,
  type CoefficientTarget,
  computeEffectiveCoefficient,
  computeNextCoefficient,
  createCoefficientState,
  type NormalisedWeight,
} from "../../../sim/reward-rules/gonka/dynamic-coefficient.ts";
import {
  addDecimals,
  multiplyDecimals,
  ONE,
  parseDecimal,
  roundToDouble,
  ZERO,
} from "../../../sim/reward-rules/gonka/exact-decimal.ts";
import { createEvaluator, createKeyedEvaluator } from "../evaluator.ts";
import { listField, nonNegativeField, positiveField, shareField, wholeField } from "../fields.ts";

const ALL_BPS = 10_000;

const bpsField = wholeField(0, ALL_BPS);
const signField = z.union([z.literal(-1), z.literal(0), z.literal(1)], { error: "-1, 0 or 1" });

const paramsSchema = z
  .strictObject(
    {
      target_zone_bps: bpsField,
      step_min: positiveField,
      step_max: positiveField,
      bootstrap_step_max: positiveField,
      bootstrap_share_bps: bpsField,
    },
    { error: "the parameters of the rule" },
  )
  .transform(
    (given): CoefficientRule => ({
      targetZoneBps: given.target_zone_bps,
      stepMin: given.step_min,
      stepMax: given.step_max,
      bootstrapStepMax: given.bootstrap_step_max,
      bootstrapShareBps: given.bootstrap_share_bps,
    }),
  );

const newModel = createEvaluator(
  "Coefficient of a model that is new",
  z.strictObject({ params: paramsSchema, min: positiveField, max: positiveField }),
  ({ params, min, max }) => renderState(createCoefficientState({ min, max, targetBps: 0 }, params)),
);

const atShare = createEvaluator(
  "Coefficient after an epoch at a share of the network",
  z.strictObject({
    params: paramsSchema,
    share: z.union([shareField, listField(shareField, 1)], { error: "a share from 0 to 1, or a list of them" }),
    target: shareField,
    base: positiveField,
    step: positiveField,
    sign: signField,
    min: nonNegativeField.optional(),
    max: positiveField.optional(),
  }),
  ({ params, share, target, min = 0, max = Number.MAX_VALUE, ...state }) => {
    const bounds: CoefficientTarget = { min, max, targetBps: Math.round(target * ALL_BPS) };
    const before = parseState(state);
    const next = [share].flat().map((own) => {
      const weight: NormalisedWeight = { own: parseDecimal(own), total: ONE };
      return renderState(computeNextCoefficient(before, weight, bounds, params));
    });
    return mergeEqual(next);
  },
);

const modelList = <Field extends z.ZodType>(field: Field) => listField(field, 1);

const networkSchema = z
  .strictObject({
    params: paramsSchema,
    targets_bps: modelList(bpsField),
    prevRaw: modelList(nonNegativeField),
    currRaw: modelList(nonNegativeField),
    difficulty: modelList(positiveField),
    /** null: the model has no state yet. */
    base: modelList(positiveField.nullable()),
    step: modelList(positiveField.nullable()),
    sign: modelList(signField.nullable()),
    min: modelList(positiveField),
    max: modelList(positiveField),
  })
  .refine(
    (input) => Object.values(input).every((list) => !Array.isArray(list) || list.length === input.targets_bps.length),
    { error: "lists of one entry a model" },
  );

const network = createEvaluator("Coefficients of all models after an epoch", networkSchema, (input) => {
  const { params, targets_bps, difficulty } = input;
  const previous = normalise(input.prevRaw, difficulty);
  const current = normalise(input.currRaw, difficulty);
  const models = targets_bps.map((targetBps, model) => {
    const target = { min: input.min[model]!, max: input.max[model]!, targetBps };
    const [base, step, sign] = [input.base[model] ?? null, input.step[model] ?? null, input.sign[model] ?? null];
    const isNew = base === null || step === null || sign === null;
    const state = isNew
      ? createCoefficientState(target, params)
      : computeNextCoefficient(parseState({ base, step, sign }), previous[model]!, target, params);
    return {
      ...renderState(state),
      effective: roundToDouble(computeEffectiveCoefficient(state.base, current[model]!, target)),
    };
  });
  return {
    effective: models.map(({ effective }) => effective),
    base: models.map(({ base }) => base),
    step: models.map(({ step }) => step),
    sign: models.map(({ sign }) => sign),
  };
});

export const dynamicCoefficient = createKeyedEvaluator(
  "targets_bps",
  network,
  createKeyedEvaluator("share", atShare, newModel),
);

function normalise(raw: readonly number[], difficulty: readonly number[]): NormalisedWeight[] {
  const own = raw.map((nonces, model) => multiplyDecimals(parseDecimal(nonces), parseDecimal(difficulty[model]!)));
  const total = own.reduce(addDecimals, ZERO);
  return own.map((weight) => ({ own: weight, total }));
}

function parseState(state: { base: number; step: number; sign: -1 | 0 | 1 }): CoefficientState {
  return { base: parseDecimal(state.base), step: parseDecimal(state.step), sign: state.sign };
}

function renderState({ base, step, sign }: CoefficientState) {
  return { base: roundToDouble(base), step: roundToDouble(step), sign };
}

type RenderedState = ReturnType<typeof renderState>;

/** One state where all are the same, else a list of each of its parts. */
function mergeEqual(states: readonly RenderedState[]) {
  const [first] = states as [RenderedState];
  const isOne = states.every(
    ({ base, step, sign }) => base === first.base && step === first.step && sign === first.sign,
  );
  if (isOne) return first;
  return {
    base: states.map(({ base }) => base),
    step: states.map(({ step }) => step),
    sign: states.map(({ sign }) => sign),
  };
}

const ratesField = z
  .record(z.string(), positiveField, { error: "nonces by device" })
  .refine((rates) => Object.hasOwn(rates, REFERENCE_DEVICE), { error: `nonces by device, of ${REFERENCE_DEVICE} too` });

export const coefficientInit = createEvaluator(
  "Bounds of a model's coefficient at which devices earn the same as on the base model",
  z.strictObject({ base: ratesField, model: ratesField, baseCoefficient: positiveField, delta: nonNegativeField }),
  ({ base, model, baseCoefficient, delta }) => {
    const bounds = computeCoefficientBounds(base, model, baseCoefficient, delta);
    return { D: bounds.relativeDifficulty, coeffMin: bounds.min, coeffMax: bounds.max };
  },
);
