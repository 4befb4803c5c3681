import type { SubnetRow } from "./network-flow.ts";

/** Columns of `data/bittensor_subnets_block_8753086.csv`. */
export const subnetColumns = ["netuid", "price_tao", "miner_burned", "emission_enabled", "tao_in_emission"] as const;

type SubnetRecord = Readonly<Record<(typeof subnetColumns)[number], string>>;

/**
 * Rows of a cross-section from the text of its columns. Spot prices stand in for the chain's averages.
 *
 * @throws RangeError for a row that is no subnet
 */
export function parseSubnets(records: readonly SubnetRecord[]): SubnetRow[] {
  return records.map((record, index) => {
    const read = (column: (typeof subnetColumns)[number], accepts: (value: number) => boolean, expects: string) => {
      const value = record[column].trim() === "" ? Number.NaN : Number(record[column]);
      if (accepts(value)) return value;
      throw new RangeError(`subnets: row ${index + 1}: ${column}: expected ${expects}, got "${record[column]}"`);
    };
    return {
      netuid: read("netuid", (value) => Number.isInteger(value) && value > 0, "a whole number above 0"),
      priceEma: read("price_tao", (value) => value >= 0 && Number.isFinite(value), "a price >= 0"),
      minerBurned: read("miner_burned", (value) => value >= 0 && value <= 1, "a part from 0 to 1"),
      isEnabled: read("emission_enabled", (value) => value === 0 || value === 1, "0 or 1") === 1,
      observedTaoIn: read("tao_in_emission", (value) => value >= 0 && Number.isFinite(value), "a number >= 0"),
    };
  });
}
