import type { Metric } from "./series-metrics.ts";

/** Of the markets beside list prices: one value a month, null where it does not exist. */
export const sideMetrics = {
  used_units: {
    title: "Used devices sold to miners",
    unit: "devices",
    question: "built",
    definition: "Devices that one miner sold to another in the month.",
  },
  used_price_over_list: {
    title: "Price of used devices",
    unit: "1",
    question: "cost",
    definition:
      "Mean price of the used devices that miners bought in the month, over the list price of the same devices.",
  },
  outside_units: {
    title: "Devices sold outside",
    unit: "devices",
    question: "built",
    definition: "Devices that miners sold in the month to players or for scrap before they were too old.",
  },
  rented_units: {
    title: "Devices on other work",
    unit: "devices",
    question: "built",
    definition: "Devices that were rented out for other work in the month instead of mining.",
  },
  rented_work_share: {
    title: "Hashrate on other work",
    unit: "1",
    question: "built",
    definition: "Hashrate of the devices on other work, over that of all devices that mine or do other work.",
  },
  rents_usd: {
    title: "Rents",
    unit: "USD",
    question: "paid",
    definition: "Rents that miners received in the month for other work, less fees, before electricity.",
  },
  new_price_over_list: {
    title: "Price of new devices",
    unit: "1",
    question: "cost",
    definition:
      "Mean price of the new devices ordered in the month, over the list price of the same devices; empty where none was.",
  },
} as const satisfies Record<string, Metric>;

export type SideMetricName = keyof typeof sideMetrics;

/** A plain column a metric, null where a value does not exist. */
export type SideSeries = Readonly<Record<SideMetricName, readonly (number | null)[]>>;
