import test from "ava";
import type { SupplyInput } from "../../../sim/simulation-input.ts";
import { createGroup, createMarket, runSmall } from "./small-market.ts";

const WATTS_OF_DEVICE = 1000;

function createRichMarket(asic: Partial<SupplyInput>) {
  const market = createMarket({
    price: { model: "constant", usd: 1e5 },
    miners: [createGroup({ capitalUsd: 1e8, reinvestShare: 1 })],
  });
  const supply = { ...market.hardware.supply, asic: { firstMonthUsd: 1e12, growthPerMonth: 0, ...asic } };
  return { ...market, hardware: { ...market.hardware, supply } };
}

async function listDevicesSold(asic: Partial<SupplyInput>): Promise<{ sold: number[]; bytes: string }> {
  const run = await runSmall({ market: createRichMarket(asic) });
  const priceUsd = 1000;
  return { sold: Array.from(run.series.hardware_spend_usd, (usd) => usd / priceUsd), bytes: JSON.stringify(run) };
}

test("no month sells more power than foundries leave room for, and rich miners buy all of it", async (t) => {
  const gwPerYear = 0.0006;
  const { sold } = await listDevicesSold({ limit: { gwPerYear, growthPerYear: 0 } });
  const most = Math.floor((gwPerYear * 1e9) / 12 / WATTS_OF_DEVICE);
  // The last month has no review.
  t.deepEqual([...new Set(sold.slice(0, -1))], [most]);
});

test("the room grows by its rate from the start on", async (t) => {
  const { sold } = await listDevicesSold({ limit: { gwPerYear: 1.2, growthPerYear: 1 } });
  const { sold: steady } = await listDevicesSold({ limit: { gwPerYear: 1.2, growthPerYear: 0 } });
  // The twelfth review is a year after the start, to a quarter of a day.
  t.true(Math.abs(sold[11]! / steady[11]! / 2 - 1) < 0.001, `${sold[11]} against ${steady[11]}`);
});

test("a limit that never binds changes nothing", async (t) => {
  const { bytes } = await listDevicesSold({});
  t.is((await listDevicesSold({ limit: { gwPerYear: 1e6, growthPerYear: 0.06 } })).bytes, bytes);
});

test("where room for power is short, those first in the queue are served, as where money of makers is", async (t) => {
  // 50 devices a month and half a one.
  const byPower = await listDevicesSold({ limit: { gwPerYear: 0.000606, growthPerYear: 0 } });
  const byMoney = await listDevicesSold({ firstMonthUsd: 50_500 });
  t.is(byPower.bytes, byMoney.bytes);
});
