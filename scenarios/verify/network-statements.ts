import { loadNetwork, type NetworkOptions } from "../network/load-network.ts";
import { NEAR_FACTOR } from "../network/measured-networks.ts";
import { runNetwork } from "../network/run-network.ts";
import type { ListStatements } from "./list-statements.ts";
import { createFigure, type Statement } from "./statement.ts";

/** Presets of networks whose stale blocks somebody counted. */
const presets = ["bitcoin-2013", "bitcoin-2015", "litecoin", "dogecoin", "ethereum-like"] as const;

/** A third of the nodes and of the runs: enough to tell a factor of three. */
const SMALL: NetworkOptions = { nodes: "300", replications: "3" };

/** Stale rates of the presets with fewer nodes and runs, against the measured ones. */
export const listNetworkStatements: ListStatements = (_context, onPart) => listStaleRates("networks", SMALL, onPart);

/** The same with the presets as they are. */
export const listWholeNetworkStatements: ListStatements = (_context, onPart) =>
  listStaleRates("whole-networks", {}, onPart);

async function listStaleRates(
  group: string,
  options: NetworkOptions,
  onPart: (fraction: number) => void,
): Promise<Statement[]> {
  const statements: Statement[] = [];
  for (const [index, preset] of presets.entries()) {
    const settings = loadNetwork(preset, options);
    const { comparison } = await runNetwork(settings, (done) => {
      onPart((index + done / settings.replications) / presets.length);
    });
    if (comparison === null) throw new Error(`${preset}: no measured network`);
    const { measured, ratio } = comparison;
    statements.push(
      createFigure({
        id: `${group}/${preset}`,
        topic: "stale blocks",
        stated: `${measured.title}: simulated stale rate over the measured one, ${settings.nodes} nodes, ${settings.replications} runs of ${settings.blocks} blocks`,
        expected: { kind: "between", low: 1 / NEAR_FACTOR, high: NEAR_FACTOR },
        found: ratio,
        unit: "ratio",
        source: measured.source,
      }),
    );
  }
  return statements;
}
