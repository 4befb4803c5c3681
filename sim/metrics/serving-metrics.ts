import { type SavingSource, savingSources } from "./saving-shares.ts";
import type { Metric } from "./series-metrics.ts";

/** One value a month where customers buy what machines serve. Tokens are of one quality. */
export const servingMetrics = {
  token_price_usd_per_mtok: {
    title: "Price of a million tokens",
    unit: "USD/Mtok",
    question: "cost",
    definition: "What customers pay for a million tokens of one quality, to the network or a cloud.",
  },
  token_cost_usd_per_mtok: {
    title: "Cost of a million tokens",
    unit: "USD/Mtok",
    question: "cost",
    definition: "Electricity and wear of the machines of network and clouds, over the tokens sold.",
  },
  token_energy_j: {
    title: "Energy of a token",
    unit: "J/tok",
    question: "cost",
    definition: "Energy at the meters of network and clouds over the tokens of one quality sold.",
  },
  machine_energy_j: {
    title: "Energy of a token by machine alone",
    unit: "J/tok",
    question: "built",
    definition: "Power of all machines over their full rate, at the software of the start.",
  },
  tokens_sold_tok_s: {
    title: "Tokens sold",
    unit: "tok/s",
    question: "cost",
    definition: "Tokens of one quality sold in a second, by network and clouds.",
  },
  network_sold_share: {
    title: "Network's share of tokens sold",
    unit: "1",
    question: "paid",
    definition: "Tokens that the network sold over all tokens sold.",
  },
  customers_usd: {
    title: "Customers' money",
    unit: "USD",
    question: "paid",
    definition: "What customers owe for the month's tokens, to network and clouds.",
  },
  customers_network_usd: {
    title: "Customers' money to the network",
    unit: "USD",
    question: "paid",
    definition: "What customers owe the network for the month's tokens; it is paid as fees.",
  },
  network_h100e: {
    title: "Machines of the network",
    unit: "H100e",
    question: "built",
    definition: "Full rate of the network's machines that are on, in chips of the start device.",
  },
  cloud_h100e: {
    title: "Machines of the clouds",
    unit: "H100e",
    question: "built",
    definition: "Full rate of the clouds' machines that serve customers, in chips of the start device.",
  },
  network_gw: {
    title: "Power of the network",
    unit: "GW",
    question: "built",
    definition: "Mean power at the network's meters.",
  },
  cloud_gw: {
    title: "Power of the clouds",
    unit: "GW",
    question: "built",
    definition: "Mean power at the meters of the clouds' machines that serve customers.",
  },
  software_factor: {
    title: "Progress of software",
    unit: "factor",
    question: "cost",
    definition: "Tokens of one quality from the same chips, over the start.",
  },
  machine_margin: {
    title: "Makers' margin",
    unit: "1",
    question: "built",
    definition: "What machines sold in the month brought in over what making them cost, less 1.",
  },
  saving_specialisation: describeSaving("specialisation"),
  saving_node: describeSaving("node"),
  saving_margin: describeSaving("margin"),
  saving_software: describeSaving("software"),
  saving_scale: describeSaving("scale"),
  saving_profit: {
    title: "Saving by profit of who serves",
    unit: "factor",
    question: "cost",
    definition: "Price over cost of a token in the first month, over that in this one.",
  },
} as const satisfies Record<string, Metric>;

/** Part that a source has in the fall of the price, as a factor; all factors together are the fall. */
function describeSaving(source: SavingSource): Metric {
  const { title, definition } = savingSources[source];
  return {
    title: `Saving by ${title}`,
    unit: "factor",
    question: "cost",
    definition: `Times by which a token got cheaper since the first month by ${title}. ${definition}`,
  };
}

export type ServingMetricName = keyof typeof servingMetrics;
export type ServingSeries = Record<ServingMetricName, Float64Array>;

