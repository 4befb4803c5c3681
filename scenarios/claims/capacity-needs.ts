import { estimateDiesPerWafer } from "../../hardware-models/wafer.ts";
import { computeNegativeBinomialYield } from "../../hardware-models/yield.ts";
import { computeEstimate } from "../experiments/estimate.ts";
import { type ClaimContext, getRun } from "./claim-context.ts";
import { describeRun, getScheme } from "./claim-runs.ts";
import { createPoint, type Evidence, listEstimate, markExtrapolated } from "./evidence.ts";
import { getTrend } from "./parse-trends.ts";

const YEARS = 10;
/** A chip of H100 size on a 300 mm wafer, 0.1 defects a cm2, clustering 3: hardware-models/data/chip_economics.csv. */
const DIE = { areaSquareMillimetres: 814, defectsPerSquareCentimetre: 0.1, clustering: 3 };
/** Advanced packaging (CoWoS) of 2026, wafers a month: analysts' 120,000 to 150,000. */
const WAFERS_PER_YEAR = 135_000 * 12;

/** Wafers for so many H100-equivalents, of chips of ten years on. */
export function listWafers({ trends }: ClaimContext, h100Equivalents: number): Evidence[] {
  const years = getTrend(trends, "16-bit peak performance doubling").value;
  const side = Math.sqrt(DIE.areaSquareMillimetres);
  const dies = estimateDiesPerWafer({
    waferMillimetres: 300,
    edgeMillimetres: 0,
    scribeMillimetres: 0,
    dieWidthMillimetres: side,
    dieHeightMillimetres: side,
  });
  const defects = (DIE.areaSquareMillimetres / 100) * DIE.defectsPerSquareCentimetre;
  const good = dies * computeNegativeBinomialYield(defects, DIE.clustering);
  const wafers = h100Equivalents / (good * 2 ** (YEARS / years));
  return [
    markExtrapolated(
      createPoint(wafers / WAFERS_PER_YEAR, {
        statement: `Wafers for it, in years of all advanced packaging of 2026 (${Math.round(good)} good chips a wafer, each ${(2 ** (YEARS / years)).toFixed(0)} times an H100)`,
        unit: "years",
        source:
          "hardware-models/data/chip_economics.csv and trends.csv; packaging: analysts, 120,000 to 150,000 wafers a month",
      }),
    ),
  ];
}

/** The reward that would hold so much power, as the simulated market of tokens scales. */
export function listReward(context: ClaimContext, neededWatts: number): Evidence[] {
  const { runs } = getScheme(getRun(context, "tokens"), "proof-of-work");
  const perWatt = computeEstimate(
    runs.map(({ series, summary, months }) => {
      const power = summary["power_gw_last_year"] ?? null;
      const paid = series.revenue_usd.slice(Math.max(0, months.length - 12)).reduce((sum, usd) => sum + usd, 0);
      return power === null ? null : paid / (power * 1e9);
    }),
  );
  if (perWatt === null) return [];
  const scaled = {
    mean: perWatt.mean * neededWatts,
    low: perWatt.low * neededWatts,
    high: perWatt.high * neededWatts,
    n: perWatt.n,
  };
  return listEstimate(scaled, {
    statement: "Reward in a year that holds so much power, as the simulated market of tokens scales",
    unit: "USD",
    source: `${describeRun("tokens")}; linear scaling of its reward for a watt`,
  }).map(markExtrapolated);
}
