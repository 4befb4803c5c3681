import test from "ava";
import type { Device } from "../../hardware-models/device.ts";
import type { Claim, JudgedClaim, Part } from "../../scenarios/claims/claim.ts";
import type { ClaimContext } from "../../scenarios/claims/claim-context.ts";
import { listClaimFaults } from "../../scenarios/claims/claim-faults.ts";
import { type ClaimRunName, claimRuns } from "../../scenarios/claims/claim-runs.ts";
import { listEntryRecords } from "../../scenarios/claims/entry-history.ts";
import { judgeClaim } from "../../scenarios/claims/judge-claim.ts";
import { sumClouds } from "../../scenarios/claims/parse-clouds.ts";
import { getTrend } from "../../scenarios/claims/parse-trends.ts";
import { readClaimData } from "../../scenarios/claims/read-claim-data.ts";
import { claimList, claims } from "../../scenarios/claims/registry.ts";
import type { VerdictKind } from "../../scenarios/claims/verdict.ts";
import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { computeExperimentRequest } from "../../scenarios/runs/perform-run.ts";
import { planRun } from "../../scenarios/runs/run-plan.ts";

const data = readClaimData();
const runs = new Map<ClaimRunName, Experiment>();

test.before(async () => {
  for (const name of Object.keys(claimRuns) as ClaimRunName[]) {
    // Sixteen years of Bitcoin take too long for a test: a small market stands in.
    const spec = name === "bitcoin" ? ({ kind: "run", source: "tiny", sets: [] } as const) : claimRuns[name];
    const plan = planRun({ ...spec, fields: { seed: "claims", replications: "2" }, schemes: [] });
    runs.set(name, await runExperiment(computeExperimentRequest(plan, () => undefined)));
  }
});

function judge(claim: Claim, changes: Partial<ClaimContext> = {}): JudgedClaim {
  return judgeClaim(claim, { ...data, runs, seed: "claims", ...changes });
}

function getPart({ parts }: JudgedClaim, pattern: RegExp): Part {
  return parts.find(({ statement }) => pattern.test(statement))!;
}

function getValue({ data: known, model }: JudgedClaim, pattern: RegExp): number {
  return [...known, ...model].find(({ statement }) => pattern.test(statement))!.value;
}

test("every claim tells evidence with source, sound ranges, and a verdict that follows from what it says", (t) => {
  for (const [number, claim] of Object.entries(claims)) {
    const judged = judge(claim);
    t.is(String(judged.number), number);
    t.deepEqual(listClaimFaults(judged), []);
  }
  t.deepEqual(
    claimList.map(({ number }) => number),
    [1, 2, 3, 4, 5, 6, 7],
  );
});

test("evidence without source or with a broken range, a verdict from nowhere and a flip that turns nothing are faults", (t) => {
  const judged = judge(claims[2]);
  const [first, ...rest] = judged.data;
  const [part, ...parts] = judged.parts;
  const flip = { ...part!.flips[0]!, threshold: part!.flips[0]!.now };
  for (const spoiled of [
    { data: [{ ...first!, source: "" }, ...rest] },
    { data: [{ ...first!, low: 2 * first!.value, high: 3 * first!.value }, ...rest] },
    { data: [{ ...first!, value: Number.NaN }, ...rest] },
    { verdict: { ...judged.verdict } },
    { parts: [{ ...part!, flips: [flip] }, ...parts] },
    { caveats: [] },
  ]) {
    t.is(listClaimFaults({ ...judged, ...spoiled }).length, 1, JSON.stringify(spoiled).slice(0, 80));
  }
});

test("claim 1: per joule 3,400 to 4,300 times, overstated about 25 to 30 times; only old cards give 100,000", (t) => {
  const judged = judge(claims[1]);
  const { verdict } = judged;
  t.is(verdict.kind, "overstated");
  t.true(verdict.factor!.value > 23 && verdict.factor!.value < 30);
  t.true(verdict.factor!.low < 24 && verdict.factor!.high > 29);
  t.true(Math.abs(getValue(judged, /^Hashes of one box/) / 60_560 - 1) < 0.01);
  t.true(Math.abs(getValue(judged, /GTX 580/) / 215_700 - 1) < 0.02);
  t.is(getPart(judged, /of 2010/).verdict.kind, "supported");
});