/** Numbers that stand for a whole run. */
export const servingSummaryMetrics = {
  token_price_fall: {
    title: "Fall of the price of a token",
    unit: "factor",
    question: "cost",
    definition: "Price of a token in the first month over that in the last.",
  },
  token_price_fall_log10: {
    title: "Fall of the price of a token, in powers of ten",
    unit: "1",
    question: "cost",
    definition: "Decimal logarithm of the price of a token in the first month over that in the last.",
  },
  token_cost_fall: {
    title: "Fall of the cost of a token",
    unit: "factor",
    question: "cost",
    definition: "Electricity and wear of a token in the first month over that in the last.",
  },
  token_price_usd_per_mtok_end: {
    title: "Price of a million tokens at the end",
    unit: "USD/Mtok",
    question: "cost",
    definition: "Price of a million tokens of one quality in the last month.",
  },
  token_cost_usd_per_mtok_end: {
    title: "Cost of a million tokens at the end",
    unit: "USD/Mtok",
    question: "cost",
    definition: "Electricity and wear over tokens of one quality sold, in the last month.",
  },
  token_energy_j_end: {
    title: "Energy of a token at the end",
    unit: "J/tok",
    question: "cost",
    definition: "Energy at the meters over tokens of one quality sold, in the last month.",
  },
  machine_energy_fall: {
    title: "Fall of a token's energy by machines alone",
    unit: "factor",
    question: "built",
    definition: "Power over full rate of all machines, software left out: the first month over the last.",
  },
  network_over_clouds_end: {
    title: "Network's machines over the clouds'",
    unit: "1",
    question: "built",
    definition: "Full rate of the network's machines over that of the clouds' machines that serve, in the last month.",
  },
  network_over_clouds_start: {
    title: "Network's machines over the clouds' of the start",
    unit: "1",
    question: "built",
    definition: "Full rate of the network's machines in the last month over that of the clouds' in the first.",
  },
  network_gw_end: {
    title: "Power of the network at the end",
    unit: "GW",
    question: "built",
    definition: "Mean power at the network's meters in the last month.",
  },
  cloud_gw_end: {
    title: "Power of the clouds at the end",
    unit: "GW",
    question: "built",
    definition: "Mean power at the meters of the clouds' machines that serve, in the last month.",
  },
  designs_taped_out: {
    title: "Chips for serving brought to market",
    unit: "chips",
    question: "built",
    definition: "Machines that makers decided to design in the run and put on sale in it.",
  },
  design_usd_total: {
    title: "Money for designs of chips",
    unit: "USD",
    question: "built",
    definition: "Design and masks of makers, whole run.",
  },
  customers_usd_total: {
    title: "Customers' money",
    unit: "USD",
    question: "paid",
    definition: "What customers owe for tokens, to network and clouds, whole run.",
  },
  customers_network_share: {
    title: "Network's share of customers' money",
    unit: "1",
    question: "paid",
    definition: "What customers owe the network over what they owe for all tokens, whole run.",
  },
  cloud_hardware_usd_total: {
    title: "Machines bought by clouds",
    unit: "USD",
    question: "built",
    definition: "What clouds paid for machines that serve customers, whole run.",
  },
  cloud_own_share_end: {
    title: "Clouds' machines of their own design",
    unit: "1",
    question: "built",
    definition:
      "Full rate of clouds' machines that their own teams designed over that of all their machines, at the end.",
  },
  saving_share_specialisation: describeShare(savingSources.specialisation.title),
  saving_share_node: describeShare(savingSources.node.title),
  saving_share_margin: describeShare(savingSources.margin.title),
  saving_share_software: describeShare(savingSources.software.title),
  saving_share_scale: describeShare(savingSources.scale.title),
  saving_share_profit: describeShare("profit of who serves"),
} as const satisfies Record<string, Metric>;

function describeShare(title: string): Metric {
  return {
    title: `Part of the fall of the price that came from ${title}`,
    unit: "1",
    question: "cost",
    definition: `Logarithm of the factor by which ${title} made a token cheaper over that of the whole fall, first month to last; all parts add up to 1.`,
  };
}

export type ServingSummaryName = keyof typeof servingSummaryMetrics;
