import { readFittedFile } from "../../scenarios/backtest/fitted-file.ts";
import { loadBacktest } from "../../scenarios/backtest/load-backtest.ts";
import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { getNamedRule } from "../../scenarios/named-rule.ts";
import { CUSTOM_RULE } from "../../scenarios/schema/custom-rule-schema.ts";
import { listFitStatements } from "../../scenarios/verify/frozen-fit.ts";
import { describeDefaultLaws } from "../../scenarios/verify/law-statements.ts";
import { judgeStatement } from "../../scenarios/verify/statement.ts";
import { joinWords } from "../display-name.ts";
import { formatMonth } from "../month-format.ts";
import { formatNumber } from "../number-format.ts";
import { type Markup, markup } from "./markup.ts";

/** Which laws, observations and backtests stand behind the numbers: tried or read as the page is made. */
export function renderValidation(experiment: Experiment): Markup {
  return markup`<h3 id="validation-title">What stands behind these numbers</h3>
<ul class="validation">
<li>${sayLaws(experiment)}</li>
<li>${sayHistory(experiment)}</li>
<li>${sayBacktest(experiment)}</li>
<li>All that Proofground states of itself, statement by statement: <code>proofground verify</code>.</li>
</ul>
`;
}

function sayLaws({ schemes }: Experiment): string {
  const names = [...new Set(schemes.map(({ rule }) => rule))].filter((name) => name !== CUSTOM_RULE);
  const tried = names.map((name) => ({ name, judged: judgeStatement(describeDefaultLaws(name, getNamedRule(name))) }));
  const kept = tried.filter(({ judged }) => judged.verdict === "holds").map(({ name }) => name);
  const broken = tried.filter(({ judged }) => judged.verdict !== "holds").map(({ name }) => name);
  const own = schemes.some(({ rule }) => rule === CUSTOM_RULE);
  return [
    ...(kept.length === 0
      ? []
      : [
          `Laws: ${joinWords(kept)} kept the laws of every reward rule on their fixed cases as this page was made, at default parameters.`,
        ]),
    ...(broken.length === 0 ? [] : [`${joinWords(broken)} broke a law there.`]),
    ...(own ? ["A rule from a file of its own was held to the same laws before the run."] : []),
  ].join(" ");
}

function sayHistory({ hashrateErrors }: Experiment): Markup {
  const [first] = hashrateErrors;
  if (first === undefined) return markup`Observation: nothing on record could be held against this run.`;
  const worst = hashrateErrors.reduce((far, year) =>
    year.rootMeanSquareLog10Error > far.rootMeanSquareLog10Error ? year : far,
  );
  return markup`Observation: hashrate was given to nobody; its log10 error by year is at most ${formatNumber(worst.rootMeanSquareLog10Error, 3)} (root mean square, ${String(worst.year)}). See <a href="#history">how close it is to what happened</a>.`;
}

function sayBacktest({ work }: Experiment): Markup {
  if (work !== "sha256d")
    return markup`Backtest: none. Nobody has a record of years in which this kind of work was paid, which a model could be held against.`;
  const fitted = readFittedFile(undefined);
  const { coin, window, errors, origins } = fitted;
  const isSame = listFitStatements(loadBacktest({}), fitted).every((one) => judgeStatement(one).verdict === "holds");
  const again = isSame ? "the same again" : "something else: trust neither";
  const power = errors.power === null ? "" : ` and ${formatNumber(errors.power, 3)} for power`;
  const ahead =
    errors.origins === null
      ? ""
      : ` Fits that saw only the months up to one of ${origins.length} dates missed the rest by ${formatNumber(errors.origins, 3)}.`;
  return markup`Backtest: the hashrate model of <code>proofground backtest</code>, fitted to ${coin} from ${formatMonth(window.from)} to ${formatMonth(window.to)}, is off by ${formatNumber(errors.hashrate, 3)} for hashrate${power} (root mean square of log10 of simulated over observed). Run as this page was made, it gave ${again}.${ahead} It has cohorts of devices, not this run's miners, so its errors are no errors of this run.`;
}