test("claim 1: miners as good as the threshold turn the verdict, and a little worse do not", (t) => {
  const [flip, next] = getPart(judge(claims[1]), /for a joule: a miner/).flips;
  for (const [threshold, becomes, before] of [
    [flip!.threshold!, flip!.becomes, "overstated"],
    [next!.threshold!, next!.becomes, flip!.becomes],
  ] as const) {
    const judgeAt = (joules: number) => judge(claims[1], { devices: scaleMiners(data.devices, joules / flip!.now) });
    t.is(judgeAt(threshold * (1 - 1e-9)).verdict.kind, becomes!);
    t.is(judgeAt(threshold * (1 + 1e-6)).verdict.kind, before!);
  }
  t.is(next!.becomes, "supported");
});

test("claim 2: 16 GW and 10 million hold within rounding; against the clouds it depends on what is counted", (t) => {
  const judged = judge(claims[2]);
  t.is(getPart(judged, /draws 16 GW/).verdict.kind, "supported");
  t.is(getPart(judged, /10 million/).verdict.kind, "supported");
  t.is(judged.verdict.kind, "not decidable");
  t.true(Math.abs(getValue(judged, /in 2025/) / 21.33e9 - 1) < 1e-9);
  t.true(Math.abs(getValue(judged, /138 TWh/) / 15.74e9 - 1) < 1e-3);
  t.true(Math.abs(getValue(judged, /Blackwell GPUs that/) / 7.4e6 - 1) < 0.01);
});

test("claim 2: beside the simulated power stands how far its run is off the observed hashrate", (t) => {
  const experiment = runs.get("bitcoin")!;
  const observed = experiment.references.find(({ metric }) => metric === "hashrate_hs")!.values;
  const squares = [...new Set(experiment.months.map((month) => month.slice(0, 4)))].map((year) => {
    const errors = experiment.schemes[0]!.runs.flatMap(({ months, series }) =>
      months.flatMap((month, index) =>
        month.startsWith(year) ? Math.log10(series.hashrate_hs[index]! / observed[index]!) ** 2 : [],
      ),
    );
    return errors.reduce((sum, square) => sum + square, 0) / errors.length;
  });
  const factor = 10 ** Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  t.true(factor > 1);
  t.true(Math.abs(getValue(judge(claims[2]), /off the observed/) / factor - 1) < 1e-12);
});

test("claim 2: with a third of the power on record the 16 GW fall; with small clouds the comparison holds", (t) => {
  const powerYears = data.powerYears.map((year) => ({ ...year, powerWatts: year.powerWatts / 3 }));
  t.not(getPart(judge(claims[2], { powerYears }), /draws 16 GW/).verdict.kind, "supported");
  const clouds = data.clouds.map((row) => ({
    ...row,
    power_mw: row.scope.startsWith("self-built + leased") ? String(Number(row.power_mw) / 2) : row.power_mw,
  }));
  const part = getPart(judge(claims[2], { clouds }), /more than OpenAI/);
  t.is(part.verdict.kind, "supported");
});

test("claim 3: 5.26 % by TAO share, 59 % by rule to others than miners, 35 % to other miners", (t) => {
  const judged = judge(claims[3]);
  t.true(Math.abs(getValue(judged, /Hill gate/) - 0.0526) < 0.0002);
  t.true(Math.abs(getValue(judged, /Miners of other subnets/) - 0.35) < 0.001);
  const rest = ["Owners of subnets", "Validators, kept", "Stakers of TAO", "Stakers of alpha"];
  const sum = rest.reduce((total, name) => total + getValue(judged, new RegExp(`^${name}`)), 0);
  t.true(Math.abs(sum - 0.59) < 1e-5);
  t.true(Math.abs(getValue(judged, /share of miners/) - 0.41) < 1e-4);
  t.is(getPart(judged, /no more than 5 %/).verdict.kind, "supported");
  t.is(getPart(judged, /other 95 %/).verdict.kind, "overstated");
  t.is(getPart(judged, /do less work/).verdict.kind, "not decidable");
});

