import { join } from "node:path";
import test from "ava";
import { parse } from "csv-parse/sync";
import { composeAnswer } from "../../reports/answer/answer.ts";
import { drawCreditFigures } from "../../reports/figures/credit-figures.ts";
import { listSections } from "../../reports/page/sections.ts";
import { renderCreditCsv } from "../../reports/tables/credit-csv.ts";
import { renderTerminalSummary } from "../../reports/terminal/render-terminal-summary.ts";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { computeExperimentRequest } from "../../scenarios/runs/perform-run.ts";
import { planRun } from "../../scenarios/runs/run-plan.ts";
import { ScenarioErrors } from "../../scenarios/scenario-errors.ts";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { readStudy } from "../../scenarios/studies/read-study.ts";
import { planStudy } from "../../scenarios/studies/study-plan.ts";

const preset = { kind: "compare", source: "mining-credit", schemes: [], fields: { replications: "2" } } as const;
const experiment = await runExperiment(computeExperimentRequest(planRun({ ...preset, sets: [] }), () => undefined));
const [lent, own] = experiment.schemes;

const sum = (values: Iterable<number | null>) => [...values].reduce<number>((total, value) => total + (value ?? 0), 0);

test("with and without a lender all is the same until the first loan, and nothing after it", (t) => {
  lent!.runs.forEach(({ credit, checkpoints }, replication) => {
    const first = credit!.series.credit_lent_usd.findIndex((usd) => usd! > 0);
    t.true(first > 0);
    const other = own!.runs[replication]!.checkpoints;
    t.deepEqual(checkpoints.slice(0, first + 1), other.slice(0, first + 1));
    t.not(checkpoints.at(-1), other.at(-1));
  });
});

test("credit builds more in the boom, and most of it fails in the crash of 2022", (t) => {
  const crash = experiment.months.indexOf("2022-05");
  const [more, less] = [lent!, own!].map(({ series }) => series.hashrate_hs.mean[crash]!);
  t.true(more! > 1.08 * less!, `${more} and ${less}`);
  for (const { credit, months } of lent!.runs) {
    const { credit_written_off_usd, credit_debt_usd } = credit!.series;
    const failed = sum(credit_written_off_usd.filter((_, month) => months[month]!.startsWith("2022")));
    t.true(failed > 0.8 * sum(credit_written_off_usd));
    t.true(failed > 0.5 * Math.max(...credit_debt_usd.map((usd) => usd ?? 0)));
    t.true(credit!.summary.credit_recovered_usd_total < 0.5 * credit!.summary.credit_written_off_usd_total);
  }
});

test("machines that lenders sell make the used ones cheaper than the same crash does without them", (t) => {
  const price = (scheme: typeof lent) =>
    sum(
      scheme!.runs.flatMap(({ side }) => {
        const rows = side!.devices.filter(({ month }) => month >= "2022-06" && month <= "2022-12");
        return (
          sum(rows.map(({ usedUnits, usedPriceUsd }) => usedUnits * (usedPriceUsd ?? 0))) /
          sum(rows.map(({ usedUnits }) => usedUnits))
        );
      }),
    );
  t.true(price(lent) < 0.7 * price(own), `${price(lent)} and ${price(own)}`);
});

test("who would pay as long as it can fails far less", async (t) => {
  const sets = ["credit.walkAwayAt=100"];
  const request = { ...preset, kind: "run", schemes: ["credit"], fields: { replications: "1" }, sets } as const;
  const paying = await runExperiment(computeExperimentRequest(planRun(request), () => undefined));
  const [loyal, leaving] = [paying.schemes[0]!.runs[0]!, lent!.runs[0]!].map(({ credit }) => credit!.summary);
  t.true(loyal!.credit_defaulters < 0.1 * leaving!.credit_defaulters);
  t.true(loyal!.credit_lender_gain_usd_total > 0 && leaving!.credit_lender_gain_usd_total < 0);
});

test("credit.csv holds every month, and adds up to the summary", (t) => {
  const rows = parse<Record<string, string>>([...renderCreditCsv(experiment)].join(""), { columns: true });
  t.is(rows.length, 2 * 2 * experiment.months.length);
  for (const { name, runs } of experiment.schemes) {
    for (const { replication, credit } of runs) {
      const own = rows.filter((row) => row["scheme"] === name && Number(row["replication"]) === replication);
      const total = (column: string) => sum(own.map((row) => Number(row[column])));
      const { summary } = credit!;
      for (const [column, metric] of [
        ["credit_lent_usd", "credit_lent_usd_total"],
        ["credit_interest_usd", "credit_interest_usd_total"],
        ["credit_written_off_usd", "credit_written_off_usd_total"],
        ["credit_recovered_usd", "credit_recovered_usd_total"],
        ["credit_seized_units", "credit_seized_units_total"],
      ] as const) {
        t.true(Math.abs(total(column) - summary[metric]) <= 1e-9 * summary[metric] + 1e-6, column);
      }
      t.true(Math.abs(Number(own.at(-1)!["credit_debt_usd"]) - summary.credit_debt_usd_end) < 1e-6);
    }
  }
});

