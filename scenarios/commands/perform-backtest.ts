import { existsSync } from "node:fs";
import type { BacktestData } from "../backtest/backtest-data.ts";
import type { BacktestResult } from "../backtest/backtest-result.ts";
import { createCatalogueSupply, createMakerSupply, type MakerSupply } from "../backtest/chip-supply.ts";
import { fitMakers, fullMakersFit, type MakersFitInput } from "../backtest/fit-makers.ts";
import { fitWindow, fullFit } from "../backtest/fit-window.ts";
import { type FittedCohorts, getFittedPath, readFittedFile, renderFittedFile } from "../backtest/fitted-file.ts";
import type { HalvingSchedule } from "../backtest/halving-schedule.ts";
import { computeKnownBeforeYear } from "../backtest/known-before-year.ts";
import { loadBacktest } from "../backtest/load-backtest.ts";
import { type FittedMakers, getMakersFitPath, readMakersFit, renderMakersFit } from "../backtest/makers-file.ts";
import { readMakers } from "../backtest/read-makers.ts";
import { runBacktest } from "../backtest/run-backtest.ts";
import {
  type BacktestTables,
  listBacktestFiles,
  summariseBacktest,
  writeBacktestFolder,
} from "../backtest/write-backtest.ts";
import { readChipTechnology } from "../fit/read-chip-technology.ts";
import { knownBeforeYearField } from "../maker-defaults.ts";
import { suggestName } from "../nearest-name.ts";
import { renderFound } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";
import { checkOutFolder } from "../store/out-folder.ts";
import { replaceFile } from "../store/run-folder.ts";
import { type ChipMode, chipModes, DEFAULT_REPLICATIONS, DEFAULT_WINDOW_END } from "./backtest-options.ts";
import type { CommandArguments, CommandIo, LoadParts } from "./command.ts";
import { readCount, readNumber } from "./read-number.ts";

/** What `backtest` is made of; words, tables and the page belong to the reports. */
export interface BacktestParts {
  readonly renderBacktest: (result: BacktestResult, width: number) => string;
  readonly backtestTables: BacktestTables;
}

/** Runs the backtest, fits first where that is asked for, and writes or tells how far it is off. */
export async function performBacktest(
  given: CommandArguments,
  io: CommandIo,
  loadParts: LoadParts<BacktestParts>,
): Promise<number> {
  const { texts, flags } = given;
  checkSource(given);
  const mode = readChipMode(given);
  const data = loadBacktest({
    series: texts["series"],
    devices: texts["devices"],
    shocks: texts["shocks"],
    halvings: readHalvings(given),
    electricityUsdPerKwh: readElectricity(given),
  });
  // A fit takes minutes: a mistake in the makers' file is told before it.
  if (mode === "makers") readMakers(texts["makers"], knownBeforeYearField.default, data.months.at(-1)!.month);
  const supply = (fitted: FittedCohorts) =>
    mode === "catalogue" ? createCatalogueSupply(data) : readMakerSupply(given, data, fitted, io);
  const replications = readCount(given, "replications", [2, 10_000]) ?? DEFAULT_REPLICATIONS[mode];
  const parts = await loadParts();
  const out = texts["out"];
  const folder =
    out === undefined ? null : checkOutFolder(out, (place) => listBacktestFiles(place, parts.backtestTables));
  const fitted =
    flags["fit"] === true && mode === "catalogue" ? fitAndSave(given, data, io) : readFittedFile(texts["params"]);
  const result = runBacktest(data, fitted, { replications, seed: texts["seed"] ?? "1" }, supply(fitted));
  if (folder !== null) writeBacktestFolder(folder, result, parts.backtestTables);
  if (flags["json"] === true) {
    io.writeOut(`${JSON.stringify({ ...summariseBacktest(result), months: result.months, folder: out ?? null })}\n`);
  } else if (flags["quiet"] !== true) {
    const place = out === undefined ? "" : `\nReport: ${out}/backtest.html\n`;
    io.writeOut(`${parts.renderBacktest(result, io.columns).trimEnd()}\n${place}`);
  }
  return 0;
}

