import * as z from "zod";
import { nonceWorkDefaults, tokenWorkDefaults, workDefault } from "../defaults.ts";
import { defaultedWhole } from "./number-field.ts";
import { textField } from "./text-field.ts";

const { model, precision } = tokenWorkDefaults;

/** What miners are paid to compute. */
export const workSchema = z
  .discriminatedUnion("kernel", [
    z.strictObject({ kernel: z.literal("sha256d") }).meta({ description: "Hashes: SHA-256 twice, as Bitcoin's." }),
    z
      .strictObject({
        kernel: z.literal("llm-tokens"),
        model: textField(model.title).default(model.default).meta({ source: model.source }),
        inputTokens: defaultedWhole(tokenWorkDefaults.inputTokens),
        outputTokens: defaultedWhole(tokenWorkDefaults.outputTokens),
        precision: textField(precision.title).default(precision.default).meta({ source: precision.source }),
        chips: defaultedWhole(tokenWorkDefaults.chips),
      })
      .meta({ description: "Output tokens of a language model, served at full load." }),
    z
      .strictObject({
        kernel: z.literal("poc-nonce"),
        model: textField(nonceWorkDefaults.model.title)
          .default(nonceWorkDefaults.model.default)
          .meta({ source: nonceWorkDefaults.model.source }),
        rates: z
          .enum(["prefill", "decode", "observed"])
          .default(nonceWorkDefaults.rates.default)
          .meta({ title: nonceWorkDefaults.rates.title, source: nonceWorkDefaults.rates.source }),
      })
      .meta({ description: "Nonces of proof of compute on a language model, one GPU a device." }),
  ])
  .default(workDefault)
  .meta({ title: "Work that is paid for", source: "assumption: Bitcoin's proof of work" });
