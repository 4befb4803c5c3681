import type { ClaimContext } from "./claim-context.ts";
import { createPoint, type Evidence, type Range } from "./evidence.ts";
import { sumClouds } from "./parse-clouds.ts";

const CLOUDS = "hardware-models/data/cloud_capacity.csv";

/** Power of the five, by three ways to count it. */
export function readClouds({ clouds }: ClaimContext) {
  const megawatt = 1e6;
  const builders = (scope: string) => ["Amazon", "Microsoft", "Google"].map((owner) => [owner, scope] as const);
  const others = [
    ["xAI", "xAI Colossus"],
    ["OpenAI (users, rented)", "compute available"],
  ] as const;
  const rented = sumClouds(clouds, "power_mw", [["xAI", "xAI Colossus"]]) + getRented(clouds);
  const all = (sumClouds(clouds, "power_mw", builders("self-built + leased")) + rented) * megawatt;
  const live = (sumClouds(clouds, "power_mw", builders("live (DC Byte)")) + rented) * megawatt;
  const chips = sumClouds(clouds, "h100_equivalents", [
    ...builders("cumulative AI chips owned"),
    ["xAI", "cumulative AI chips owned"],
  ]);
  const perWatt =
    sumClouds(clouds, "h100_equivalents", [["xAI", others[0][1]]]) /
    (sumClouds(clouds, "power_mw", [["xAI", others[0][1]]]) * megawatt);
  const ai = chips / perWatt;
  const found: Range = { value: live, low: Math.min(ai, live, all), high: Math.max(ai, live, all) };
  const text = (statement: string) => ({ statement, unit: "W", source: CLOUDS });
  const evidence: Evidence[] = [
    createPoint(all, text("The five, all data centres, leased ones too (2025-11; OpenAI counted again on top)")),
    createPoint(live, text("The five, data centres in service by a stricter count (2025-11)")),
    createPoint(
      ai,
      text("AI chips of Google, Microsoft, Amazon and xAI (2025-12) at the chips for a watt of xAI's sites"),
    ),
  ];
  return { found, evidence };
}

/** [MW] that OpenAI had for use at the end of 2025. */
function getRented(clouds: ClaimContext["clouds"]): number {
  const rows = clouds.filter(({ owner, date }) => owner.startsWith("OpenAI (users") && date === "2025-12");
  return sumClouds(rows, "power_mw", [["OpenAI (users, rented)", "compute available"]]);
}