test("claim 3: a dearer subnet 64 turns the 5 % at the share that the flip names", (t) => {
  const [flip] = getPart(judge(claims[3]), /no more than 5 %/).flips;
  const judgeAt = (times: number) =>
    judge(claims[3], {
      subnets: data.subnets.map((row) => (row.netuid === 64 ? { ...row, priceEma: row.priceEma * times } : row)),
    });
  t.is(getPart(judgeAt(1.05), /no more than 5 %/).verdict.kind, "supported");
  const dear = getPart(judgeAt(3), /no more than 5 %/);
  t.not(dear.verdict.kind, "supported");
  t.true(dear.flips[0]!.now > flip!.threshold!);
});

test("claim 4: pay for work buys hardware and pay for stake none; special chips win little on tokens", (t) => {
  const judged = judge(claims[4]);
  t.is(getPart(judged, /for hashes puts/).verdict.kind, "supported");
  t.is(getPart(judged, /for tokens puts/).verdict.kind, "supported");
  t.true(Math.abs(getValue(judged, /^LLM decode/) - 1.4) < 0.05);
  t.true(Math.abs(getValue(judged, /^LLM prefill/) - 1) < 0.05);
  t.is(judged.verdict.kind, "overstated");
  const [, large] = getPart(judged, /gain in efficiency/).flips.filter(({ unit }) => unit === "factor");
  const computeSpecialChip: ClaimContext["computeSpecialChip"] = (kernel, nanometres) => {
    const chip = data.computeSpecialChip(kernel, nanometres);
    const joules = data.headroom.find((answer) => answer.kernel === kernel)!.generalJoules / (large!.threshold! * 1.01);
    return kernel.startsWith("LLM") ? { ...chip, value: joules, low: joules, high: joules } : chip;
  };
  t.not(getPart(judge(claims[4], { computeSpecialChip }), /gain in efficiency/).verdict.kind, "overstated");
});

test("claim 4: makers who bring more chips under pay for work, and dearer tokens under stake, turn the verdicts", (t) => {
  const change = (metric: string, alter: (value: number) => number): Partial<ClaimContext> => {
    const race = runs.get("race")!;
    const schemes = race.schemes.map((scheme) =>
      scheme.name === "proof-of-stake"
        ? scheme
        : {
            ...scheme,
            runs: scheme.runs.map((run) => ({
              ...run,
              summary: { ...run.summary, [metric]: alter(run.summary[metric]!) },
            })),
          },
    );
    return { runs: new Map([...runs, ["race", { ...race, schemes }]]) };
  };
  const makers = /makes chip makers compete/;
  const more = change("designs_taped_out", (count) => count + 1000);
  t.is(getPart(judge(claims[4], more), makers).verdict.kind, "supported");
  const fewer = change("designs_taped_out", () => 0);
  t.is(getPart(judge(claims[4], fewer), makers).verdict.kind, "false");
  const cheaper = change("token_cost_fall", (fall) => fall * 1e6);
  t.is(getPart(judge(claims[4], cheaper), /lowers the cost of a token/).verdict.kind, "supported");
  const large = change("network_over_clouds_start", () => 5000);
  const capacity = getPart(judge(claims[5], large), /ten simulated years/);
  // The estimate is the scheme's own, which the altered runs do not touch.
  t.is(capacity.verdict.kind, getPart(judge(claims[5]), /ten simulated years/).verdict.kind);
});

test("claim 5: the network's power at the thresholds turns the verdict", (t) => {
  const judged = judge(claims[5]);
  t.is(judged.verdict.kind, "overstated");
  const flips = getPart(judged, /have today/).flips.filter(({ unit }) => unit === "W");
  t.deepEqual(
    flips.map(({ becomes }) => becomes),
    ["not decidable", "supported"],
  );
  let before: VerdictKind = "overstated";
  for (const { threshold, becomes, now } of flips) {
    const judgeAt = (watts: number) =>
      judge(claims[5], {
        powerYears: data.powerYears.map((year) => ({ ...year, powerWatts: (year.powerWatts * watts) / now })),
      });
    t.is(getPart(judgeAt(threshold! * (1 + 1e-9)), /have today/).verdict.kind, becomes!);
    t.is(getPart(judgeAt(threshold! * (1 - 1e-6)), /have today/).verdict.kind, before);
    before = becomes!;
  }
  t.true(getValue(judged, /^Power for 1000/) > 5e11 && getValue(judged, /^Power for 1000/) < 2e12);
});

