import test from "ava";
import type { ChipAnswer } from "../../scenarios/fit/run-chip.ts";
import { runWords } from "../commands/run-words.ts";

const base = ["chip", "--node", "5nm", "--area", "100"];

async function ask(...words: readonly string[]): Promise<ChipAnswer> {
  const { code, out, error } = await runWords(["chip", ...words, "--json"]);
  if (code !== 0) throw new Error(error);
  return JSON.parse(out) as ChipAnswer;
}

test("chip --json prints one object whose brackets are in order, and nothing else", async (t) => {
  const { code, out, error } = await runWords([...base, "--volume", "1e6", "--json"]);
  t.deepEqual([code, error, out.trimEnd().split("\n").length], [0, "", 1]);
  const answer = JSON.parse(out) as ChipAnswer;
  t.deepEqual([answer.diesPerWafer, answer.diesPerWaferCounted, answer.volume], [640, 657, 1e6]);
  for (const range of [answer.yieldShare, answer.usdPerGoodDie, answer.usdPerChip, answer.nreUsd, answer.wafers]) {
    t.true(range.low > 0 && range.low <= range.mid && range.mid <= range.high);
  }
  t.is(answer.usdPerChipAtVolume.mid, answer.usdPerChip.mid + answer.nreUsd.mid / 1e6);
});

test("the break-even volume is the least at which a chip with its share of design costs no more than its price", async (t) => {
  const askCost = async (volume: number) =>
    (await ask("--node", "N7", "--area", "300", "--volume", String(volume))).usdPerChipAtVolume.mid;
  for (const price of [60, 100, 5000]) {
    const { breakEvenVolume } = await ask("--node", "7", "--area", "300", "--price", String(price));
    const volume = breakEvenVolume.mid;
    if (volume === null) continue;
    t.true(Number.isInteger(volume) && (await askCost(volume)) <= price, String(price));
    t.true((await askCost(volume - 1)) > price, String(price));
  }
  t.is((await ask("--node", "7", "--area", "300", "--price", "1")).breakEvenVolume.mid, null);
});

test("wafers are bought whole, and a chip costs what the month of its order pays", async (t) => {
  for (const volume of ["1", "640", "123457"]) {
    const { wafers } = await ask("--node", "28nm", "--area", "50", "--volume", volume);
    for (const count of [wafers.low, wafers.mid, wafers.high]) t.true(Number.isInteger(count) && count >= 1);
  }
  const today = await ask("--node", "28nm", "--area", "50", "--kind", "core");
  t.is(today.priceMonth, null);
  let before = Number.POSITIVE_INFINITY;
  for (const date of ["2012-01", "2013-06", "2018-06", "2022-12"]) {
    const then = await ask("--node", "28nm", "--area", "50", "--kind", "core", "--date", date);
    t.is(then.priceMonth, date);
    t.true(then.nreParts.masksUsd.mid < before && then.nreParts.masksUsd.mid > today.nreParts.masksUsd.mid, date);
    t.deepEqual(then.nreParts.labourUsd, today.nreParts.labourUsd);
    t.true(then.assumptions.some((line) => /mask set: .* times [\d.]+ for 20/.test(line)));
    before = then.nreParts.masksUsd.mid;
  }
});

test("a chip of two dies of H100 size costs what analysts say of a B200, and is told with its dies", async (t) => {
  const words = ["--node", "4nm", "--area", "800", "--dies", "2", "--memory", "192"];
  const { dies, package: packageName, usdPerChip } = await ask(...words);
  t.deepEqual([dies, packageName], [2, "2.5d"]);
  t.true(Math.abs(usdPerChip.mid / 6400 - 1) < 0.15);
  const { out } = await runWords(["chip", ...words]);
  t.regex(out, /chips of 2 dies of 800 mm2/);
  t.regex(out, /all dies of a chip/);
  const core = ["--node", "5nm", "--area", "25", "--kind", "core", "--date", "2024-02"];
  const [one, two] = [await ask(...core), await ask(...core, "--dies", "2")];
  t.deepEqual([one.package, two.package], ["leadless", "flip-chip"]);
  t.is(two.hashing!.terahashesPerSecond.value, 2 * one.hashing!.terahashesPerSecond.value);
});

test("all the ways to ask for HBM end on an interposer, or are refused", async (t) => {
  for (const kind of ["core", "accelerator"]) {
    t.is((await ask("--node", "5nm", "--area", "100", "--kind", kind, "--memory", "16")).package, "2.5d");
  }
  // Devices on sale with one die and their stacks of HBM: Radeon VII, A100, H100, H200, Gaudi 2.
  for (const [area, memory] of [
    [331, 16],
    [826, 80],
    [814, 80],
    [814, 141],
    [826, 96],
  ] as const) {
    t.is((await ask("--node", "5nm", "--area", String(area), "--memory", String(memory))).package, "2.5d");
  }
});

test("the text holds the figures of the JSON, and no gap", async (t) => {
  const { code, out } = await runWords([...base, "--price", "1"]);
  t.is(code, 0);
  t.regex(out, /640 dies a wafer/);
  t.regex(out, /never/);
  t.notRegex(out, /NaN|undefined|null|Infinity|\u202f/);
});

