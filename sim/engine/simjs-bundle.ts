import { takeFromWindow } from "./simjs-window.ts";
import "simjs";
import type { SimJs } from "./simjs-types.ts";

/** simjs as it was found on the window; undefined if something else had imported simjs first, without a window. */
export const simJs = takeFromWindow("Sim") as SimJs | undefined;
