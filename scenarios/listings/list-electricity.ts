import { listElectricityPrices } from "../../hardware-models/electricity-price.ts";
import { readElectricityPrices } from "../fit/read-electricity-prices.ts";
import type { Listing } from "./listing.ts";

/** Industrial prices of electricity: what `miners[N].electricityUsdPerKwh` and `tco --country` look up. */
export function listElectricity(): Listing {
  const rows = readElectricityPrices();
  return {
    columns: ["region", "name", "usd_per_kwh", "year", "band", "source"],
    rows: listElectricityPrices(rows).map(({ region, name, usdPerKwh, year, band, source }) => [
      ...[region, name, usdPerKwh, year, band, source],
    ]),
  };
}
