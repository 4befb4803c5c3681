import type { NetworkParts } from "../../scenarios/commands/perform-network.ts";
import { renderNetworkPage } from "../page/render-network-page.ts";
import { renderNetworkBlocksCsv, renderNetworkPoolsCsv, renderNetworkSummaryCsv } from "../tables/network-csv.ts";
import { renderNetwork } from "../terminal/render-network.ts";

/** What `network` gets from here. */
export const networkParts: NetworkParts = {
  renderNetwork,
  networkTables: {
    "blocks.csv": renderNetworkBlocksCsv,
    "summary.csv": renderNetworkSummaryCsv,
    "pools.csv": renderNetworkPoolsCsv,
    "report.html": (result) => [renderNetworkPage(result)],
  },
};
