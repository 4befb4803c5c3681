import { capitalise } from "../display-name.ts";

/** "asia-pacific" as "Asia-Pacific", "north-america" as "North America". */
export function nameRegion(region: string): string {
  return region
    .split("-")
    .map(capitalise)
    .join(region === "asia-pacific" ? "-" : " ");
}

/** Two letters for a drawing, told in its key: "asia-pacific" as "AP", "europe" as "EU". */
export function abbreviateRegion(region: string): string {
  const [first = "", second] = region.toUpperCase().split("-");
  return second === undefined ? first.slice(0, 2) : `${first.charAt(0)}${second.charAt(0)}`;
}
