import { type ElectricityRow, electricityColumns } from "../../hardware-models/electricity-price.ts";
import { readTable } from "./read-table.ts";

/** What industry pays for electricity, by country and by state of the US, in rising order within each. */
export function readElectricityPrices(): readonly ElectricityRow[] {
  return readTable("electricity_prices.csv", electricityColumns);
}
