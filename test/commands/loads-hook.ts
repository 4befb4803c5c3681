import { appendFileSync } from "node:fs";
import type { LoadHook } from "node:module";

/** Appends the address of each module that is loaded to the file that the environment names. */
export const load: LoadHook = (url, context, nextLoad) => {
  appendFileSync(process.env["PROOFGROUND_LOADS_FILE"] ?? "", `${url}\n`);
  return nextLoad(url, context);
};
