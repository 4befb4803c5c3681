import * as z from "zod";
import { deviceKinds } from "../../hardware-models/device.ts";
import { shockFields } from "../maker-defaults.ts";
import { numberField, wholeField } from "./number-field.ts";
import { monthField, nameField } from "./text-field.ts";

const date = monthField("First month of the shock");

const until = z
  .union([z.literal("end"), monthField("First month after the shock")])
  .default("end")
  .meta({ title: "First month after the shock", source: "assumption: it lasts to the end" });

const groups = z.array(nameField("Miner group")).min(1).max(100).meta({ title: "Miner groups hit" });

export const shocksSchema = z
  .array(
    z.discriminatedUnion("kind", [
      z
        .strictObject({ kind: z.literal("ban"), date, until, groups })
        .meta({ description: "Miner groups may not run devices, nor buy them." }),
      z
        .strictObject({
          kind: z.literal("fire"),
          date,
          months: wholeField(shockFields.months),
          maker: nameField("Maker hit"),
          leftShare: numberField(shockFields.leftShare),
        })
        .meta({ description: "A maker of chips loses a part of its capacity." }),
      z
        .strictObject({
          kind: z.literal("export-control"),
          date,
          until,
          devices: z
            .array(z.enum(deviceKinds))
            .min(1)
            .max(deviceKinds.length)
            .meta({ title: "Kinds of device kept back" }),
          groups,
        })
        .meta({ description: "Kinds of device are not sold to miner groups." }),
      z
        .strictObject({ kind: z.literal("price"), date, factor: numberField(shockFields.factor) })
        .meta({ description: "The token price is multiplied from then on." }),
    ]),
  )
  .max(1000)
  .optional()
  .meta({ title: "Shocks from outside" });
