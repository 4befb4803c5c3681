import type { Estimate } from "../experiments/experiment.ts";
import { ScenarioError } from "../scenario-error.ts";
import { type Ranking, rankCandidates } from "../statistics/rank-candidates.ts";
import type { StudyCandidate, StudyValues } from "../store/study-values.ts";
import {
  describeCandidate,
  listCandidateColumns,
  printListing,
  readAlpha,
  readCandidates,
  readMetric,
  sayCandidate,
} from "./candidate-listing.ts";
import type { CommandArguments, CommandIo } from "./command.ts";

/** Beyond this the pairs are too many to be compared in seconds. */
const MOST_CANDIDATES = 1000;

/** Ranks what a study found at its points, and says which of them luck cannot tell apart. */
export async function performRank(given: CommandArguments, io: CommandIo): Promise<number> {
  const metric = readMetric(given);
  const alpha = readAlpha(given);
  const values = await readCandidates(given, [metric]);
  checkCount(values);
  const named = new Map(values.candidates.map((candidate) => [nameCandidate(candidate), candidate]));
  const input = Array.from(named, ([name, candidate]) => ({ name, values: candidate.values[0]! }));
  const ranking = rankCandidates(input, alpha);
  const columns = ["ranks", ...listCandidateColumns(values), "mean", "low", "high", "n"];
  const rows = ranking.candidates.map(({ name, estimate, bestRank, worstRank }) => [
    bestRank === worstRank ? String(bestRank) : `${bestRank}-${worstRank}`,
    ...describeCandidate(named.get(name)!),
    ...describeEstimate(estimate),
  ]);
  const text = `\n${sayRanking(ranking, { metric, alpha }, (name) => sayCandidate(values, named.get(name)!))}\n`;
  printListing({ listing: { columns, rows }, text, json: { metric, alpha, ...ranking } }, given, io);
  return 0;
}

/** One value has no interval. */
function describeEstimate(estimate: Estimate | null): (number | null)[] {
  if (estimate === null) return [null, null, null, 0];
  const { mean, low, high, n } = estimate;
  return n < 2 ? [mean, null, null, n] : [mean, low, high, n];
}

function nameCandidate({ point, scheme }: StudyCandidate): string {
  return `${point}/${scheme}`;
}

function checkCount({ candidates }: StudyValues): void {
  if (candidates.length <= MOST_CANDIDATES) return;
  throw new ScenarioError({
    where: "rank",
    expected: `at most ${MOST_CANDIDATES} points and schemes`,
    found: String(candidates.length),
    cure: 'Name one --scheme, or order them by their means alone with "proofground estimate".',
  });
}

function sayRanking(
  { candidates, pairs }: Ranking,
  { metric, alpha }: { readonly metric: string; readonly alpha: number },
  say: (name: string) => string,
): string {
  const compared = pairs.filter(({ adjustedPValue }) => adjustedPValue !== null);
  const differ = compared.filter(({ adjustedPValue }) => adjustedPValue! <= alpha);
  const [first] = candidates;
  if (first?.estimate == null) return `No run has a value of ${metric}.`;
  const rivals = candidates.slice(1).filter(({ bestRank }) => bestRank === 1).length;
  const best = `The largest mean of ${metric} has ${say(first.name)}`;
  const verdict = rivals === 0 ? "; every other is lower." : `, and ${rivals} others may be as large.`;
  if (compared.length === 0) return `${best}. One replication a point tells nothing apart.`;
  return (
    `${best}${candidates.length === 1 ? "." : verdict} Of ${compared.length} pairs, compared run by run on the same luck, ` +
    `${differ.length} differ; the chance that luck alone made any of these is at most ${alpha} (Holm).`
  );
}
