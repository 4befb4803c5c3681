import { fileURLToPath } from "node:url";
import type { ServeParts } from "../../scenarios/commands/perform-serve.ts";
import { renderServePage } from "../page/render-serve.ts";

/** What `serve` gets from here. */
export const serveParts: ServeParts = {
  renderServePage,
  jobProgram: fileURLToPath(new URL("../serve-job.js", import.meta.url)),
};
