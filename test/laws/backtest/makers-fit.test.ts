import { readFileSync } from "node:fs";
import test from "ava";
import { fitMakers, type MakersEffort } from "../../../scenarios/backtest/fit-makers.ts";
import { computeWindowSha256 } from "../../../scenarios/backtest/fit-window.ts";
import { readFittedFile } from "../../../scenarios/backtest/fitted-file.ts";
import { loadBacktest } from "../../../scenarios/backtest/load-backtest.ts";
import { getMakersFitPath, readMakersFit, renderMakersFit } from "../../../scenarios/backtest/makers-file.ts";
import { readMakers } from "../../../scenarios/backtest/read-makers.ts";
import { readChipTechnology } from "../../../scenarios/fit/read-chip-technology.ts";
import { makerParameterNames, makerParameters } from "../../../sim/backtest/maker-parameters.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";

const data = loadBacktest({});
const fitted = readFittedFile(undefined);
const input = {
  data,
  fitted,
  makers: readMakers(undefined, 2019, "2026-05"),
  technology: readChipTechnology(2019),
};
const small: MakersEffort = { points: 8, luckyRuns: 1, seed: "small" };
const found = fitMakers(input, small);

test("the frozen makers were fitted to the data, the makers and the window that ship, and their file has the same bytes", (t) => {
  const frozen = readMakersFit(undefined);
  t.is(frozen.windowSha256, computeWindowSha256(data, "2018-12"));
  t.is(frozen.makersSha256, input.makers.sha256);
  t.deepEqual(frozen.window, { from: "2010-07", to: "2018-12" });
  t.is(renderMakersFit(frozen), readFileSync(getMakersFitPath(), "utf8"));
  t.true(frozen.value < found.value);
});

test("a fit of makers repeats, and reads nothing past its window", (t) => {
  t.deepEqual(fitMakers(input, small), found);
  const stream = createStream("makers-fit", "shuffle");
  const months = data.months.map((month) =>
    month.month <= "2018-12" ? month : { ...month, revenueUsd: month.revenueUsd * 9 * stream(), observedHashrate: 1 },
  );
  const devices = data.devices.map((device) =>
    device.releaseTime < 1_546_300_800 ? device : { ...device, powerWatts: 1, workPerSecond: 1e20 },
  );
  t.deepEqual(fitMakers({ ...input, data: { ...data, months, devices } }, small), found);
});

test("more points never fit worse in their own runs, and all stay in their ranges", (t) => {
  const [few, many] = [2, 6].map((points) => fitMakers(input, { ...small, luckyRuns: 0, points }));
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
  const short = { ...input, fitted: { ...fitted, window: { from: "2010-07", to: "2011-12" } } };
  t.throws(() => fitMakers(short, small), { message: /at least 24 months to fit/ });
});
