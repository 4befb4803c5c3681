import test from "ava";
import { readHistory } from "../../scenarios/store/data-files.ts";
import { type historyColumns, parseHistory } from "../../scenarios/store/parse-history.ts";

const row = (month: string, change: Partial<Record<(typeof historyColumns)[number], string>> = {}) => ({
  month,
  price_usd: "5",
  difficulty: "2",
  hashrate_ehs: "3e-6",
  issuance_btc: "7",
  fees_btc: "1",
  blocks: "4000",
  ...change,
});

test("the history is whole: 209 months without a gap, prices from 2010-07 on, every figure finite", (t) => {
  const history = readHistory();
  t.is(history.length, 209);
  t.deepEqual([history[0]?.month, history.at(-1)?.month], ["2009-01", "2026-05"]);
  t.is(history.find(({ priceUsd }) => priceUsd !== null)?.month, "2010-07");
  for (const { month, priceUsd, ...figures } of history) {
    t.is(priceUsd === null, month < "2010-07", month);
    for (const figure of Object.values(figures)) t.true(Number.isFinite(figure) && figure >= 0, month);
  }
});

test("hashrate is turned from EH/s to H/s, and nothing else is turned", (t) => {
  t.deepEqual(parseHistory([row("2011-01")]), [
    {
      month: "2011-01",
      priceUsd: 5,
      difficulty: 2,
      hashrateHashesPerSecond: 3e12,
      issuanceBtc: 7,
      feesBtc: 1,
      blocks: 4000,
    },
  ]);
});

test("a gap, a figure that is none, and an empty cell are refused by row and column", (t) => {
  const refusals = [
    [[row("2011-01"), row("2011-03")], /row 2 \(2011-03\): month: expected 2011-02, got "2011-03"/],
    [[row("2011-12"), row("2011-01")], /expected 2012-01/],
    [[row("2011-1")], /month: expected YYYY-MM/],
    [[row("2011-01", { difficulty: "" })], /difficulty: expected a number >= 0, got ""/],
    [[row("2011-01", { blocks: "-1" })], /blocks/],
    [[row("2011-01", { hashrate_ehs: "NaN" })], /hashrate_ehs/],
    [[row("2011-01"), row("2011-02", { fees_btc: "" })], /fees_btc/],
  ] as const;
  for (const [rows, message] of refusals) t.throws(() => parseHistory(rows), { message });
});
