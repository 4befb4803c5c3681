import test from "ava";
import { listColourScales } from "../../reports/figures/surface-scales.ts";

const panel = (...values: (number | null)[]) => ({ title: "", values: [values] });

test("maps whose ranges meet share their colours; maps that lie apart have their own", (t) => {
  t.deepEqual(listColourScales([panel(1, 3), panel(2, null, 9)]), [
    [1, 3, 2, 9],
    [1, 3, 2, 9],
  ]);
  t.deepEqual(listColourScales([panel(5, 6), panel(1, 3), panel(null)]), [[5, 6], [1, 3], []]);
  t.deepEqual(listColourScales([panel(3, 4), panel(1, 3)])[0], [3, 4, 1, 3]);
  t.deepEqual(listColourScales([panel(2, 2)]), [[2, 2]]);
});
