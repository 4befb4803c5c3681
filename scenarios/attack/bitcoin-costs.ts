import type { Device } from "../../hardware-models/device.ts";
import type { MonthRow } from "../../sim/markets/history.ts";
import { computeRebuildDays, computeRetargetDays } from "../../sim/metrics/security/recovery.ts";
import { computeWorkTakeover } from "../../sim/metrics/security/work-takeover.ts";
import { computeAttackBlockTimes } from "../../sim/theory/attack-flow.ts";
import { HASHES_PER_EXAHASH, SECONDS_PER_YEAR } from "../../sim/units.ts";
import { suggestName } from "../nearest-name.ts";
import { renderFound } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";
import { readDevices, readHistory } from "../store/data-files.ts";
import type { AttackAnswer, AttackFigure } from "./attack-answer.ts";
import type { CostRequest } from "./cost-request.ts";

const BLOCKS_PER_DAY = 144;
const MONTHS_SEEN = 24;
const YEARS_ON_SALE = 2;

/** What Bitcoin is and pays, in the last month on record. */
export interface BitcoinMonth {
  readonly month: string;
  readonly hashesPerSecond: number;
  readonly rewardUsdPerBlock: number;
  /** The most hash power that a month of the last two years added, a day. */
  readonly fastestGrowthPerDay: number;
}

export function readBitcoinMonth(priceUsd: number | null): BitcoinMonth {
  const rows = readHistory();
  const last = rows.at(-1)!;
  const price = priceUsd ?? last.priceUsd ?? 0;
  return {
    month: last.month,
    hashesPerSecond: last.hashrateHashesPerSecond,
    rewardUsdPerBlock: ((last.issuanceBtc + last.feesBtc) * price) / last.blocks,
    fastestGrowthPerDay: computeFastestGrowth(rows.slice(-MONTHS_SEEN - 1)),
  };
}

/** Work to add, what it costs to buy and to rent, what it earns back, and how long the network needs to recover. */
export function listBitcoinCosts(request: CostRequest, share: number): Pick<AttackAnswer, "figures" | "notes"> {
  const month = readBitcoinMonth(request.priceUsd);
  const devices = readDevices();
  const onSale = listOnSale(devices, month.month);
  const machine = chooseDevice(devices, onSale, request.device);
  const takeover = computeWorkTakeover(
    {
      workPerSecond: month.hashesPerSecond,
      revenueUsdPerDay: month.rewardUsdPerBlock * BLOCKS_PER_DAY,
      machine,
      electricityUsdPerKwh: request.electricityUsdPerKwh,
      powerUsageEffectiveness: request.powerUsageEffectiveness,
      rentalPremium: request.rentalPremium,
    },
    share,
  );
  const { days } = request;
  const data = `hashrate, price and rewards of ${month.month} (sim/markets/data)`;
  const bought = `${machine.name} at ${machine.priceUsd} USD; price: ${machine.citations.price}`;
  const rented = "work rented at what it earns, times --rental";
  return {
    figures: [
      figure("work to add", takeover.workPerSecond / HASHES_PER_EXAHASH, "EH/s", `s / (1 - s) of all; ${data}`),
      figure("machines to buy", takeover.machines, "machines", bought),
      figure("hardware", takeover.hardwareUsd, "USD", bought),
      ...listPriceRange(onSale, takeover.workPerSecond),
      figure("power", takeover.powerWatts / 1e9, "GW", "machines with --pue"),
      figure("electricity, in all", takeover.electricityUsdPerDay * days, "USD", "power at --electricity"),
      figure("rent, in all, gross", takeover.rentalUsdPerDay * days, "USD", rented),
      figure(
        "rent, in all, net of blocks found",
        (takeover.rentalUsdPerDay - takeover.rewardUsdPerDay * (1 - request.priceFall)) * days,
        "USD",
        "blocks found are kept, at a price fallen by --fall",
      ),
      ...listFlow(request, share, month),
      figure(
        "stock: value of the network's own machines",
        (month.hashesPerSecond / machine.workPerSecond) * machine.priceUsd,
        "USD",
        "Budish 2018: lost by an attacker who owns them if the chain dies; all work in the same machine",
      ),
      ...listRecovery(share, month),
    ],
    notes: [
      "No market rents out or sells so much at once: buying it all would move prices, and makers need time.",
      "The honest neither leave nor answer, and difficulty stays as it is.",
    ],
  };
}

