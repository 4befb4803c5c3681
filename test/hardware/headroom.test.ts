import test from "ava";
import {
  computeEnergyFloor,
  energyColumns,
  lookUpEnergy,
  memoryItems,
  operationItems,
  parseEnergyTable,
} from "../../hardware-models/energy-floor.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { headroomKernels } from "../../hardware-models/headroom-kernels.ts";
import { readTable } from "../../scenarios/fit/read-table.ts";
import { runHeadroom } from "../../scenarios/fit/run-headroom.ts";

const rows = readTable("energy_per_operation.csv", energyColumns);
const table = parseEnergyTable(rows);
const answers = runHeadroom();

test("every energy keeps its source", (t) => {
  for (const row of rows) t.true(row.source !== "" && row.confidence !== "", row.item);
  for (const item of [...operationItems, ...memoryItems]) t.true(table.has(item), item);
});

test("a finer node never needs more energy, and every item passes through its published points", (t) => {
  for (const item of [...operationItems, ...memoryItems]) {
    const nodes = [45, 28, 16, 12, 8, 7, 5, 4, 3];
    const energies = nodes.map((node) => lookUpEnergy(item, node, table));
    for (const [index, energy] of energies.slice(1).entries()) {
      t.true(energy <= energies[index]! * (1 + 1e-12), `${item} at ${nodes[index + 1]}`);
    }
    for (const row of rows.filter((one) => one.item === item && one.node_nm !== "")) {
      t.true(
        Math.abs(lookUpEnergy(item, Number(row.node_nm), table) / (Number(row.picojoules) * 1e-12) - 1) < 1e-9,
        item,
      );
    }
  }
});

test("a floor is the sum of its parts and grows in proportion to the work", (t) => {
  for (const { work, name } of headroomKernels) {
    const floor = computeEnergyFloor(work, 7, table);
    t.true(
      Math.abs(floor.operationJoules + floor.controlJoules + floor.memoryJoules - floor.totalJoules) <=
        1e-12 * floor.totalJoules,
      name,
    );
    const double = (counts: Readonly<Record<string, number>>) =>
      Object.fromEntries(Object.entries(counts).map(([item, count]) => [item, 2 * count]));
    const twice = computeEnergyFloor(
      { ...work, operations: double(work.operations), bytes: double(work.bytes) },
      7,
      table,
    );
    t.true(Math.abs(twice.totalJoules / floor.totalJoules - 2) < 1e-9, name);
  }
});

test("nodes outside the table are refused", (t) => {
  for (const node of [0, -7, 2, 90, Number.NaN]) {
    t.throws(() => computeEnergyFloor(headroomKernels[0]!.work, node, table), { instanceOf: HardwareModelError });
  }
});

/** Joules an answer of the best machine of a node: what no floor may exceed. */
const shipped = [
  ["SHA-256d", 16, 9.8e-11],
  ["SHA-256d", 7, 2.955e-11],
  ["SHA-256d", 5, 2.15e-11],
  ["SHA-256d", 3, 9.5e-12],
  ["scrypt", 7, 3.605e-7],
  ["Ethash-like", 7, 3.276e-7],
  ["RandomX-like", 7, 0.002472],
  ["CNN", 7, 1 / 424],
  ["encoder", 7, 1 / 12.1],
] as const;

test("no machine that shipped needs less than the floor of its node", (t) => {
  for (const [name, node, joules] of shipped) {
    const kernel = headroomKernels.find((one) => one.name === name)!;
    const { totalJoules } = computeEnergyFloor(kernel.work, node, table);
    t.true(totalJoules <= joules, `${name} at ${node} nm: ${totalJoules} against ${joules}`);
  }
});

test("kernels rank by headroom as the measured advantages rank", (t) => {
  const measured = answers.filter((one) => one.measured !== null);
  const byHeadroom = [...measured].sort((one, other) => other.headroom - one.headroom).map(({ kernel }) => kernel);
  const byMeasured = [...measured].sort((one, other) => other.measured! - one.measured!).map(({ kernel }) => kernel);
  t.deepEqual(byHeadroom, byMeasured);
});

test("headroom and measured advantage agree within a factor of ten, and each miss is discussed", (t) => {
  const misses = answers.filter(({ agrees }) => agrees === false);
  t.deepEqual(
    misses.map(({ kernel }) => kernel),
    ["RandomX-like"],
  );
  for (const { note } of misses) t.regex(note, /Missed/);
  for (const { kernel, note, counted } of answers) t.true(note.length > 20 && counted.length > 20, kernel);
});

test("headroom is thousands for SHA-256d and below ten where memory or matrix units rule", (t) => {
  const find = (name: string) => answers.find(({ kernel }) => kernel === name)!.headroom;
  t.true(find("SHA-256d") > 1000 && find("SHA-256d") < 100_000);
  for (const name of ["Ethash-like", "CNN", "encoder", "LLM prefill", "LLM decode"])
    t.true(find(name) > 1 && find(name) < 10, name);
});

test("nearly all of Ethash's floor is memory, none of SHA-256d's", (t) => {
  const share = (name: string) => {
    const { memoryJoules, totalJoules } = answers.find(({ kernel }) => kernel === name)!.floor;
    return memoryJoules / totalJoules;
  };
  t.true(share("Ethash-like") > 0.95);
  t.is(share("SHA-256d"), 0);
});
