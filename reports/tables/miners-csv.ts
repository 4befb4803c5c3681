import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import type { PartyOutcome } from "../../sim/run-result.ts";
import { say } from "../work-words.ts";
import { type CsvCell, renderCsvChunks } from "./csv-chunks.ts";

/** Column of each field of a party; every field has one, with its unit. */
const partyColumns = {
  group: "group",
  name: "name",
  role: "role",
  electricityUsdPerKwh: "electricity_usd_per_kwh",
  initialCapitalUsd: "initial_capital_usd",
  initialStakeSatoshi: "initial_stake_satoshi",
  rewardSatoshi: "reward_satoshi",
  revenueUsd: "revenue_usd",
  electricityUsd: "electricity_usd",
  hardwareUsd: "hardware_usd",
  stakeBoughtUsd: "stake_bought_usd",
  profitUsd: "profit_usd",
  finalCashUsd: "final_cash_usd",
  finalCoinsSatoshi: "final_coins_satoshi",
  finalWorkPerSecond: "final_hashrate_hs",
  finalStakeSatoshi: "final_stake_satoshi",
  blocksWon: "blocks_won",
} as const satisfies Record<keyof PartyOutcome, string>;

const fields = Object.keys(partyColumns) as (keyof PartyOutcome)[];

/** miners.csv: one row a scheme, replication and party (a miner or a holder). */
export function renderMinersCsv(experiment: Experiment): Generator<string> {
  const columns = ["scheme", "replication", ...Object.values(partyColumns).map((name) => say(experiment, name))];
  return renderCsvChunks("miners.csv", columns, listRows(experiment));
}

function* listRows(experiment: Experiment): Generator<CsvCell[]> {
  for (const scheme of experiment.schemes) {
    for (const run of scheme.runs) {
      for (const party of run.parties) {
        yield [scheme.name, run.replication, ...fields.map((field) => party[field])];
      }
    }
  }
}