test("report and terminal tell of loans where a scenario has them, and not elsewhere", async (t) => {
  const figures = drawCreditFigures(experiment);
  t.is(figures.length, 5);
  t.true(figures.every(({ kind }) => kind === "lines"));
  t.true(listSections(experiment).some(({ id, measures }) => id === "credit" && measures.length > 8));
  t.true(composeAnswer(experiment).parts.some(({ title, sentences }) => title === "Credit" && sentences.length > 5));
  const text = renderTerminalSummary(experiment, { width: 100, colour: false });
  t.regex(
    text,
    /Miners\s+that\s+defaulted\s+on\s+at\s+least\s+one\s+loan:[\s\S]{10,60}under\s+credit\s+and\s+0\s+parties/,
  );
  const request = { kind: "run", source: "tiny", schemes: [], fields: { replications: "1" }, sets: [] } as const;
  const plain = await runExperiment(computeExperimentRequest(planRun(request), () => undefined));
  t.deepEqual(drawCreditFigures(plain), []);
  t.false(listSections(plain).some(({ id }) => id === "credit"));
  t.false(composeAnswer(plain).parts.some(({ title }) => title === "Credit"));
  t.false("credit_defaulters" in plain.summaryMetrics);
});

test("terms that cannot be are refused with their place and their cure", (t) => {
  for (const [set, expected] of [
    ["credit.interestPerYear=-0.1", /credit\.interestPerYear: expected a number from 0 to 10, got -0\.1/],
    ["credit.loanToValue=1", /credit\.loanToValue: expected a number from 0 to 0\.95, got 1\./],
    ["credit.termMonths=0", /credit\.termMonths: expected a whole number from 1 to 600, got 0/],
    ["credit.termMonths=61", /credit\.termMonths: expected at most 60 months, the life of a machine.*Shorten the term/],
    ["credit.termMonths=2.5", /credit\.termMonths: expected a whole number/],
    [
      "credit.marginCallAt=0.6",
      /credit\.marginCallAt: expected more than 0\.6 .* Raise it, or lower credit\.loanToValue/,
    ],
    [
      "credit.groups=[hostd]",
      /credit\.groups\[0\]: expected the name of a miner group, got "hostd"\. Did you mean "hosted"/,
    ],
    [
      "schemes[1].interventions[0].set={credit.marginCallAt: 0.5}",
      /interventions\[0\]\.set\["credit\.marginCallAt"\]: expected more than 0\.6/,
    ],
    ["schemes[1].interventions[0].set={credit.groups: [hosted]}", /expected a path that can change in mid-run/],
  ] as const) {
    const error = t.throws(() => planRun({ ...preset, sets: [set] }), { instanceOf: ScenarioErrors });
    t.regex(error.message, expected);
  }
});

test("a lender may come later, under one scheme alone", async (t) => {
  const sets = ["schemes[0].interventions=[{ date: 2013-06, set: { credit.loanToValue: 0.5 } }]"];
  const request = { kind: "compare", source: "tiny", schemes: [], fields: { replications: "1" }, sets } as const;
  const { schemes, summaryMetrics } = await runExperiment(computeExperimentRequest(planRun(request), () => undefined));
  const { series, summary } = schemes[0]!.runs[0]!.credit!;
  t.true(summary.credit_lent_usd_total > 0);
  const start = schemes[0]!.runs[0]!.months.indexOf("2013-05");
  t.is(sum(series.credit_lent_usd.slice(0, start)), 0);
  t.is(schemes[1]!.credit, undefined);
  t.true("credit_lent_usd_total" in summaryMetrics);
});

test("the study of loans is a study, and loans stand beside customers and clouds", async (t) => {
  const path = join(getPackageRoot(), "scenarios", "examples", "credit", "study.yaml");
  const { study, source } = readStudy(path);
  const plan = await planStudy({ study, source });
  t.is(plan.points.length, 20);
  const sets = ["end=2028-12", "credit={ capitalUsd: 1e8 }"];
  const request = {
    kind: "run",
    source: "ai-race",
    schemes: ["proof-of-work"],
    fields: { replications: "1" },
    sets,
  } as const;
  const { schemes } = await runExperiment(computeExperimentRequest(planRun(request), () => undefined));
  const { series, summary } = schemes[0]!.runs[0]!.credit!;
  t.true(summary.credit_lent_usd_total > 0);
  t.true(series.credit_lender_cash_usd.every((usd) => usd! >= 0));
});
