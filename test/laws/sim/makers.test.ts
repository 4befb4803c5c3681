import test from "ava";
import { addMonths } from "../../../sim/calendar.ts";
import { loadSimJs } from "../../../sim/engine/simjs.ts";
import type { IndustryOutcome, RunResult } from "../../../sim/run-result.ts";
import { simulate } from "../../../sim/simulate.ts";
import type { MarketInput } from "../../../sim/simulation-input.ts";
import {
  createMadeInput,
  createMadeMarket,
  createMaker,
  hardwareMarket,
  startDevice,
  technology,
} from "./made-market.ts";
import { createGroup, looksAhead } from "./small-market.ts";

const simJs = await loadSimJs();

function run(change: Partial<MarketInput> = {}): RunResult & { readonly industry: IndustryOutcome } {
  const result = simulate(createMadeInput(change), simJs);
  const { industry } = result;
  if (industry === undefined) throw new Error("expected makers in the result");
  return { ...result, industry };
}

const base = run();

test("makers design, tape out and sell, and equal seeds give equal runs", (t) => {
  t.true(base.industry.machines.length >= 2);
  t.true(base.industry.machines.some(({ units }) => units > 0));
  t.deepEqual(run(), base);
});

test("no chip is designed for a node that its maker cannot order from yet, and the wait is what keeps some back", (t) => {
  const decisions = [0, 20, 30, 40].map((accessMonths) => {
    const makers = [createMaker({ accessMonths }), createMaker({ name: "other", accessMonths })];
    const { machines } = run({ makers, price: { model: "constant", usd: 20_000 } }).industry;
    for (const { node, decidedMonth } of machines) {
      const { firstVolume } = technology.nodes.find(({ name }) => name === node)!;
      t.true(addMonths(firstVolume, accessMonths) <= addMonths(decidedMonth, 1), `${node} in ${decidedMonth}`);
    }
    return machines.map(({ node }) => node).join();
  });
  t.true(new Set(decisions).size > 1);
});

test("nothing is sold before its release, nor released before design, silicon and bring-up are over", (t) => {
  const delivery = createMadeMarket().hardware.deliveryMonths;
  for (const { decidedMonth, tapeOutMonth, releaseMonth, spins, sales } of base.industry.machines) {
    // The middle figures: 9 months of design, at least 4 of silicon a spin, 3 of bring-up.
    t.true(tapeOutMonth >= addMonths(decidedMonth, 9));
    t.true(releaseMonth >= addMonths(tapeOutMonth, 4 * spins + 3));
    for (const { month, leadMonths } of sales) {
      t.true(month >= releaseMonth);
      t.true(leadMonths >= delivery);
    }
  }
  const first = base.industry.machines.map(({ releaseMonth }) => releaseMonth).sort()[0]!;
  const arrival = addMonths(first, delivery + 1);
  base.months.forEach((month, index) => {
    if (month < arrival) t.is(base.series.asic_share[index], 0);
  });
});

test("money is conserved: what miners paid is what sellers got", (t) => {
  const paid = base.parties.reduce((sum, { hardwareUsd }) => sum + hardwareUsd, 0);
  const listed = base.purchases
    .filter(({ device }) => device === startDevice.name)
    .reduce((sum, { units }) => sum + units * startDevice.priceUsd, 0);
  const sold = base.industry.makers.reduce((sum, { salesUsd }) => sum + salesUsd, 0);
  t.true(Math.abs(paid - listed - sold) < 1e-6 * paid);
  for (const { name, makingUsd, designUsd } of base.industry.makers) {
    const own = base.industry.machines.filter(({ maker }) => maker === name);
    const cost = own.reduce((sum, { units, unitCostUsd }) => sum + units * unitCostUsd, 0);
    t.true(Math.abs(makingUsd - cost) <= 1e-6 * cost);
    t.true(designUsd >= own.reduce((sum, machine) => sum + machine.designUsd, 0) - 1e-6);
  }
});

test("machines are conserved, and no more are sold than wafers make", (t) => {
  for (const { device, units, sales } of base.industry.machines) {
    t.is(
      units,
      sales.reduce((sum, sale) => sum + sale.units, 0),
    );
    t.is(units, base.purchases.find((purchase) => purchase.device === device.name)?.units ?? 0);
  }
  for (const node of new Set(base.industry.machines.map((machine) => machine.node))) {
    const made = base.industry.machines.filter((machine) => machine.node === node);
    const wafers = made.reduce((sum, { units, wafersPerUnit }) => sum + units * wafersPerUnit, 0);
    const months = new Set(made.flatMap(({ sales }) => sales.map(({ month }) => month))).size;
    const most = hardwareMarket.wafersPerMonth * hardwareMarket.wafersShare * (months + hardwareMarket.bookMonths);
    t.true(wafers <= most);
  }
});

test("no machine is sold below its floor, and the book is never longer than its months", (t) => {
  for (const { unitCostUsd, sales } of base.industry.machines) {
    for (const { priceUsd, leadMonths } of sales) {
      t.true(priceUsd >= unitCostUsd * 1.1 - 1e-9);
      t.true(leadMonths <= createMadeMarket().hardware.deliveryMonths + 2 * hardwareMarket.bookMonths);
    }
  }
});

