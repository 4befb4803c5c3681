import type { MatchParts } from "../../scenarios/commands/perform-match.ts";
import { renderMatchCsv } from "../tables/match-csv.ts";
import { renderMatch } from "../terminal/render-match.ts";

/** What `match` gets from here. */
export const matchParts: MatchParts = { renderMatch, renderMonths: renderMatchCsv };
