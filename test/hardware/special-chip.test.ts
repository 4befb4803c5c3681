import test from "ava";
import { energyColumns, parseEnergyTable } from "../../hardware-models/energy-floor.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { headroomKernels } from "../../hardware-models/headroom-kernels.ts";
import { computeSpecialChipEnergy } from "../../hardware-models/special-chip.ts";
import { readTable } from "../../scenarios/fit/read-table.ts";
import { runHeadroom } from "../../scenarios/fit/run-headroom.ts";

const table = parseEnergyTable(readTable("energy_per_operation.csv", energyColumns));
const answers = runHeadroom();
const energyOf = (kernel: string, node: number) => computeSpecialChipEnergy(kernel, node, table, answers);

test("a special chip needs at least the floor and at most what general hardware needs, on every node", (t) => {
  for (const { name } of headroomKernels) {
    let last = Number.POSITIVE_INFINITY;
    for (const node of [45, 28, 16, 7, 5, 4, 3]) {
      const { low, value, high } = energyOf(name, node);
      t.true(low > 0 && low <= value && value <= high && value <= last, `${name} at ${node}`);
      last = value;
    }
  }
});

test("on the node of the general device the measured lead comes out, where it was within the headroom", (t) => {
  for (const { kernel, nodeNanometres, generalJoules, measured, headroom } of answers) {
    if (measured === null || measured > headroom) continue;
    t.true(Math.abs(generalJoules / energyOf(kernel, nodeNanometres).value / measured - 1) < 1e-9, kernel);
  }
});

test("for language models the lead is taken over, below two, and says so", (t) => {
  for (const kernel of ["LLM prefill", "LLM decode"]) {
    const { value, basis } = energyOf(kernel, 4);
    const lead = answers.find((one) => one.kernel === kernel)!.generalJoules / value;
    t.log(`${kernel}: ${lead.toFixed(2)} times less energy than an H100 on its node`);
    t.true(lead >= 1 && lead < 2 && basis.startsWith("taken over from encoder"));
  }
});

test("an unknown kernel and a node without energies are refused", (t) => {
  const error = t.throws(() => energyOf("LLM decod", 5), { instanceOf: HardwareModelError });
  t.regex(error.message, /Did you mean "LLM decode"/);
  t.throws(() => energyOf("CNN", 2), { instanceOf: HardwareModelError });
});
