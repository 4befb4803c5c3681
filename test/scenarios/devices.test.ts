import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { type CatalogueRow, catalogueColumns, parseDevices } from "../../hardware-models/catalogue.ts";
import { deviceKinds } from "../../hardware-models/device.ts";
import { estimatePrice, type PricedDevice } from "../../hardware-models/price-estimate.ts";
import { computeSha256dProfile } from "../../hardware-models/profile.ts";
import { dataFiles, parseCsv, readDevices } from "../../scenarios/store/data-files.ts";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";

const DAY = 86_400;

const good: CatalogueRow = {
  name: "Test 1",
  type: "asic",
  maker: "Nobody",
  release_date: "2015-06-01",
  hashrate_hs: "1e12",
  power_w: "500",
  j_per_th: "500",
  price_usd: "250",
  process_nm: "",
  source: "a datasheet",
  release_date_source: "",
  price_source: "a shop",
  process_source: "",
  note: "",
};

test("every device of the catalogue is whole: known kind, finite positive figures, a price with a citation", (t) => {
  const devices = readDevices();
  t.is(devices.length, 182);
  for (const device of devices) {
    const { name, kind, workPerSecond, powerWatts, priceUsd, citations } = device;
    t.true(deviceKinds.includes(kind), name);
    for (const figure of [workPerSecond, powerWatts, priceUsd, device.releaseTime]) {
      t.true(Number.isFinite(figure) && figure > 0, name);
    }
    t.true(citations.price !== "" && citations.performance !== "", name);
    t.is(device.priceIsEstimated, citations.price.startsWith("estimate:"), name);
  }
  for (const kind of deviceKinds) t.true(devices.some((device) => device.kind === kind));
});

test("the energy per hash that the file shows is the one that its power and rate give, within 0.01 %", (t) => {
  const text = readFileSync(join(getPackageRoot(), dataFiles.devices), "utf8");
  const rows = parseCsv(text, catalogueColumns);
  for (const [index, device] of readDevices().entries()) {
    const profile = computeSha256dProfile(device);
    const shown = Number(rows[index]?.j_per_th) / 1e12;
    t.true(Math.abs(profile.joulesPerHash / shown - 1) < 1e-4, device.name);
    t.regex(profile.provenance, /^datasheet: ./);
  }
});

test("a row that cannot be read is refused by row, name and column", (t) => {
  const refusals: readonly (readonly [Partial<CatalogueRow>, RegExp])[] = [
    [{ type: "tpu" }, /row 1 \(Test 1\): type: expected one of cpu, gpu, fpga, asic, got "tpu"/],
    [{ hashrate_hs: "" }, /hashrate_hs: expected a positive number, got ""/],
    [{ hashrate_hs: "fast" }, /hashrate_hs/],
    [{ power_w: "-1" }, /power_w/],
    [{ power_w: "Infinity" }, /power_w/],
    [{ price_usd: "0" }, /price_usd/],
    [{ process_nm: "x" }, /process_nm/],
    [{ release_date: "2015-02-31x" }, /release_date: expected a date as YYYY-MM-DD/],
    [{ name: "" }, /name: expected a name/],
  ];
  for (const [change, message] of refusals) t.throws(() => parseDevices([{ ...good, ...change }]), { message });
  t.throws(() => parseDevices([good, good]), { message: /two devices are named "Test 1"/ });
  t.throws(() => parseCsv("name,type\na,cpu\n", catalogueColumns), { message: /expected the columns name,type,maker/ });
});

test("an estimated price is the median price per hashrate of the kind's neighbours in time, and scales with hashrate", (t) => {
  const device = (kind: string, day: number, hashrate: number, priceUsd: number | null): PricedDevice => ({
    kind,
    releaseTime: day * DAY,
    workPerSecond: hashrate,
    priceUsd,
  });
  const catalogue = [
    device("asic", 0, 10, 100),
    device("asic", 300, 10, 300),
    device("asic", -300, 10, 200),
    device("asic", 400, 10, 9000),
    device("gpu", 0, 10, 5),
    device("asic", 0, 10, null),
  ];
  t.is(estimatePrice(device("asic", 0, 7, null), catalogue).priceUsd, 140);
  t.is(estimatePrice(device("asic", 0, 70, null), catalogue).priceUsd, 1400);
  t.regex(estimatePrice(device("asic", 0, 7, null), catalogue).rule, /3 asic devices released within 12 months/);
  t.is(estimatePrice(device("asic", 0, 1, null), catalogue.toReversed()).priceUsd, 20);
  t.is(estimatePrice(device("asic", 1100, 10, null), catalogue).priceUsd, 9000, "the window grows until it holds one");
  t.throws(() => estimatePrice(device("fpga", 0, 1, null), catalogue), { message: /no fpga device/ });
});
