import { join } from "node:path";
import test from "ava";
import { listAssumptions } from "../../scenarios/assumptions.ts";
import { openScenario } from "../../scenarios/loading/load-scenario.ts";
import { listJobs } from "../../scenarios/runners/list-jobs.ts";
import { simulateJob } from "../../scenarios/runners/simulate-job.ts";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { listFactors, readStudy } from "../../scenarios/studies/read-study.ts";
import { planStudy } from "../../scenarios/studies/study-plan.ts";
import { loadSimJs } from "../../sim/engine/simjs.ts";
import type { RunResult, ServingOutcome } from "../../sim/run-result.ts";

const simJs = await loadSimJs();
const open = openScenario("ai-race");
const short = ["end=2028-12"];

type Served = RunResult & { readonly serving: ServingOutcome };

function run(scheme: string, sets: readonly string[] = short): Served {
  const { scenario, devices, history } = open(sets);
  const schemes = scenario.schemes.filter(({ name }) => name === scheme);
  const world = { world: { devices, history }, seed: scenario.seed, replications: 1 };
  const outcome = simulateJob(listJobs(scenario, schemes, world)[0]!, simJs);
  if (outcome.kind !== "result") throw new Error(JSON.stringify(outcome));
  return outcome.result as Served;
}

const base = run("proof-of-work");

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

test("equal runs are equal, and months to come change none that were", (t) => {
  t.deepEqual(run("proof-of-work").serving, base.serving);
  const cut = run("proof-of-work", ["end=2028-06"]);
  for (const [name, column] of Object.entries(cut.serving.series)) {
    // The last month has no review, so that nothing is sold in it.
    t.deepEqual(
      Array.from(column).slice(0, -1),
      Array.from(base.serving.series[name as "cloud_gw"]).slice(0, 29),
      name,
    );
  }
});

test("what customers owe the network goes through the ledger as fees, never ahead of it but by the luck of a month's blocks", (t) => {
  for (const scheme of ["proof-of-work", "gonka", "bittensor", "hybrid"]) {
    const { serving, series } = scheme === "proof-of-work" ? base : run(scheme);
    let [owed, paid, last] = [0, 0, 0];
    serving.series.customers_network_usd.forEach((usd, month) => {
      owed += usd;
      paid += series.fees_btc[month]! * series.price_usd[month]!;
      last = usd;
      // Some 1,600 blocks a month, drawn: one standard deviation of their number is 2.5 %. Other rules' come on time.
      t.true(
        paid <= owed + (scheme === "proof-of-work" ? 0.1 : 1e-6) * usd,
        `${scheme}, month ${month}: ${paid} of ${owed}`,
      );
    });
    t.true(owed > 0, scheme);
    // An epoch under way carries what it has counted.
    t.true(owed - paid < 0.2 * last, `${scheme}: ${paid} of ${owed}`);
  }
});

test("where work is not paid for the network serves nobody, and customers pay clouds alone", (t) => {
  const { serving, series } = run("proof-of-stake");
  t.is(sum(serving.series.customers_network_usd), 0);
  t.is(sum(serving.series.network_h100e), 0);
  t.is(sum(series.fees_btc), 0);
  t.true(sum(serving.series.customers_usd) > 0);
});

test("at an elasticity of 1 customers' money depends on no price: it is the same under every rule", (t) => {
  const other = run("proof-of-stake").serving.series.customers_usd;
  const here = base.serving.series.customers_usd;
  t.true(here.every((usd, month) => Math.abs(usd / other[month]! - 1) < 1e-9));
});

test("savings multiply to the fall of the price in every month", (t) => {
  const { series, saving } = base.serving;
  series.token_price_usd_per_mtok.forEach((price, month) => {
    const product =
      series.saving_specialisation[month]! *
      series.saving_node[month]! *
      series.saving_margin[month]! *
      series.saving_software[month]! *
      series.saving_scale[month]! *
      series.saving_profit[month]!;
    t.true(Math.abs((product * price) / series.token_price_usd_per_mtok[0]! - 1) < 1e-9);
  });
  t.true(Math.abs(saving!.cost + saving!.profit - saving!.price) < 1e-12);
});

test("more wafers never raise the price of the end, dearer makers never lower it", (t) => {
  const price = (sets: readonly string[]) =>
    run("proof-of-stake", [...short, ...sets]).serving.summary.token_price_usd_per_mtok_end!;
  const [few, more, many] = [0.02, 0.1, 0.5].map((share) => price([`hardware.market.wafersShare=${share}`]));
  t.true(more! < few! * 0.99);
  t.true(many! <= more! * (1 + 1e-9));
  t.true(price(["makers[0].marginFloor=20", "makers[0].listMargin=30"]) >= price([]));
});

/** One power usage effectiveness for all, so that meters tell what is connected. */
const equalPue = [0, 1, 2, 3, 4, 5, 6].map((cloud) => `clouds[${cloud}].pue=1.2`);

