import { readFittedFile } from "../../scenarios/backtest/fitted-file.ts";
import { runFreely } from "../../scenarios/backtest/free-run.ts";
import { loadBacktest } from "../../scenarios/backtest/load-backtest.ts";
import { runBacktest } from "../../scenarios/backtest/run-backtest.ts";
import type { BenchCase, BenchRow } from "./bench-case.ts";
import { measureInTurns } from "./measure.ts";

const ROUNDS = 9;
const LEAST_RATIO = 0.5;
const LONGEST_SECONDS = 5;
/** Logistic curves of a month's search for the hashrate, and values of each device on sale at three sites. */
const SEARCH_STEPS = 10;
const SITES = 3;

export const backtestBench: BenchCase = {
  name: "Backtest of bitcoin, 2010-07 to 2026-05, mode A, one thread",
  aim: `at least ${LEAST_RATIO} of the speed of a bare loop over as many curves and values; under ${LONGEST_SECONDS} s with bands, forecasts and all`,
  run: measureBacktest,
};

function measureBacktest(): readonly BenchRow[] {
  const data = loadBacktest({});
  const fitted = readFittedFile(undefined);
  const start = performance.now();
  runBacktest(data, fitted, { replications: 400, seed: "bench" });
  const wholeSeconds = (performance.now() - start) / 1000;
  const months = data.months.length;
  const counts = data.months.map(({ timeSeconds }) => {
    const age = data.devices.map(({ releaseTime }) => (timeSeconds - releaseTime) / (86_400 * 365.25));
    return {
      released: age.filter((years) => years > 0).length,
      young: age.filter((years) => years > 0 && years < 2).length,
    };
  });
  const seconds = measureInTurns(ROUNDS, {
    run: () => runFreely(data, fitted.parameters),
    bare: () => computeBare(counts),
  });
  const ratio = seconds.bare / seconds.run;
  return [
    { label: "months", value: months, unit: "months" },
    { label: "free run", value: seconds.run, unit: "s" },
    { label: "bare loop", value: seconds.bare, unit: "s" },
    { label: "speed against the bare loop", value: ratio, unit: "x", isMet: ratio >= LEAST_RATIO },
    { label: "the whole command's work, cold", value: wholeSeconds, unit: "s", isMet: wholeSeconds < LONGEST_SECONDS },
  ];
}

/** As many exponentials, logarithms and powers as the months take, and nothing else. */
function computeBare(counts: readonly { readonly released: number; readonly young: number }[]): number {
  let sum = 0;
  for (const { released, young } of counts) {
    for (let step = 0; step < SEARCH_STEPS; step++) {
      for (let device = 0; device < released; device++) sum += 1 / (1 + Math.exp(device / (step + 1)));
    }
    for (let device = 0; device < young; device++) {
      for (let site = 1; site <= SITES; site++) {
        sum +=
          Math.exp(-device / 9) + Math.log(site + device) + Math.exp(-site) + Math.exp(-1 / site) + Math.exp(-device);
      }
      sum += (1 + device) ** 0.35 * (2 + device) ** 0.65;
    }
  }
  return sum;
}
