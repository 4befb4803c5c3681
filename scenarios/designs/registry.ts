import type { Design } from "./design.ts";
import type { DesignMethod } from "./design-method.ts";
import { gridDesign } from "./grid-design.ts";
import { latinHypercubeDesign } from "./latin-hypercube-design.ts";
import { listDesign } from "./list-design.ts";
import { sobolDesign } from "./sobol-design.ts";
import { zipDesign } from "./zip-design.ts";

/** Every design, by the name that a study file gives it. */
export const designMethods = {
  grid: gridDesign,
  list: listDesign,
  zip: zipDesign,
  "latin-hypercube": latinHypercubeDesign,
  sobol: sobolDesign,
} as const satisfies { readonly [Kind in Design["kind"]]: DesignMethod<Kind> };