function checkSource({ positionals, texts, flags }: CommandArguments): void {
  const coin = positionals["coin"];
  const { series, devices } = texts;
  if (coin !== undefined && coin !== "bitcoin") {
    const cure = "Name a coin of your own by --series and --devices.";
    throw new ScenarioError({ where: "coin", expected: "bitcoin", found: renderFound(coin), cure });
  }
  if (coin !== undefined && (series !== undefined || devices !== undefined)) {
    throw refuse("coin", "a coin or --series and --devices", "both", "Leave one out.");
  }
  if ((series === undefined) !== (devices === undefined)) {
    const missing = series === undefined ? "--series" : "--devices";
    throw refuse(missing, "a file, beside the other table", "none", `Add ${missing}.`);
  }
  if (flags["fit"] !== true) {
    const idle = ["save", "window-end"].find((name) => texts[name] !== undefined);
    if (idle !== undefined || flags["write"] === true) {
      throw refuse(`--${idle ?? "write"}`, "--fit beside it", "none", "Add --fit.");
    }
  } else checkFit(texts);
  const ownInput = ["params", "makers", "known-before"].find((name) => texts[name] !== undefined);
  if (flags["write"] === true && ownInput !== undefined) {
    throw refuse("--write", `no --${ownInput} beside it`, `--${ownInput}`, "Use --save FILE.");
  }
  if (flags["write"] === true && texts["shocks"] !== undefined) {
    throw refuse("--write", "the package's own shocks", "--shocks", "Use --save FILE.");
  }
  if (flags["write"] === true && (series !== undefined || texts["window-end"] !== undefined)) {
    throw refuse("--write", `bitcoin, fitted up to ${DEFAULT_WINDOW_END}`, "something else", "Use --save FILE.");
  }
}

/** A fit of makers goes by the miners' parameters and by their window. */
function checkFit(texts: CommandArguments["texts"]): void {
  const idle = texts["chips"] === "makers" ? "maker-params" : "params";
  if (texts[idle] !== undefined) throw refuse(`--${idle}`, "no --fit beside it", "--fit", "Leave one out.");
  if (texts["chips"] !== "makers" || texts["window-end"] === undefined) return;
  const cure = "Fit the miners to that month without --chips, save them, and name the file by --params.";
  throw refuse("--window-end", "the window of the miners' parameters", "another beside --chips makers", cure);
}

/** @throws ScenarioError where makers are asked for work whose chips are not modelled, or their options stand alone */
function readChipMode({ texts }: CommandArguments): ChipMode {
  const asked = texts["chips"] ?? "catalogue";
  const mode = chipModes.find((known) => known === asked);
  if (mode === undefined) {
    throw refuse("--chips", chipModes.join(" or "), renderFound(asked), suggestName(asked, chipModes));
  }
  if (mode === "catalogue") {
    const idle = ["makers", "maker-params", "known-before", "work"].find((name) => texts[name] !== undefined);
    if (idle !== undefined) throw refuse(`--${idle}`, "--chips makers beside it", "none", "Add --chips makers.");
    return mode;
  }
  const work = texts["work"] ?? (texts["series"] === undefined ? "sha256d" : undefined);
  if (work === "sha256d") return mode;
  const expected = "sha256d, the one work whose chips are modelled";
  throw work === undefined
    ? refuse(
        "--work",
        `${expected}, for a coin of your own`,
        "nothing",
        "Add --work sha256d if that is the coin's work.",
      )
    : refuse("--work", expected, renderFound(work), "Leave --chips out: the catalogue knows any work.");
}

