import type { CohortParameterSpec } from "./cohort-parameters.ts";

/**
 * The parameters of makers that are fitted; everything else stands in the makers' file. From the start to machines sold
 * 3.5, 5, 6, 8, 9 and 13 months are on record, mostly at 28 nm (the data folder's README), two of which a lot takes there; the
 * middle four leave 2.9 to 6.9 months of design and bring-up, against the 12 of the cited figures. The other ranges are
 * assumptions.
 */
export const makerParameters = {
  leadFactor: {
    meaning: "Months of design and bring-up of a hashing chip over the cited figures, at 28 nm",
    unit: "1",
    low: 0.24,
    high: 0.57,
    scale: "log",
  },
  preorderMonths: {
    meaning:
      "Months of what miners spend on machines of makers that one maker can raise for a design, beside its earnings",
    unit: "months",
    low: 0.1,
    high: 10,
    scale: "log",
  },
  demandShare: {
    meaning: "Part of the network's pay that makers expect to be spent on machines",
    unit: "1",
    low: 0.1,
    high: 2,
    scale: "log",
  },
} as const satisfies Record<string, CohortParameterSpec>;

export type MakerParameterName = keyof typeof makerParameters;
export type MakerParameters = Readonly<Record<MakerParameterName, number>>;
export const makerParameterNames = Object.keys(makerParameters) as MakerParameterName[];
