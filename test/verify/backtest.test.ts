import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { listBacktestStatements } from "../../scenarios/verify/backtest-statements.ts";
import { readVectors, vectorFamilies } from "../../scenarios/verify/read-vectors.ts";
import { judgeStatement } from "../../scenarios/verify/statement.ts";

const judged = listBacktestStatements().map(judgeStatement);
const readme = readFileSync(join(getPackageRoot(), "README.md"), "utf8").replaceAll(/\s+/g, " ");

function getFound(id: string): number {
  const measure = judged.find((statement) => statement.id === `backtest/${id}`)?.measure;
  if (measure?.kind !== "figure") throw new Error(`no figure ${id}`);
  return measure.found;
}

test("every statement on the backtest holds", (t) => {
  t.true(judged.length > 30);
  t.deepEqual(
    judged.filter(({ verdict }) => verdict !== "holds").map(({ id, measure }) => [id, measure]),
    [],
  );
});

test("README.md tells of the backtest what verify finds", (t) => {
  const show = (id: string, digits = 3) => getFound(id).toFixed(digits);
  const percent = (id: string) => (100 * getFound(id)).toFixed(0);
  const error = getFound("errors/outOfSample");
  const worst = judged.find(({ id }) => id === "backtest/errors/worst-year")!.stated.slice(-4);
  const ratios = judged
    .filter(({ id }) => id.startsWith("backtest/baselines/outOfSample/"))
    .map(({ id }) => [id.split("/").at(-1)!, getFound(id.replace("backtest/", ""))] as const);
  const [best, ratio] = ratios.reduce((nearest, one) => (one[1] > nearest[1] ? one : nearest));
  t.is(best, "halfRevenue");
  const baseline = error / ratio;
  for (const told of [
    `${show("errors/inSample")} in sample and **${error.toFixed(3)} out of sample** (a factor of ${(10 ** error).toFixed(2)};`,
    `the best baseline, half of revenue on the best device, ${baseline.toFixed(3)}), worst in ${worst}`,
    `${show("without/shocks")} without China's ban and other closures of sites`,
    `${show("without/scarceChips")} without scarce chips`,
    `Refits to resampled errors give ${show("errors/refits-low", 2)} to ${show("errors/refits", 2)}`,
    `The 80 % band holds ${percent("bands/80")} % of later months`,
    `power is within 20 % of Cambridge's in ${percent("power/outOfSample")} %`,
  ]) {
    t.true(readme.includes(told), told);
  }
});

test("README.md counts the vectors as they are", (t) => {
  const count = vectorFamilies.reduce((sum, family) => sum + readVectors(family).length, 0);
  t.true(readme.includes(`agree with ${count} vectors`), String(count));
});