function figure(name: string, value: number, unit: string, source: string): AttackFigure {
  return { name, value: Number.isFinite(value) ? value : null, unit, source };
}

/** The same hash power from the cheapest and from the dearest machine a hash. */
function listPriceRange(onSale: readonly Device[], workPerSecond: number): AttackFigure[] {
  return (
    [
      ["cheapest", onSale[0]!],
      ["dearest", onSale.at(-1)!],
    ] as const
  ).map(([which, device]) =>
    figure(
      `hardware, ${which} on sale`,
      workPerSecond * computePricePerHash(device),
      "USD",
      `ASICs of the last ${YEARS_ON_SALE} years with a price on record: ${onSale[0]!.name} to ${onSale.at(-1)!.name}`,
    ),
  );
}

/** The attack that is over when the attacker is ahead and the payment was confirmed. */
function listFlow(request: CostRequest, share: number, { rewardUsdPerBlock }: BitcoinMonth): AttackFigure[] {
  if (share <= 0.5) return [];
  const multiple = share / (1 - share);
  const blockTimes = computeAttackBlockTimes({ multiple, escrowBlocks: request.confirmations });
  const gross = multiple * blockTimes * rewardUsdPerBlock;
  const source = `Budish 2018, rented work until ahead after ${request.confirmations} confirmations`;
  return [
    figure("flow: mean length of an attack", blockTimes / 6, "hours", source),
    figure("flow: cost of an attack, gross", gross, "USD", source),
    figure(
      "flow: net of blocks found",
      gross * request.priceFall,
      "USD",
      `${source}; blocks kept, price fallen by --fall`,
    ),
  ];
}

function listRecovery(share: number, month: BitcoinMonth): AttackFigure[] {
  return [
    figure(
      "rebuild all work",
      computeRebuildDays(month.hashesPerSecond, month.fastestGrowthPerDay),
      "days",
      `at the fastest growth of a month in the last ${MONTHS_SEEN}`,
    ),
    figure(
      "difficulty fits again after that share is gone",
      computeRetargetDays(share, 2016, BLOCKS_PER_DAY),
      "days",
      "windows of 2016 blocks, from the start of one",
    ),
  ];
}

function computeFastestGrowth(rows: readonly MonthRow[]): number {
  const growth = rows.slice(1).map((row, at) => row.hashrateHashesPerSecond - rows[at]!.hashrateHashesPerSecond);
  return Math.max(...growth) / (365.25 / 12);
}

/** ASICs of the last two years with a price on record, the cheapest a hash first. */
function listOnSale(devices: readonly Device[], month: string): Device[] {
  const now = Date.parse(`${month}-01T00:00:00Z`) / 1000;
  return devices
    .filter(({ kind, priceIsEstimated }) => kind === "asic" && !priceIsEstimated)
    .filter(({ releaseTime }) => releaseTime <= now && releaseTime > now - YEARS_ON_SALE * SECONDS_PER_YEAR)
    .sort((left, right) => computePricePerHash(left) - computePricePerHash(right));
}

function computePricePerHash({ priceUsd, workPerSecond }: Device): number {
  return priceUsd / workPerSecond;
}

/** The device named, else the one of median price a hash among those on sale. */
function chooseDevice(devices: readonly Device[], onSale: readonly Device[], name: string | null): Device {
  if (name === null) return onSale[Math.floor(onSale.length / 2)]!;
  const found = devices.find((device) => device.name === name);
  if (found !== undefined) return found;
  throw new ScenarioError({
    where: "--device",
    expected: 'a device of "list devices"',
    found: renderFound(name),
    cure: suggestName(
      name,
      devices.map((device) => device.name),
    ),
  });
}
