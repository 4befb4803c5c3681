import type { ChipIndustry, ChipMaker, ChipProject } from "../agents/chip-industry.ts";
import { renderMonth } from "../calendar.ts";
import type { ChipOffer } from "../markets/chip-offer.ts";
import type { IndustryOutcome, MadeMachine } from "../run-result.ts";

/** What the makers of a finished run made and earned. */
export function describeIndustry({ makers, devices }: ChipIndustry, months: readonly string[]): IndustryOutcome {
  return {
    makers: makers.map(({ input, accounts }) => ({ name: input.name, ...accounts })),
    machines: makers.flatMap((maker) =>
      maker.projects.flatMap((project) => {
        const { offer } = project;
        return offer === null ? [] : [describeMachine({ maker, project, offer, devices, months })];
      }),
    ),
  };
}

function describeMachine({
  maker,
  project,
  offer,
  devices,
  months,
}: Pick<ChipIndustry, "devices"> & {
  readonly maker: ChipMaker;
  readonly project: ChipProject;
  readonly offer: ChipOffer;
  readonly months: readonly string[];
}): MadeMachine {
  const device = devices[project.device]!;
  return {
    device: { ...device, priceUsd: offer.months[0]?.priceUsd ?? device.priceUsd },
    maker: maker.input.name,
    node: project.plan.node.name,
    decidedMonth: months[project.decidedMonth]!,
    tapeOutMonth: renderMonth(project.tapeOutTime),
    releaseMonth: renderMonth(device.releaseTime),
    spins: project.spins,
    designUsd: project.nreUsd,
    unitCostUsd: offer.machine.unitCostUsd,
    wafersPerUnit: offer.machine.wafersPerUnit,
    units: offer.soldUnits,
    sales: offer.months.map(({ month, ...sale }) => ({ month: months[month]!, ...sale })),
  };
}
