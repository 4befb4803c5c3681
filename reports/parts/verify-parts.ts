import type { VerifyParts } from "../../scenarios/commands/perform-verify.ts";
import { createVerifyContext } from "../../scenarios/verify/verify-context.ts";
import { renderers } from "../renderers.ts";
import { renderVerifyCsv } from "../tables/verify-csv.ts";
import { renderVerify } from "../terminal/render-verify.ts";

/** What `verify` gets from here. */
export const verifyParts: VerifyParts = {
  createVerifyContext: () => createVerifyContext(renderers),
  renderVerify,
  renderVerifyCsv,
};
