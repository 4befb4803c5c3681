import test from "ava";
import { composeAnswer } from "../../reports/answer/answer.ts";
import { cutToBounds } from "../../reports/answer/metric-bounds.ts";
import { quoteSummary } from "../../reports/answer/quotation.ts";
import { renderAnswer } from "../../reports/page/answer-markup.ts";
import { synthesiseComparison } from "./synthetic-experiment.ts";

const wide = { mean: 0.72, low: -0.4, high: 1.85, n: 2 };

test("intervals of parts of a whole and of concentrations are cut at 0 and 1, the mean stays, and others stay whole", (t) => {
  for (const metric of [
    "asic_share_last_year",
    "gini_pay_last_year",
    "group:a b:pay_share",
    "customers_network_share",
    "cloud_own_share_end",
  ]) {
    t.deepEqual(cutToBounds(metric, wide), { ...wide, low: 0, high: 1 }, metric);
  }
  for (const metric of ["saving_share_node", "dilution_total", "token_price_fall", "early_advantage_work"]) {
    t.deepEqual(cutToBounds(metric, wide), wide, metric);
  }
});

test("no part of a whole is told beyond 0 and 100 %, and the note says that it was cut", (t) => {
  const whole = synthesiseComparison(2, 12);
  const schemes = whole.schemes.map((scheme) => ({
    ...scheme,
    summary: { ...scheme.summary, workers_share_total: wide },
  }));
  const told = quoteSummary({ ...whole, schemes }, schemes[0]!, "workers_share_total");
  t.regex(told!, /\(0.*100%\)/);
  t.notRegex(told!, /185|\u2212/);
  t.regex(composeAnswer({ ...whole, schemes }).note, /cut there/);
  const { html } = renderAnswer({ ...whole, schemes });
  const [tile = ""] = /<div class="tile"><dt>Paid for work[\s\S]*?<\/div>/.exec(html) ?? [];
  t.regex(tile, /<span class="range">0[^<]*100%<\/span>/);
});
