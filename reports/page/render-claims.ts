import type { JudgedClaim } from "../../scenarios/claims/claim.ts";
import type { ClaimsResult } from "../../scenarios/claims/run-claims.ts";
import { ROUNDNESS } from "../../scenarios/claims/verdict.ts";
import { stripControls } from "../display-name.ts";
import { sayVerdict } from "../say-verdict.ts";
import { renderClaimSection } from "./claim-section.ts";
import { renderFactorStrips } from "./factor-strips.ts";
import { type Markup, markup } from "./markup.ts";
import { renderPage } from "./page-shell.ts";

/**
 * The judged claims as one HTML file that needs nothing else.
 *
 * @throws {Error} where the page's bundle has not been built
 */
export function renderClaimsPage(result: ClaimsResult, version: string): string {
  const { claims } = result;
  return renderPage({
    title: "Claims put to the test",
    version,
    work: "sha256d",
    contents: [
      ["answer", "Verdicts"],
      ...claims.map(({ number }) => [`claim-${number}`, `Claim ${number}`] as const),
      ["method", "Method"],
    ],
    main: markup`<section class="head">
<p class="kicker">Proofground <span aria-hidden="true">/</span> claims</p>
<h1>Claims put to the test</h1>
<p class="question">An article argues that a reward for useful computing would do for AI what Bitcoin did for mining chips. What do data and simulation make of each claim, and what would turn the verdict?</p>
</section>
${renderVerdicts(claims)}
${claims.map(renderClaimSection)}
${renderMethod(result, version)}`,
    data: { name: "claims", figures: [] },
  });
}

function renderVerdicts(claims: readonly JudgedClaim[]): Markup {
  const rows = claims.map(
    ({ number, title, said, verdict }) =>
      markup`<tr><th scope="row"><a href="#claim-${number}">${number}. ${title}</a><small>${said.text}</small></th><td class="verdict-cell">${renderBadge(verdict.kind)}<small>${verdict.kind === "overstated" ? sayVerdict(verdict).replace("overstated ", "") : ""}</small></td></tr>`,
  );
  return markup`<section id="answer" aria-labelledby="answer-title">
<h2 id="answer-title" class="unseen">Verdicts</h2>
<div class="lead"><p>${sayCount(claims)}</p></div>
<div class="scroll" tabindex="0" role="region" aria-label="Table of verdicts"><table class="measures claims"><caption>Claims with their verdicts</caption><thead><tr><th scope="col">Claim, in our words</th><th scope="col">Verdict</th></tr></thead><tbody>${rows}</tbody></table></div>
${renderFactorStrips(claims)}
</section>`;
}

/** "Of 7 claims, 4 are overstated and 3 not decidable as they stand." */
function sayCount(claims: readonly JudgedClaim[]): string {
  const kinds = ["supported", "overstated", "not decidable", "false"] as const;
  const counts = kinds.flatMap((kind) => {
    const count = claims.filter(({ verdict }) => verdict.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? "is" : "are"} ${kind}`];
  });
  const holding = claims.filter(({ parts }) =>
    parts.some(({ reading, verdict }) => reading === "said" && verdict.kind === "supported"),
  ).length;
  const list = counts.length > 1 ? `${counts.slice(0, -1).join(", ")} and ${counts.at(-1)}` : counts.join("");
  return `Of ${claims.length === 1 ? "1 claim" : `${claims.length} claims`}, as said and taken whole, ${list}. A claim is as good as its weakest part: ${holding} of them ${holding === 1 ? "has" : "have"} parts that hold.`;
}

function renderBadge(kind: string): Markup {
  return markup`<strong class="verdict verdict-${kind.replace(" ", "-")}">${kind}</strong>`;
}

function renderMethod({ seed, replications }: ClaimsResult, version: string): Markup {
  return markup`<section id="method" aria-labelledby="method-title">
<h2 id="method-title">How it was done</h2>
<p>Every verdict follows by code from the evidence above it. A claim of a size is divided by what was found: up to ${ROUNDNESS} times counts as a round number and is <em>supported</em>; where the whole range is above, it is <em>overstated</em> by that factor; where the range holds both, or nothing was found, it is <em>not decidable</em>. A claim that one thing is greater than another is supported where the whole range of the difference is above zero, and false where none of it is.</p>
<p>A claim of several parts is as good as its weakest. Other readings of the same words stand beside it and do not count. A flip is found by changing one assumption until the same rule gives another verdict.</p>
<p>Figures marked with * draw a trend or a scaling on beyond what was seen. Intervals of simulations cover luck, not doubt about assumptions.</p>
<h3>Provenance</h3>
<dl class="provenance"><div><dt>Version</dt><dd>proofground ${version}</dd></div><div><dt>Seed</dt><dd><bdi>${stripControls(seed)}</bdi></dd></div><div><dt>Replications</dt><dd>${replications} of each simulation</dd></div></dl>
<p><code>claims.csv</code> and <code>claims.json</code> beside this page hold every figure with its source.</p>
</section>`;
}
