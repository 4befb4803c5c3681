import type { MakerParameters } from "../../sim/backtest/maker-parameters.ts";
import type { MakersState } from "../../sim/backtest/maker-state.ts";
import { runCohorts } from "../../sim/backtest/run-cohorts.ts";
import type { ChipTechnology } from "../../sim/markets/maker-input.ts";
import { SECONDS_PER_YEAR } from "../../sim/units.ts";
import type { BacktestData } from "./backtest-data.ts";
import { createMakerSupply, type MakerSupply, type RunLuck } from "./chip-supply.ts";
import { computeLogErrors } from "./fit-parameters.ts";
import type { FittedCohorts } from "./fitted-file.ts";
import { createCohortInput } from "./free-run.ts";
import { listBestJoules, listReleases } from "./made-chips.ts";
import type { ReadMakers } from "./read-makers.ts";

/** What a run of makers reads beside their parameters. */
export interface MakersRunInput {
  readonly data: BacktestData;
  /** Of the miners, as found with the catalogue. */
  readonly fitted: Pick<FittedCohorts, "parameters">;
  readonly makers: ReadMakers;
  readonly technology: ChipTechnology;
}

/** A year's best chip weighs as half a year of monthly errors, as a year's power does in the fit of miners. */
const CHIP_YEAR_WEIGHT = 6;
/** Error of a year for which no chip was made: a tenfold one. */
const NO_CHIP_ERROR = 1;

/**
 * Mean over runs of the sum of squares that a fit makes least. Luck is that of silicon: what energy chips of the window
 * take is what the technology was fitted to, and no luck.
 */
export function scoreMakers(
  input: MakersRunInput,
  parameters: MakerParameters,
  lucks: readonly (RunLuck | null)[],
): number {
  const { efficiency } = input.technology;
  const technology = { ...input.technology, efficiency: { ...efficiency, heldOutResidual: 0 } };
  const supply = createSupply({ ...input, technology }, parameters);
  const scores = lucks.map((luck) => scoreRun(input.data, runSupply(input, supply, luck)));
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** One run without luck, and some with. */
export function listLucks(seed: string, luckyRuns: number): (RunLuck | null)[] {
  return [null, ...Array.from({ length: luckyRuns }, (_, replication) => ({ seed, replication }))];
}

/** A free run over all months of the data, without luck: log10 errors of the hashrate. */
export function listMakerErrors(input: MakersRunInput, parameters: MakerParameters): number[] {
  return runSupply(input, createSupply(input, parameters), null).errors;
}

interface MakersRun {
  readonly errors: readonly number[];
  readonly state: MakersState;
}

function createSupply({ data, fitted, makers, technology }: MakersRunInput, parameters: MakerParameters): MakerSupply {
  const growthPerMonth = fitted.parameters.capacityGrowthPerMonth;
  return createMakerSupply(data, makers, technology, { parameters, growthPerMonth });
}

function runSupply({ data, fitted }: MakersRunInput, supply: MakerSupply, luck: RunLuck | null) {
  const source = supply.createSource(luck);
  const run = runCohorts(createCohortInput(data, source, fitted.parameters), data.months);
  return { errors: computeLogErrors(data, run), state: source.state };
}

function scoreRun(data: BacktestData, { errors, state }: MakersRun): number {
  const months = errors.reduce((sum, error) => sum + (Number.isFinite(error) ? error ** 2 : 1), 0);
  const chips = listChipErrors(data, state).reduce((sum, error) => sum + error ** 2, 0);
  return months + CHIP_YEAR_WEIGHT * chips;
}

/** Of the first chip's date [years], and log10 of made over real J a hash at the end of each year that had a real chip. */
function listChipErrors(data: BacktestData, state: MakersState): number[] {
  const real = data.devices.filter(({ kind }) => kind === "asic").map((device) => device.releaseTime);
  if (real.length === 0) return [];
  const made = listReleases(state);
  const late = made.length === 0 ? NO_CHIP_ERROR : (Math.min(...made) - Math.min(...real)) / SECONDS_PER_YEAR;
  const years = listBestJoules(data, state).map(({ madeJoulesPerHash, realJoulesPerHash }) => {
    if (realJoulesPerHash === null) return 0;
    return madeJoulesPerHash === null ? NO_CHIP_ERROR : Math.log10(madeJoulesPerHash / realJoulesPerHash);
  });
  return [late, ...years];
}
