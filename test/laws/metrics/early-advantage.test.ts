import test from "ava";
import { computeEarlyAdvantage } from "../../../sim/metrics/early-advantage.ts";
import { ENTRY_HORIZON_MONTHS } from "../../../sim/metrics/entry-payback.ts";

/** Returns of the months that have a full horizon, and after them the months that have none. */
function withHorizon(...returns: readonly number[]): Float64Array {
  return Float64Array.of(...returns, ...Array.from({ length: ENTRY_HORIZON_MONTHS }, () => Number.NaN));
}

test("it is the mean of the first third over that of the last third", (t) => {
  t.is(computeEarlyAdvantage(withHorizon(3, 5, 1, 1, 1, 1, 2)), 4 / 1.5);
  t.is(computeEarlyAdvantage(withHorizon(3, 9, 2)), 1.5);
});

test("equal returns give no advantage, and turning time round inverts it", (t) => {
  t.is(computeEarlyAdvantage(withHorizon(2, 2, 2, 2, 2, 2)), 1);
  const returns = [4, 3, 2, 2, 1, 1];
  const forward = computeEarlyAdvantage(withHorizon(...returns))!;
  const backward = computeEarlyAdvantage(withHorizon(...returns.toReversed()))!;
  t.true(Math.abs(forward * backward - 1) < 1e-12);
});

test("a month in which nothing was worth buying has no part in the means", (t) => {
  t.is(computeEarlyAdvantage(withHorizon(Number.NaN, 3, 1, 1, 2, Number.NaN)), 1.5);
});

test("there is none where too few months have a full horizon, or a third has no return", (t) => {
  t.is(computeEarlyAdvantage(withHorizon(2, 1)), null);
  t.is(computeEarlyAdvantage(new Float64Array(0)), null);
  t.is(computeEarlyAdvantage(withHorizon(1, 1, Number.NaN)), null);
  t.is(computeEarlyAdvantage(withHorizon(1, 1, 0)), null);
});
