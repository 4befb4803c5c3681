import * as z from "zod";
import {
  computeEpochHeights,
  getEpochPhase,
  getExchangeWindow,
  getValidationWindow,
} from "../../../sim/reward-rules/gonka/epoch-phases.ts";
import { createEvaluator } from "../evaluator.ts";
import { wholeField } from "../fields.ts";

const blocksField = wholeField(0, 1e12);

/** Blocks after validation at which validators are set, where the input does not say: the code's default. */
const DEFAULT_SET_NEW_VALIDATORS_DELAY = 1;

export const epochPhases = createEvaluator(
  "Phase of an epoch at a block, and its windows",
  z.strictObject({
    epochLength: wholeField(1, 1e12),
    pocStart: blocksField,
    stage: blocksField,
    exchange: blocksField,
    delay: blocksField,
    validation: blocksField,
    setNewValidatorsDelay: blocksField.optional(),
    block: blocksField,
  }),
  ({ pocStart, block, setNewValidatorsDelay = DEFAULT_SET_NEW_VALIDATORS_DELAY, ...lengths }) => {
    const heights = computeEpochHeights(pocStart, { ...lengths, setNewValidatorsDelay });
    const exchangeWindow = getExchangeWindow(pocStart, heights);
    const validationExchangeWindow = getValidationWindow(heights);
    const isIn = ([first, last]: readonly [number, number]) => first <= block && block <= last;
    return {
      validationExchangeWindow,
      inWindow: isIn(validationExchangeWindow),
      phase: getEpochPhase(block, pocStart, heights),
      exchangeWindow,
      inExchangeWindow: isIn(exchangeWindow),
      ...heights,
    };
  },
);
