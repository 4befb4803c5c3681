/** Lengths of an epoch's parts [blocks]. */
export interface EpochLayout {
  readonly epochLength: number;
  readonly stage: number;
  readonly exchange: number;
  readonly delay: number;
  readonly validation: number;
  readonly setNewValidatorsDelay: number;
}

/** Mainnet since v0.2.10. @source gonka-ai/gonka genesis/genesis.json and its upgrades; gonka-docs at 570482bc */
export const mainnetEpochLayout: EpochLayout = {
  epochLength: 15_391,
  stage: 35,
  exchange: 0,
  delay: 5,
  validation: 240,
  setNewValidatorsDelay: 120,
};

export type EpochPhase = "PoCGenerate" | "PoCGenerateWindDown" | "PoCValidate" | "PoCValidateWindDown" | "Inference";

/** Heights of an epoch's events. */
export interface EpochHeights {
  readonly generationWindDown: number;
  readonly generationEnd: number;
  readonly exchangeDeadline: number;
  readonly validationStart: number;
  readonly validationWindDown: number;
  readonly validationEnd: number;
  readonly setNewValidators: number;
  readonly claim: number;
  readonly nextPocStart: number;
}

/**
 * From the first block of proof of compute: generation ends after `stage`, winding down from floor(0.8 stage); the
 * exchange closes `exchange` later; validation starts `delay` after generation, lasts `validation`, winding down from
 * floor(0.8 validation); validators are set `setNewValidatorsDelay` after its end, claims open a block later.
 *
 * @source gonka-ai/gonka x/inference/types/epoch_params.go at 8a35022b
 */
export function computeEpochHeights(pocStart: number, layout: EpochLayout): EpochHeights {
  const generationEnd = pocStart + layout.stage;
  const validationStart = generationEnd + layout.delay;
  const validationEnd = validationStart + layout.validation;
  const setNewValidators = validationEnd + layout.setNewValidatorsDelay;
  return {
    generationWindDown: pocStart + computeWindDown(layout.stage),
    generationEnd,
    exchangeDeadline: generationEnd + layout.exchange,
    validationStart,
    validationWindDown: validationStart + computeWindDown(layout.validation),
    validationEnd,
    setNewValidators,
    claim: setNewValidators + 1,
    nextPocStart: pocStart + layout.epochLength,
  };
}

/** Blocks of a part before it winds down: four fifths, rounded down. */
function computeWindDown(blocks: number): number {
  return Math.floor((blocks * 4) / 5);
}

/** First and last height at which nonces are taken. */
export function getExchangeWindow(pocStart: number, heights: EpochHeights): [number, number] {
  return [pocStart + 1, heights.exchangeDeadline];
}

/** First and last height at which votes on nonces are taken. */
export function getValidationWindow(heights: EpochHeights): [number, number] {
  return [heights.validationStart + 1, heights.validationEnd];
}

/**
 * Inference, but from the start of proof of compute to the end of its validation.
 *
 * @source gonka-ai/gonka x/inference/types/epoch_context.go GetCurrentPhase at 8a35022b
 */
export function getEpochPhase(block: number, pocStart: number, heights: EpochHeights): EpochPhase {
  if (block < pocStart || block >= heights.validationEnd) return "Inference";
  if (block < heights.generationWindDown) return "PoCGenerate";
  if (block < heights.validationStart) return "PoCGenerateWindDown";
  return block < heights.validationWindDown ? "PoCValidate" : "PoCValidateWindDown";
}
