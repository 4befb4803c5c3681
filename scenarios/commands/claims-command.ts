import { claimTitles } from "../claims/claim-titles.ts";
import { claimsOptions } from "./claims-options.ts";
import type { Command, LoadParts } from "./command.ts";
import type { ClaimsParts } from "./perform-claims.ts";

/** `claims`: what data and model make of the article's claims, and what would turn each verdict. */
export function createClaimsCommand(loadParts: LoadParts<ClaimsParts>): Command {
  return {
    name: "claims",
    summary: "Put an article's claims on proof of work for AI to the test: data, model, verdict, flips",
    positionals: [
      {
        name: "number",
        description: `Claim to judge: ${Object.entries(claimTitles)
          .map(([number, title]) => `${number} (${title})`)
          .join(", ")}`,
        isOptional: true,
      },
    ],
    options: claimsOptions,
    examples: [
      ["proofground claims 1", "are mining chips 100,000 times as efficient as the best card?"],
      ["proofground claims --all --out results/claims", "all seven, with a page to read"],
      ["proofground claims 7 --replications 20 --json", "closer intervals, for another program"],
    ],
    perform: async (given, io) => (await import("./perform-claims.ts")).performClaims(given, io, loadParts),
  };
}