test("network and clouds together never draw more than the start's power and what was connected since", (t) => {
  for (const capGw of [2, 8.6]) {
    for (const scheme of ["proof-of-work", "proof-of-stake"]) {
      const { series } = run(scheme, [...short, ...equalPue, `hardware.market.powerGwPerYear=${capGw}`]).serving;
      const drawn = series.cloud_gw.map((gw, month) => gw + series.network_gw[month]!);
      for (const [month, gw] of drawn.entries()) {
        t.true(gw <= drawn[0]! + (capGw * month) / 12 + 1e-6, `${scheme}, month ${month}`);
      }
      // It binds: orders of the last months are on their way.
      if (capGw === 2) t.true(drawn.at(-1)! > drawn[0]! + 2 * capGw);
    }
  }
});

test("a looser cap on power never raises the price of a token", (t) => {
  for (const scheme of ["proof-of-work", "proof-of-stake"]) {
    const price = (gw: number) =>
      run(scheme, [...short, `hardware.market.powerGwPerYear=${gw}`]).serving.summary.token_price_usd_per_mtok_end!;
    const [tight, cited, loose, free] = [2, 8.6, 30, 1e6].map(price);
    t.true(cited! < tight! * 0.99, scheme);
    t.true(loose! < cited! * 0.99, scheme);
    t.true(free! <= loose! * (1 + 1e-9), scheme);
  }
});

test("a cap on power that does not bind gives the same as none", (t) => {
  const { scenario, devices, history } = open(["end=2028-01"]);
  const cap = (powerGwPerYear: number | undefined) => {
    const market = { ...scenario.hardware.market!, powerGwPerYear };
    return { ...scenario, hardware: { ...scenario.hardware, market } };
  };
  for (const scheme of scenario.schemes.filter(({ name }) => ["gonka", "proof-of-stake"].includes(name))) {
    const [without, out] = [undefined, 1e6].map((gigawatts) => {
      const world = { world: { devices, history }, seed: "cap", replications: 1 };
      return simulateJob(listJobs(cap(gigawatts), [scheme], world)[0]!, simJs);
    });
    t.deepEqual(out, without, scheme.name);
  }
});

test("a limit on power that the catalogue could pass by, and the growth of none, are refused with a cure", (t) => {
  const refuse = (sets: readonly string[]) => t.throws(() => open(sets)).message;
  t.regex(
    refuse(["hardware.market.catalogueKinds=[gpu]"]),
    /powerGwPerYear.*catalogueKinds: gpu.*catalogueKinds: \[\]/s,
  );
  t.regex(refuse(["hardware.market.powerGwPerYear=0"]), /powerGwPerYear/);
  const grow = () => openScenario("chip-race")(["hardware.market.powerGrowthPerYear=0.1"]);
  t.regex(t.throws(grow).message, /powerGwPerYear.*got none.*Add powerGwPerYear/s);
});

test("software that stands still saves nothing", (t) => {
  const { series } = run("proof-of-stake", [...short, "demand.softwarePerYear=1"]).serving;
  t.true(series.software_factor.every((factor) => factor === 1));
  t.true(series.saving_software.every((factor) => Math.abs(factor - 1) < 1e-12));
});

test("a demand that rises with the price, clouds without customers, twins and nodes to come are refused with a cure", (t) => {
  const refuse = (sets: readonly string[]) => t.throws(() => open(sets)).message;
  t.regex(refuse(["demand.elasticity=-0.5"]), /demand\.elasticity: expected 0 or more.*got -0\.5.*Write 0\.5/s);
  t.regex(refuse(["demand.startTokensPerSecond=0"]), /demand\.startTokensPerSecond/);
  t.regex(refuse(["fees={model: share-of-subsidy, share: 0.1}"]), /fees\.model: expected fees\.model none/);
  t.regex(refuse(["clouds[1].name=google"]), /clouds\[1\]\.name/);
  t.regex(refuse(["makers[0].startNode=1nm"]), /makers\[0\]\.startNode: expected a node in volume/);
  t.regex(refuse(["demand.load=0"]), /demand\.load/);
});

test("the fall of the price in powers of ten is the logarithm of the fall", (t) => {
  const { token_price_fall_log10: powers, token_price_fall: fall } = base.serving.summary;
  t.true(fall! > 1 && Math.abs(10 ** powers! / fall! - 1) < 1e-12);
});

test("the study of the token's price can be made at all its points, and reaches beyond the preset on both sides", async (t) => {
  const { study, source } = readStudy(join(getPackageRoot(), "scenarios/examples/token-price/study.yaml"));
  const plan = await planStudy({ study: { ...study, set: ["end=2028-01"] }, source });
  t.deepEqual(plan.metrics, ["token_price_fall_log10", "customers_network_share"]);
  for (const point of plan.points.slice(0, 4)) t.is(plan.readPoint(point).scenario.end, "2028-01");
  const { scenario } = open(short);
  const preset = new Map(listAssumptions(scenario).map(({ path, value }) => [path, Number(value)]));
  for (const factor of listFactors(study)) {
    if (factor.kind === "list") continue;
    const now = preset.get(factor.name)!;
    t.true(factor.low < now && now < factor.high, factor.name);
  }
});

test("a job of this race is plain data", (t) => {
  const { scenario, devices, history } = open(short);
  const [job] = listJobs(scenario, scenario.schemes, { world: { devices, history }, seed: "s", replications: 1 });
  t.deepEqual(structuredClone(job), job);
});