test("a core is told as a miner: real ones of its node and date lie within its intervals", async (t) => {
  for (const [node, date, joulesPerTerahash] of [
    ["16nm", "2016-06", 98],
    ["7nm", "2020-05", 29.5],
    ["5nm", "2024-02", 17.5],
    ["3nm", "2026-01", 9.5],
  ] as const) {
    const { hashing } = await ask("--node", node, "--area", "25", "--kind", "core", "--date", date);
    const { low, value, high } = hashing!.joulesPerTerahash;
    t.true(low <= joulesPerTerahash && joulesPerTerahash <= high && low <= value && value <= high, `${node}: ${value}`);
    const { terahashesPerSecond, usdPerTerahashPerSecond } = hashing!;
    t.true(terahashesPerSecond.low < terahashesPerSecond.high && usdPerTerahashPerSecond.low > 0);
  }
  t.is((await ask("--node", "7nm", "--area", "25", "--date", "2020-05")).hashing, null);
  t.is((await ask("--node", "7nm", "--area", "25", "--kind", "core")).hashing, null);
  t.is((await ask("--node", "2nm", "--area", "25", "--kind", "core", "--date", "2026-05")).hashing, null);
});

const mistakes: readonly (readonly [words: readonly string[], told: RegExp])[] = [
  [["--node", "5nm", "--area", "900"], /--area: expected a die within the reticle/],
  [["--node", "5nm", "--area", "0"], /--area: expected a die area/],
  [["--node", "5nm", "--area", "1e-12"], /--area: expected a die area/],
  [["--node", "5nm", "--area", "100", "--yield", "0"], /--yield: expected a share of good dies from/],
  [["--node", "5nm", "--area", "100", "--yield", "1.1"], /--yield/],
  [["--node", "6nm", "--area", "100"], /--node: expected a process node .* Did you mean "7nm"/],
  [["--node", "1nm", "--area", "100"], /Did you mean "2nm"/],
  [["--node", "five", "--area", "100"], /--node: expected a process node/],
  [["--node", "9".repeat(5000), "--area", "100"], /^.{1,400}$/s],
  [["--node", "3nm", "--area", "100", "--date", "2021-06"], /in volume from 2022-12\. The finest then was "5nm"/],
  [["--node", "5nm", "--area", "100", "--date", "soon"], /--date: expected a month/],
  [["--node", "5nm", "--area", "100", "--volume", "0"], /--volume: expected a whole number of chips/],
  [["--node", "5nm", "--area", "100", "--defects", "1e9"], /--defects/],
  [["--node", "5nm", "--area", "100", "--defects", "-1"], /--defects/],
  [["--node", "5nm", "--area", "100", "--model", "murfy"], /Did you mean "murphy"/],
  [["--node", "5nm", "--area", "100", "--price", "0"], /--price/],
  [["--node", "5nm", "--area", "100", "--edge", "149.9"], /--edge: expected a rim that leaves .*got 149\.9 mm/],
  [["--node", "5nm", "--area", "100", "--scribe", "200", "--edge", "3"], /--scribe: expected lanes that leave/],
  [["--node", "5nm", "--area", "100", "--volume", "1.5"], /--volume: expected a whole number of chips .*got 1\.5/],
  [["--node", "5nm", "--area", "100", "--volume", "1e300"], /--volume: expected a whole number/],
  [["--node", "5nm", "--area", "100", "--volume", "1e13"], /--volume: expected a whole number/],
  [["--node", "5nm", "--area", "100", "--price", "1e10"], /--price: expected a price above 0, at most/],
  [["--node", "5nm", "--area", "100", "--yield", "1e-9"], /--yield: expected a share of good dies from/],
  [["--node", "5nm", "--area", "100", "--yield", "0.5", "--model", "murphy"], /--yield: expected either .*got both/],
  [["--node", "5nm", "--area", "100", "--yield", "0.5", "--defects", "0.1"], /--yield: expected either/],
  [["--node", "5nm", "--area", "100", "--yield", "0.5", "--critical", "1"], /--yield: expected either/],
  [["--node", "5nm", "--area", "100", "--memory", "0.5"], /--memory: expected 0 or from 1 to 128 GB/],
  [["--node", "5nm", "--area", "100", "--memory", "129"], /--memory: expected 0 or from 1 to 128 GB.*got 129 GB/],
  [
    ["--node", "5nm", "--area", "100", "--memory", "8", "--package", "leadless"],
    /--package: expected "2\.5d".*Take --package/,
  ],
  [["--node", "5nm", "--area", "100", "--memory", "8", "--package", "flip-chip"], /--package: expected "2\.5d"/],
  [["--node", "5nm", "--area", "100", "--dies", "0"], /--dies: expected a whole number of dies from 1 to 16, got 0/],
  [["--node", "5nm", "--area", "100", "--dies", "1.5"], /--dies: expected a whole number/],
  [["--node", "5nm", "--area", "100", "--dies", "17"], /--dies: expected a whole number/],
  [
    ["--node", "5nm", "--area", "9", "--dies", "2", "--package", "leadless"],
    /--package: expected "flip-chip" or "2\.5d"/,
  ],
  [["--node", "5nm", "--area", "100", "--dies", "2", "--memory", "257"], /--memory: .* 256 GB, .* 2 dies of 100 mm2/],
  [["--node", "5nm", "--area", "900"], /Cut it into chiplets: --dies 2/],
  [["--node", "5nm", "--area", "100", "--date", "2041-01"], /--date: expected a month until 2040-12/],
  [["--node", "5nm", "--area", "100", "--date", "2023-02-30"], /--date: expected a month/],
  [["--node", "5nm", "--area", "100", "--date", "2023-00"], /--date: expected a month/],
  [["--node", "5nm", "--area", "100", "--json=maybe"], /--json: expected no value, got "maybe"/],
  [["--node", "5nm"], /--area: expected the area/],
  [["--area", "100"], /--node: expected a process node/],
];

test("an impossible chip is told with its option, and exit code 2", async (t) => {
  for (const [words, told] of mistakes) {
    const { code, out, error } = await runWords(["chip", ...words]);
    t.deepEqual([code, out], [2, ""], words.join(" "));
    t.regex(error, told);
  }
});
