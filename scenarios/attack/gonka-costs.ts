import { computeIdentitiesPastCap } from "../../sim/metrics/security/identities.ts";
import { computeBoostedMultiple, computeOutsideMultiple } from "../../sim/metrics/security/outside-share.ts";
import type { AttackAnswer, AttackFigure } from "./attack-answer.ts";
import type { CostRequest } from "./cost-request.ts";
import { gonkaNetwork } from "./network-figures.ts";

const HOURS_PER_DAY = 24;

/** Accelerators to add, to buy or to rent, and identities to split them over because of the cap. */
export function listGonkaCosts(request: CostRequest, share: number): Pick<AttackAnswer, "figures" | "notes"> {
  const { h100Equivalents, powerCap, guardianBoost, source, capSource, guardianSource } = gonkaNetwork;
  const work = request.staked ?? h100Equivalents;
  const alone = computeOutsideMultiple(share) * work;
  const guarded = computeBoostedMultiple(share, guardianBoost) * work;
  return {
    figures: [
      { name: "compute of all hosts", value: work, unit: "H100-equivalents", source },
      ...listHardware("to add", alone, request, `s / (1 - s) of all hosts; ${source}`),
      ...listHardware("to add against guardians", guarded, request, guardianSource),
      {
        name: "identities to split it over",
        value: computeIdentitiesPastCap(share, powerCap),
        unit: "identities",
        source: `fewest n with n * ${powerCap} > s; ${capSource}`,
      },
    ],
    notes: [
      "The cap binds one identity, not one operator. Collateral is left out: 4.2 ngonka for a unit of weight is nothing.",
      "At list price and rent that stay; other accelerators may be cheaper for the work that is paid for.",
    ],
  };
}

function listHardware(name: string, count: number, { days, priceUsd }: CostRequest, source: string): AttackFigure[] {
  const { h100PriceUsd, h100RentUsdPerHour, priceSource, rentSource } = gonkaNetwork;
  const price = priceUsd ?? h100PriceUsd;
  const known = Number.isFinite(count);
  return [
    { name, value: known ? count : null, unit: "H100-equivalents", source },
    {
      name: `${name}, bought`,
      value: known ? count * price : null,
      unit: "USD",
      source: priceUsd === null ? priceSource : "price given by --price",
    },
    {
      name: `${name}, rented, in all`,
      value: known ? count * h100RentUsdPerHour * HOURS_PER_DAY * days : null,
      unit: "USD",
      source: rentSource,
    },
  ];
}