test("claim 6: the trend of prices decides it, hardware alone does not reach it, and the floor is not zero", (t) => {
  const judged = judge(claims[6]);
  t.is(getValue(judged, /all models/), 9.026);
  t.true(Math.abs(getValue(judged, /owned H200/) - 0.09) < 0.001);
  t.true(getValue(judged, /at 4 nm/) > 0);
  t.true(Math.abs(getPart(judged, /hardware alone/).verdict.factor!.value - 100 / 1.43 ** 3) < 1e-9);
  const [years] = getPart(judged, /At fixed quality/).flips;
  t.true(Math.abs(3.907 ** years!.threshold! - 100 / 1.5) < 1e-6);
  const slow = data.trends.map((row) =>
    row.item === "price fall GPQA, Pareto, all licences" ? { ...row, value: "1.5", low: "1.2", high: "2" } : row,
  );
  t.is(judge(claims[6], { trends: slow }).verdict.kind, "overstated");
  const fast = data.trends.map((row) =>
    row.item === "price fall GPQA, Pareto, all licences" ? { ...row, value: "9", low: "8", high: "10" } : row,
  );
  t.is(judge(claims[6], { trends: fast }).verdict.kind, "supported");
});

test("claim 7: coins bought early did better in Bitcoin, of tokens at large nothing is known", (t) => {
  const judged = judge(claims[7]);
  t.is(getPart(judged, /bought coins early/).verdict.kind, "supported");
  t.is(getPart(judged, /tokens at large/).verdict.kind, "not decidable");
  t.is(judged.verdict.kind, "not decidable");
  const reversed = data.history.map((row, index, rows) => {
    const priced = rows.filter(({ priceUsd }) => priceUsd !== null);
    const from = rows.length - priced.length;
    return index < from ? row : { ...row, priceUsd: 1e12 / priced[rows.length - 1 - index]!.priceUsd! };
  });
  // A price read backwards and upside down rises as much, but late.
  t.not(getPart(judge(claims[7], { history: reversed }), /bought coins early/).verdict.kind, "supported");
});

test("a held coin returns the price after two years over the price; a lone device its closed form", (t) => {
  const records = listEntryRecords(data.history, data.devices);
  const priced = data.history.filter(({ priceUsd }) => priceUsd !== null);
  t.is(records.length, priced.length - 24);
  t.is(records[0]!.month, "2010-07");
  for (const [index, { coin }] of records.entries()) {
    t.true(Math.abs(coin / (priced[index + 24]!.priceUsd! / priced[index]!.priceUsd!) - 1) < 1e-12);
  }
  const device = {
    ...data.devices.find(({ kind }) => kind === "asic")!,
    powerWatts: 1000,
    workPerSecond: 1e12,
    priceUsd: 500,
  };
  const flat = priced
    .slice(0, 30)
    .map((row) => ({ ...row, priceUsd: 100, issuanceBtc: 3600, feesBtc: 0, hashrateHashesPerSecond: 1e15 }));
  const [first] = listEntryRecords(flat, [{ ...device, releaseTime: 0 }]);
  // Delivered after a month: 23 months of a thousandth of the pay, less electricity by the hour.
  const hours = (Date.UTC(2012, 7, 1) - Date.UTC(2010, 8, 1)) / 3.6e6;
  const expected = (23 * 360 - hours * 1.1 * 0.05) / 500;
  t.true(Math.abs(first!.device / expected - 1) < 1e-9, `${first!.device} against ${expected}`);
});

test("a row that is missing from a table is named", (t) => {
  t.throws(() => getTrend(data.trends, "no such item"), { message: /trends.csv: no row of no such item/ });
  t.throws(() => sumClouds(data.clouds, "power_mw", [["Nobody", "live"]]), { message: /no power_mw of Nobody/ });
});

function scaleMiners(devices: readonly Device[], by: number): Device[] {
  return devices.map((device) => (device.kind === "asic" ? { ...device, powerWatts: device.powerWatts * by } : device));
}
