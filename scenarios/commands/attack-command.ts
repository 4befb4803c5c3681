import { attackKinds, attackOptions } from "./attack-options.ts";
import type { Command, LoadParts } from "./command.ts";
import type { RenderAttack } from "./perform-attack.ts";

/** `attack`: what attacks on a network bring and cost. */
export function createAttackCommand(loadRender: LoadParts<RenderAttack>): Command {
  return {
    name: "attack",
    summary: "What attacks bring and cost: selfish mining, double spends, majorities, hopping, pools, committees",
    positionals: [{ name: "kind", description: attackKinds.join(", ") }],
    options: attackOptions,
    examples: [
      ["proofground attack selfish --alpha 0.35 --gamma 0.5 --strategy optimal", "blocks held back"],
      ["proofground attack double-spend --alpha 0.1 --value 1000000", "chance, confirmations, safe value"],
      ["proofground attack cost --network bitcoin --share 0.51 --days 7 --json", "a majority, bought or rented"],
      ["proofground attack hopping --rules bitcoin,lwma", "miners between two chains"],
    ],
    perform: async (given, io) => (await import("./perform-attack.ts")).performAttack(given, io, loadRender),
  };
}
