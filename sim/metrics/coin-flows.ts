import type { Ledger } from "../ledger.ts";
import { partyRoles } from "../reward-rules/settlement.ts";

/** Where coins to be paid came from, and where they went. */
export interface CoinFlow {
  readonly side: "source" | "use";
  readonly title: string;
  readonly definition: string;
}

/**
 * Every home of the coins that a rule handed out; parties and people who are not simulated stand apart. Sources and uses
 * add up to the same. A rule pays out of one pot, so which coin of it came from a fee is not a question with an answer.
 */
export const coinFlows = {
  issued: { side: "source", title: "issued", definition: "Coins minted." },
  fees: { side: "source", title: "fees", definition: "Fees paid by users." },
  slashed: { side: "source", title: "slashed", definition: "Coins taken from parties as penalties." },
  workers: { side: "use", title: "work", definition: "Paid to the simulated parties for work done." },
  workers_elsewhere: {
    side: "use",
    title: "work elsewhere",
    definition: "Paid for work to people who are not simulated.",
  },
  stakers: { side: "use", title: "stake", definition: "Paid to the simulated parties for stake held." },
  stakers_elsewhere: {
    side: "use",
    title: "stake elsewhere",
    definition: "Paid for stake to people who are not simulated.",
  },
  validators: { side: "use", title: "validators", definition: "Paid to simulated parties as validators." },
  validators_elsewhere: {
    side: "use",
    title: "validators elsewhere",
    definition: "Paid to validators who are not simulated.",
  },
  owners: { side: "use", title: "owners", definition: "Paid to simulated parties as owners of the network." },
  owners_elsewhere: {
    side: "use",
    title: "owners elsewhere",
    definition: "Paid to owners of the network or of a subnet who are not simulated.",
  },
  treasury: { side: "use", title: "treasury", definition: "Paid to a common fund." },
  burned: { side: "use", title: "burned", definition: "Destroyed." },
  carried: { side: "use", title: "carried", definition: "Kept back for settlements after the run's end." },
} as const satisfies Record<string, CoinFlow>;

export type CoinFlowName = keyof typeof coinFlows;

/** [smallest unit] one entry a flow, whole run; the nearest double where coins changed hands so often that it passes 2^53 */
export type CoinFlows = Readonly<Record<CoinFlowName, number>>;

/**
 * Totals of a finished run.
 *
 * @throws Error where the uses do not add up to the sources to the last unit
 */
export function computeCoinFlows({ issued, fees, slashed, paid, paidElsewhere, ...ledger }: Ledger): CoinFlows {
  const { treasury, burned, carried } = ledger;
  const homes = { treasury: BigInt(treasury), burned: BigInt(burned), carried: BigInt(carried) };
  const uses = { ...splitByPlace(paid, paidElsewhere), ...homes };
  const placed = Object.values(uses).reduce((sum, amount) => sum + amount, 0n);
  const given = BigInt(issued) + fees + slashed;
  if (placed !== given) throw new Error(`coin flows: placed ${placed} of ${given} units`);
  const flows = Object.entries({ issued, fees, slashed, ...uses }).map(([name, amount]) => [name, Number(amount)]);
  return Object.fromEntries(flows) as CoinFlows;
}

type PartyRole = (typeof partyRoles)[number];
type PartyFlows = Readonly<Record<PartyRole | `${PartyRole}_elsewhere`, bigint>>;

function splitByPlace(paid: Ledger["paid"], elsewhere: Ledger["paidElsewhere"]): PartyFlows {
  const entries = partyRoles.flatMap((role) => [
    [role, paid[role] - elsewhere[role]],
    [`${role}_elsewhere`, elsewhere[role]],
  ]);
  return Object.fromEntries(entries) as PartyFlows;
}
