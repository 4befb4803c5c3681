import type { Scenario } from "./scenario.ts";

/** True where a lender lends on machines, from the start or from a date on, under any scheme. */
export function hasCredit({ credit, schemes }: Pick<Scenario, "credit" | "schemes">): boolean {
  const isLater = schemes.some(({ phases }) => phases?.some(({ market }) => market.credit !== undefined));
  return credit !== undefined || isLater;
}
