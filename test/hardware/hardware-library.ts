import type { Accelerator } from "../../hardware-models/accelerator.ts";
import type { LlmShape } from "../../hardware-models/llm-shape.ts";
import { type HardwareLibrary, readHardwareLibrary } from "../../scenarios/fit/hardware-library.ts";
import { hasServingFigures } from "../../scenarios/fit/known-accelerator.ts";
import { readUtilisationFile } from "../../scenarios/fit/utilisation-file.ts";

export const library: HardwareLibrary = readHardwareLibrary();
export const fitted = readUtilisationFile();

/** Accelerators on which serving can be computed at all. */
export const servingAccelerators: readonly Accelerator[] = library.accelerators.filter(hasServingFigures);

export function getAccelerator(name: string): Accelerator {
  const found = library.accelerators.find((accelerator) => accelerator.name === name);
  if (found === undefined) throw new Error(`no accelerator ${name}`);
  return found;
}

export function getShape(name: string): LlmShape {
  const found = library.shapes.find((shape) => shape.name === name);
  if (found === undefined) throw new Error(`no model ${name}`);
  return found;
}