test("the future changes no past: a shock leaves all months before it as they were", (t) => {
  const date = "2015-07";
  const shocked = run({ shocks: [{ kind: "price", date, factor: 20 }] });
  const before = base.months.indexOf(date);
  for (const [name, values] of Object.entries(base.series)) {
    if (looksAhead(name)) continue;
    const changed = shocked.series[name as keyof typeof shocked.series];
    // What a month spends is decided at its end.
    t.deepEqual(changed.subarray(0, before), values.subarray(0, before), name);
  }
  const early = (result: typeof base) =>
    result.industry.machines
      .filter(({ decidedMonth }) => decidedMonth < date)
      .map(({ node, decidedMonth }) => [node, decidedMonth]);
  t.deepEqual(early(shocked), early(base));
  t.notDeepEqual(shocked.series.hashrate_hs, base.series.hashrate_hs);
});

test("a maker that never enters changes nothing", (t) => {
  const { makers } = createMadeMarket();
  const more = run({ makers: [...makers!, createMaker({ name: "gamma", entry: "2030-01" })] });
  t.deepEqual(more.series, base.series);
  t.deepEqual(more.industry.machines, base.industry.machines);
});

test("where silicon never fails there is one spin, and where it mostly fails there are many", (t) => {
  const make = (siliconSuccess: number) =>
    run({ makers: [createMaker({ siliconSuccess }), createMaker({ name: "other", siliconSuccess })] }).industry
      .machines;
  t.true(make(1).every(({ spins }) => spins === 1));
  const spins = [0, 1, 2, 3].flatMap(() => make(0.4).map((machine) => machine.spins));
  t.true(spins.some((count) => count > 1));
});

test("nobody designs for a market too small to pay for it", (t) => {
  const result = run({ price: { model: "constant", usd: 0.01 } });
  t.deepEqual(result.industry.machines, []);
  t.true(result.industry.makers.every(({ designUsd }) => designUsd === 0));
});

test("a maker's own miners get its machines at cost, and only their share", (t) => {
  const groups = [
    createGroup({ name: "own", count: 4, capitalUsd: 1e6, initialHashrateShare: 0.5 }),
    createGroup({ name: "rest", count: 4, capitalUsd: 1e6, initialHashrateShare: 0.5 }),
  ];
  const makers = [createMaker({ ownShare: 0.5, ownGroup: "own" })];
  const withOwn = run({ miners: groups, makers });
  const without = run({ miners: groups, makers: [createMaker()] });
  const share = (result: typeof base) => {
    const of = (group: string) =>
      result.parties.filter((party) => party.group === group).reduce((sum, party) => sum + party.finalWorkPerSecond, 0);
    return of("own") / (of("own") + of("rest"));
  };
  t.true(share(withOwn) > share(without));
});

test("a ban switches a group off at its month, and what it cannot run it does not buy", (t) => {
  const miners = [
    createGroup({ name: "banned", count: 3, capitalUsd: 1e5, initialHashrateShare: 0.5, reinvestShare: 0.5 }),
    createGroup({ name: "free", count: 3, capitalUsd: 1e5, initialHashrateShare: 0.5, reinvestShare: 0.5 }),
  ];
  const result = run({
    miners,
    shocks: [{ kind: "ban", date: "2014-03", until: "2015-03", groups: ["banned"] }],
  });
  const from = result.months.indexOf("2014-03");
  const until = result.months.indexOf("2015-03");
  const rate = result.groups["banned"]!.work_share;
  t.true(rate[from - 1]! > 0);
  t.true(rate.subarray(from, until).every((value) => value === 0));
  t.true(rate[until]! > 0);
});

test("export control keeps machines from a group, and a fire keeps a maker from selling", (t) => {
  const miners = [
    createGroup({ name: "barred", count: 3, capitalUsd: 1e5, initialHashrateShare: 0.5, reinvestShare: 0.5 }),
    createGroup({ name: "free", count: 3, capitalUsd: 1e5, initialHashrateShare: 0.5, reinvestShare: 0.5 }),
  ];
  const control = run({
    miners,
    shocks: [{ kind: "export-control", date: "2013-02", until: "end", devices: ["asic", "gpu"], groups: ["barred"] }],
  });
  const spent = control.parties.filter(({ group }) => group === "barred").map(({ hardwareUsd }) => hardwareUsd);
  const spentInFirstMonth = run({ miners, end: "2013-02" }).parties.filter(({ group }) => group === "barred");
  t.true(Math.max(...spent) <= Math.max(...spentInFirstMonth.map(({ hardwareUsd }) => hardwareUsd)));
  const { releaseMonth } = base.industry.machines.find(({ maker, units }) => maker === "alpha" && units > 0)!;
  const date = addMonths(releaseMonth, 1);
  const fire = run({ shocks: [{ kind: "fire", date, months: 6, maker: "alpha", leftShare: 0 }] });
  const sales = fire.industry.machines.filter(({ maker }) => maker === "alpha").flatMap((machine) => machine.sales);
  const burnt = sales.filter(({ month }) => month >= releaseMonth && month < addMonths(date, 5));
  t.true(burnt.every(({ units }) => units === 0));
});
