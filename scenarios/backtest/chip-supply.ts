import { drawSilicon } from "../../sim/agents/design-steps.ts";
import { createCatalogueSource } from "../../sim/backtest/catalogue-source.ts";
import type { DeviceSource } from "../../sim/backtest/cohort-input.ts";
import { shopKinds } from "../../sim/backtest/cohort-input.ts";
import type { MakerParameters } from "../../sim/backtest/maker-parameters.ts";
import { createPlanBook, type PlanBook } from "../../sim/backtest/maker-plans.ts";
import { createMakerSource, type MakerSource } from "../../sim/backtest/maker-source.ts";
import type { MakersInput } from "../../sim/backtest/maker-state.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import type { ChipTechnology } from "../../sim/markets/maker-input.ts";
import { computeNormalQuantile } from "../../sim/theory/normal.ts";
import type { BacktestData } from "./backtest-data.ts";
import type { ErrorSpread } from "./error-spread.ts";
import type { ReadMakers } from "./read-makers.ts";

/** The luck of one run. */
export interface RunLuck {
  readonly seed: string;
  readonly replication: number;
}

/** Mode A: every device from the catalogue by its release date. */
export interface CatalogueSupply {
  readonly mode: "catalogue";
  readonly createSource: (luck: RunLuck | null) => DeviceSource;
}

/** Mode B: mining chips from makers, everything else from shops. */
export interface MakerSupply {
  readonly mode: "makers";
  readonly makers: ReadMakers;
  readonly technology: ChipTechnology;
  readonly parameters: MakerParameters;
  readonly plans: PlanBook;
  /** How far runs of makers are off past the window of a fit; where it is left out, as far as those of the catalogue. */
  readonly spread?: ErrorSpread | undefined;
  readonly createSource: (luck: RunLuck | null) => MakerSource;
}

/** What was fitted of makers and, with the catalogue, of the growth of their capacity. */
export interface MakerPace extends Pick<MakersInput, "parameters" | "growthPerMonth"> {
  readonly spread?: ErrorSpread | undefined;
}

export type ChipSupply = CatalogueSupply | MakerSupply;

export function createCatalogueSupply({ devices }: BacktestData): CatalogueSupply {
  return { mode: "catalogue", createSource: () => createCatalogueSource(devices) };
}

/**
 * Of the catalogue only what other customers buy as well is read, and what was on sale before the series starts.
 * Without luck every design works at the try that is the mean, and chips reach what the fit says. With luck silicon is
 * drawn design by design, and one factor on the energy of all chips by how far off the fit is on nodes it has not seen.
 */
export function createMakerSupply(
  data: BacktestData,
  makers: ReadMakers,
  technology: ChipTechnology,
  pace: MakerPace,
): MakerSupply {
  const start = data.months[0]!.timeSeconds;
  const listed = data.devices.filter(({ kind, releaseTime }) => shopKinds.has(kind) || releaseTime < start);
  const plans = createPlanBook({ technology, market: makers.market, parameters: pace.parameters });
  const shared = {
    makers: makers.makers,
    market: makers.market,
    parameters: pace.parameters,
    growthPerMonth: pace.growthPerMonth,
    plans,
    electricityUsdPerKwh: data.electricityUsdPerKwh,
  };
  return {
    mode: "makers",
    makers,
    technology,
    parameters: pace.parameters,
    plans,
    spread: pace.spread,
    createSource: (luck) =>
      createMakerSource({
        ...shared,
        listed: createCatalogueSource(listed),
        technology: luck === null ? technology : drawTechnology(technology, luck),
        works: luck === null ? worksOnAverage : createSiliconLuck(luck),
      }),
  };
}

type Works = MakersInput["works"];

const worksOnAverage: Works = ({ siliconSuccess }, { spins }) => spins >= Math.round(1 / siliconSuccess);

function createSiliconLuck({ seed, replication }: RunLuck): Works {
  return (maker, project) => drawSilicon(`${seed}#${replication}`, maker, project);
}

function drawTechnology(technology: ChipTechnology, { seed, replication }: RunLuck): ChipTechnology {
  const stream = createStream(seed, `backtest/chip-energy/${replication}`);
  const normal = computeNormalQuantile((stream() + 2 ** -54) / (1 + 2 ** -53));
  const factor = Math.exp(technology.efficiency.heldOutResidual * normal);
  return { ...technology, floor: (nanometres) => factor * technology.floor(nanometres) };
}
