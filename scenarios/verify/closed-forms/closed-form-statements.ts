import type { ListStatements } from "../list-statements.ts";
import { listAttackForms } from "./attack-forms.ts";
import { listForkForms } from "./fork-forms.ts";
import { listLotteryForms } from "./lottery-forms.ts";
import { listMarketForms } from "./market-forms.ts";

/** What is simulated, against what can be worked out without simulating. */
export const listClosedForms: ListStatements = async ({ vectorFolder, getSteadyMarket }, onPart) => {
  const market = listMarketForms(await getSteadyMarket());
  onPart(0.5);
  return [...market, ...listLotteryForms(vectorFolder), ...listAttackForms(), ...listForkForms()];
};