function readMakerSupply(
  given: CommandArguments,
  data: BacktestData,
  fitted: FittedCohorts,
  io: CommandIo,
): MakerSupply {
  const knownBeforeYear =
    readCount(given, "known-before", [knownBeforeYearField.min, knownBeforeYearField.max]) ??
    computeKnownBeforeYear(fitted);
  const makers = readMakers(given.texts["makers"], knownBeforeYear, data.months.at(-1)!.month);
  const technology = readChipTechnology(knownBeforeYear);
  // Too few chips were sold before to tell what energy a hash takes.
  const readTechnology = (year: number) => readChipTechnology(Math.max(knownBeforeYearField.min, year));
  const knownMiners = given.texts["series"] === undefined ? undefined : readFittedFile(undefined).parameters;
  const found =
    given.flags["fit"] === true
      ? fitAndSaveMakers(given, { data, fitted, makers, technology, readTechnology, knownMiners }, io)
      : readMakersFit(given.texts["maker-params"]);
  return createMakerSupply(data, makers, technology, {
    parameters: found.parameters,
    growthPerMonth: fitted.parameters.capacityGrowthPerMonth,
    spread: found.spread,
  });
}

function readHalvings(given: CommandArguments): HalvingSchedule | undefined {
  const intervalBlocks = readCount(given, "halving-blocks", [1, 1e9]);
  const startHeight = readCount(given, "start-height", [0, 1e9]);
  if (intervalBlocks === undefined && startHeight !== undefined) {
    throw refuse("--start-height", "--halving-blocks beside it", "none", "Add --halving-blocks.");
  }
  if (intervalBlocks === undefined) return undefined;
  if (given.texts["series"] === undefined) {
    throw refuse("--halving-blocks", "--series beside it", "none", "Leave it out: Bitcoin's halvings are known.");
  }
  return { intervalBlocks, startHeight: startHeight ?? 0 };
}

function readElectricity(given: CommandArguments): number | undefined {
  const price = readNumber(given, "electricity");
  if (price === undefined || (price > 0 && price <= 10)) return price;
  throw refuse("--electricity", "a price above 0 and up to 10 USD/kWh", String(price), "");
}

function fitAndSave({ texts, flags }: CommandArguments, data: BacktestData, io: CommandIo): FittedCohorts {
  const end = texts["window-end"] ?? (texts["series"] === undefined ? DEFAULT_WINDOW_END : data.months.at(-1)!.month);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(end)) {
    throw refuse("--window-end", "a month as YYYY-MM", renderFound(end), "");
  }
  const saved = texts["save"];
  if (saved !== undefined && existsSync(saved)) checkReplaceable(saved, readFittedFile);
  const isBitcoin = texts["series"] === undefined;
  const length = isBitcoin ? "about a minute" : "less than a minute";
  if (io.isErrorTerminal) io.writeError(`Fitting on ${data.months[0]!.month} to ${end}: ${length}.\n`);
  // The months of another coin are fewer: where they say little, what was found on Bitcoin holds.
  const request = isBitcoin ? fullFit : { ...fullFit, known: readFittedFile(undefined) };
  const fitted = fitWindow(data, end, request);
  const places = [saved, flags["write"] === true ? getFittedPath() : undefined];
  for (const path of places) if (path !== undefined) replaceFile(path, [renderFittedFile(fitted)]);
  return fitted;
}

function fitAndSaveMakers({ texts, flags }: CommandArguments, input: MakersFitInput, io: CommandIo): FittedMakers {
  const saved = texts["save"];
  if (saved !== undefined && existsSync(saved)) checkReplaceable(saved, readMakersFit);
  if (io.isErrorTerminal) io.writeError(`Fitting makers up to ${input.fitted.window.to}: a few minutes.\n`);
  const found = fitMakers(input, fullMakersFit);
  const places = [saved, flags["write"] === true ? getMakersFitPath() : undefined];
  for (const path of places) if (path !== undefined) replaceFile(path, [renderMakersFit(found)]);
  return found;
}

/** A file is replaced only where a fit of the same kind wrote it. */
function checkReplaceable(path: string, read: (path: string) => unknown): void {
  try {
    read(path);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw refuse(`--save ${path}`, "a new file, or one that backtest --fit wrote", "something else", "Name another.");
  }
}

function refuse(where: string, expected: string, found: string, cure: string): ScenarioError {
  return new ScenarioError({ where, expected, found, cure });
}
