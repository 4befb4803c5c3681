import { readFileSync } from "node:fs";
import test from "ava";
import { cutData } from "../../../scenarios/backtest/backtest-data.ts";
import { fitMakers, type MakersEffort } from "../../../scenarios/backtest/fit-makers.ts";
import { computeWindowSha256 } from "../../../scenarios/backtest/fit-window.ts";
import { readFittedFile } from "../../../scenarios/backtest/fitted-file.ts";
import { loadBacktest } from "../../../scenarios/backtest/load-backtest.ts";
import { listMakerOrigins } from "../../../scenarios/backtest/maker-origins.ts";
import { getMakersFitPath, readMakersFit, renderMakersFit } from "../../../scenarios/backtest/makers-file.ts";
import { readMakers } from "../../../scenarios/backtest/read-makers.ts";
import { readChipTechnology } from "../../../scenarios/fit/read-chip-technology.ts";
import { makerParameterNames, makerParameters } from "../../../sim/backtest/maker-parameters.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { SECONDS_PER_YEAR } from "../../../sim/units.ts";

const data = loadBacktest({});
const fitted = readFittedFile(undefined);
const input = {
  data,
  fitted,
  makers: readMakers(undefined, 2019, "2026-05"),
  technology: readChipTechnology(2019),
  readTechnology: (year: number) => readChipTechnology(Math.max(2014, year)),
};
/** Of a shorter window, which costs less to fit. */
const short = { ...input, fitted: { ...fitted, window: { from: "2010-07", to: "2015-06" } } };
const small: MakersEffort = {
  ...{ points: 8, luckyRuns: 1, finalists: 1, finalRuns: 1 },
  seed: "small",
  origins: { miners: { starts: 1, steps: 1 }, makers: { points: 2, luckyRuns: 0, finalists: 1, finalRuns: 0 } },
};
const found = fitMakers(short, small);

test("the frozen makers were fitted to the data, the makers and the window that ship, and their file has the same bytes", (t) => {
  const frozen = readMakersFit(undefined);
  t.is(frozen.windowSha256, computeWindowSha256(data, "2018-12"));
  t.is(frozen.makersSha256, input.makers.sha256);
  t.deepEqual(frozen.window, { from: "2010-07", to: "2018-12" });
  t.is(renderMakersFit(frozen), readFileSync(getMakersFitPath(), "utf8"));
  t.true(frozen.value > 0 && frozen.error < 0.2);
});

test("a fit of makers repeats, and reads nothing past its window", (t) => {
  t.deepEqual(fitMakers(short, small), found);
  const stream = createStream("makers-fit", "shuffle");
  const months = data.months.map((month) =>
    month.month <= "2015-06" ? month : { ...month, revenueUsd: month.revenueUsd * 9 * stream(), observedHashrate: 1 },
  );
  const devices = data.devices.map((device) =>
    device.releaseTime < Date.UTC(2015, 6) / 1000 ? device : { ...device, powerWatts: 1, workPerSecond: 1e20 },
  );
  t.deepEqual(fitMakers({ ...short, data: { ...data, months, devices } }, small), found);
});

test("more points never fit worse in their own runs, and all stay in their ranges", (t) => {
  const [few, many] = [2, 6].map((points) => fitMakers(short, { ...small, luckyRuns: 0, finalRuns: 0, points }));
  t.true(few!.value > 0 && Number.isFinite(many!.value));
  for (const { parameters, near } of [found, few!, many!]) {
    for (const name of makerParameterNames) {
      const { low, high } = makerParameters[name];
      t.true(parameters[name] >= low && parameters[name] <= high, name);
      t.true(near[name]!.low <= parameters[name] && parameters[name] <= near[name]!.high, name);
    }
  }
});

test("a window of fewer than 24 months is refused", (t) => {
  const early = { ...input, fitted: { ...fitted, window: { from: "2010-07", to: "2011-12" } } };
  t.throws(() => fitMakers(early, small), { message: /at least 24 months to fit/ });
});

test("an origin knows no chip of later, and its errors begin with the month after it", (t) => {
  const asked: number[] = [];
  const readTechnology = (year: number) => {
    asked.push(year);
    return readChipTechnology(year);
  };
  const window = cutData(data, "2018-12");
  const origins = listMakerOrigins({ ...input, window, readTechnology, effort: small.origins, seed: "1" });
  t.deepEqual(
    origins.map(({ lastMonth }) => lastMonth),
    ["2014-09", "2015-03", "2015-09", "2016-03", "2016-09", "2017-03", "2017-09", "2018-03"],
  );
  for (const [at, { lastMonth, errors }] of origins.entries()) {
    const known = window.months.filter(({ month }) => month <= lastMonth).length;
    t.is(errors.length, window.months.length - known, lastMonth);
    const end = 1970 + window.months[known]!.timeSeconds / SECONDS_PER_YEAR;
    t.true(Math.abs(asked[at]! - end) < 1e-9, lastMonth);
  }
  const frozen = readMakersFit(undefined);
  t.deepEqual(
    frozen.origins.map(({ month }) => month),
    origins.map(({ lastMonth }) => lastMonth),
  );
  t.true(frozen.spread.far >= frozen.spread.near);
});
