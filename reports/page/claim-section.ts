import type { JudgedClaim, Part } from "../../scenarios/claims/claim.ts";
import type { Evidence } from "../../scenarios/claims/evidence.ts";
import type { Flip } from "../../scenarios/claims/list-flips.ts";
import { formatQuantity } from "../number-format.ts";
import { sayRange, sayThreshold, sayVerdict } from "../say-verdict.ts";
import { type Markup, markup } from "./markup.ts";

/** One claim: what was said, the verdict, data, model, parts, what would flip it, and what to mind. */
export function renderClaimSection(claim: JudgedClaim): Markup {
  const { number, title, said, verdict, decidedBy, data, model, parts, caveats, sources } = claim;
  const id = `claim-${number}`;
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${number}. ${title}</h2>
<blockquote class="said"><p>${said.text}</p><footer>In our words; ${said.source} (${said.date})</footer></blockquote>
<p class="verdict-line"><strong class="verdict verdict-${verdict.kind.replace(" ", "-")}">${sayVerdict(verdict)}</strong> Decided by: ${decidedBy}.</p>
${renderEvidence("What the data say", number, data)}
${renderEvidence("What the model says", number, model)}
${renderParts(number, parts)}
${renderFlips(number, parts)}
<h3>Mind</h3>
<ul class="tables">${caveats.map((caveat) => markup`<li>${caveat}</li>`)}</ul>
<details><summary>Sources of claim ${number}</summary><ul class="tables">${sources.map((source) => markup`<li>${source}</li>`)}</ul></details>
</section>`;
}

function renderEvidence(title: string, number: number, list: readonly Evidence[]): Markup {
  const rows = list.map((evidence) => {
    const { statement, source, value, unit, range, isExtrapolated } = evidence;
    const mark = isExtrapolated ? "*" : "";
    return markup`<tr><th scope="row">${statement}<small>${source}</small></th><td class="number">${formatQuantity(value, unit)}${mark}</td><td class="range-cell">${sayRange(evidence)}<small>${range}</small></td></tr>`;
  });
  return markup`<h3>${title}</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Claim ${number}: ${title}"><table class="measures claims"><thead><tr><th scope="col">Evidence</th><th scope="col" class="number">Value</th><th scope="col">Range</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function renderParts(number: number, parts: readonly Part[]): Markup {
  const rows = parts.map(
    ({ statement, reading, rule, verdict }) =>
      markup`<tr><th scope="row">${statement}<small>${reading === "other" ? "Another reading, which does not count. " : ""}${rule}</small></th><td class="verdict-cell"><strong class="verdict verdict-${verdict.kind.replace(" ", "-")}">${verdict.kind}</strong><small>${verdict.kind === "overstated" ? sayVerdict(verdict).replace("overstated ", "") : verdict.because}</small></td></tr>`,
  );
  return markup`<h3>The verdict, part by part</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Claim ${number}: verdict, part by part"><table class="measures claims"><thead><tr><th scope="col">Part</th><th scope="col">Verdict</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function renderFlips(number: number, parts: readonly Part[]): Markup {
  const rows = parts.flatMap(({ statement, flips }) => flips.map((flip) => renderFlip(statement, flip)));
  if (rows.length === 0) return markup``;
  return markup`<h3>What would flip it</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Claim ${number}: what would flip it"><table class="measures claims"><thead><tr><th scope="col">If</th><th scope="col" class="number">Now</th><th scope="col" class="number">At</th><th scope="col">it would be</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function renderFlip(statement: string, flip: Flip): Markup {
  const { assumption, unit, now, becomes } = flip;
  return markup`<tr><th scope="row">${assumption}<small>${statement}</small></th><td class="number">${formatQuantity(now, unit)}</td><td class="number">${sayThreshold(flip)}</td><td>${becomes ?? "the same"}</td></tr>`;
}
