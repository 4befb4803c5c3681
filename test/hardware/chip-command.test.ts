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

test("at the break-even volume a chip with its share of design costs its price", async (t) => {
  for (const price of ["60", "100", "5000"]) {
    const { breakEvenVolume } = await ask("--node", "7", "--area", "300", "--price", price);
    const volume = breakEvenVolume.mid;
    if (volume === null) continue;
    const { usdPerChipAtVolume } = await ask("--node", "N7", "--area", "300", "--volume", String(volume));
    t.true(Math.abs(usdPerChipAtVolume.mid / Number(price) - 1) < 1e-9, price);
  }
  t.is((await ask("--node", "7", "--area", "300", "--price", "1")).breakEvenVolume.mid, null);
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
  [["--node", "5nm", "--area", "100", "--yield", "0"], /--yield: expected a share of good dies above 0/],
  [["--node", "5nm", "--area", "100", "--yield", "1.1"], /--yield/],
  [["--node", "6nm", "--area", "100"], /--node: expected a process node .* Did you mean "7nm"/],
  [["--node", "1nm", "--area", "100"], /Did you mean "2nm"/],
  [["--node", "five", "--area", "100"], /--node: expected a process node/],
  [["--node", "9".repeat(5000), "--area", "100"], /^.{1,400}$/s],
  [["--node", "3nm", "--area", "100", "--date", "2021-06"], /in volume from 2022-12\. The finest then was "5nm"/],
  [["--node", "5nm", "--area", "100", "--date", "soon"], /--date: expected a month/],
  [["--node", "5nm", "--area", "100", "--volume", "0"], /--volume: expected at least one chip/],
  [["--node", "5nm", "--area", "100", "--defects", "1e9"], /--defects/],
  [["--node", "5nm", "--area", "100", "--defects", "-1"], /--defects/],
  [["--node", "5nm", "--area", "100", "--model", "murfy"], /Did you mean "murphy"/],
  [["--node", "5nm", "--area", "100", "--price", "0"], /--price/],
  [["--node", "5nm", "--area", "100", "--edge", "149.9"], /--area: expected a die of which a wafer holds/],
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
