import { parseMonth } from "../calendar.ts";
import { createOffer } from "../markets/chip-offer.ts";
import { describeMachine } from "../markets/chip-plans.ts";
import type { MarketInput } from "../simulation-input.ts";
import type { ChipIndustry, ChipMaker } from "./chip-industry.ts";
import { describeMadeDevice } from "./made-device.ts";

/** Puts on sale what makers sell at the start, designed and paid for before it. */
export function applyStartProducts(industry: ChipIndustry, market: MarketInput): void {
  for (const maker of industry.makers) {
    if (maker.input.startNode !== undefined) startProduct(industry, maker, market);
  }
}

function startProduct(industry: ChipIndustry, maker: ChipMaker, market: MarketInput): void {
  const { startNode } = maker.input;
  const plan = maker.plans.find(({ node }) => node.name === startNode);
  if (plan === undefined) throw new RangeError(`makers: ${maker.input.name}: no such node: ${startNode}`);
  const releaseTime = parseMonth(market.start);
  const machine = describeMachine(plan, industry.technology, industry.market, industry.startYear);
  const device = industry.firstDevice + industry.designs;
  industry.designs++;
  const offer = createOffer(device, machine, maker.input);
  const project = {
    maker: industry.makers.indexOf(maker),
    number: maker.projects.length + 1,
    plan,
    device,
    shipYear: industry.startYear,
    decidedMonth: 0,
    nreUsd: 0,
    spins: 0,
    tapeOutTime: releaseTime,
    offer,
  };
  maker.projects.push(project);
  maker.offer = offer;
  industry.devices[device] = describeMadeDevice(maker.input, project, machine, releaseTime);
}
