import { isInBusiness } from "./chip-industry.ts";
import { startProject, type Workshop } from "./chip-project.ts";
import { chooseDesign } from "./design-choice.ts";
import { describeProspect } from "./design-prospect.ts";
import { computeMarketView } from "./market-view.ts";

/** Lets every maker whose team is free decide on a design, on what the month just ended has shown. */
export function applyMakerReviews(workshop: Workshop): void {
  const { world, industry } = workshop;
  const view = computeMarketView(world);
  const now = world.monthStarts[world.month + 1]!;
  for (const maker of industry.makers) {
    if (maker.isDesigning || !isInBusiness(maker, world.market, now)) continue;
    const choice = chooseDesign(describeProspect(world, industry, maker, view));
    if (choice !== null) startProject(workshop, maker, choice);
  }
}
