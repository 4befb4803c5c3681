import type { JudgedClaim } from "../../scenarios/claims/claim.ts";
import type { Range } from "../../scenarios/claims/evidence.ts";
import { ROUNDNESS, type VerdictKind } from "../../scenarios/claims/verdict.ts";
import { sayFactor } from "../say-verdict.ts";
import { type Markup, markup } from "./markup.ts";

/** Decades of the axis: a hundredth of what was found to ten thousand times it. */
const FIRST = -2;
const LAST = 4;

interface Strip {
  readonly number: number;
  readonly statement: string;
  readonly kind: VerdictKind;
  readonly factor: Range;
}

/** The picture that carries the page: claimed over found for every part that has a size, on one logarithmic axis. */
export function renderFactorStrips(claims: readonly JudgedClaim[]): Markup {
  const strips = claims.flatMap(({ number, parts }) =>
    parts.flatMap(({ statement, reading, verdict: { kind, factor } }): Strip[] =>
      factor === null || reading === "other" ? [] : [{ number, statement, kind, factor }],
    ),
  );
  if (strips.length === 0) return markup``;
  return markup`<figure class="figure strips-figure">
<figcaption><h3>How many times what was found is what was said?</h3>
<p class="subtitle">Claimed over found, logarithmic; dot: best figure, line: range. The grey band ends at ${ROUNDNESS} times, where a round number turns into an overstatement. Parts without a size are left out.</p></figcaption>
<ol class="strips">${strips.map(renderStrip)}</ol>
<svg class="strip-axis" height="24" aria-hidden="true">${listDecades().map(renderTick)}</svg>
</figure>`;
}

function renderStrip({ number, statement, kind, factor }: Strip): Markup {
  const name = kind.replace(" ", "-");
  return markup`<li><p><a href="#claim-${number}">Claim ${number}</a> ${statement} <strong>${sayFactor(factor)}</strong> <span class="verdict verdict-${name}">${kind}</span></p>
<svg class="strip strip-${name}" height="22" aria-hidden="true"><rect class="strip-right" x="0" y="0" width="${place(ROUNDNESS)}" height="22"/>${listDecades().map((decade) => markup`<line class="strip-decade" x1="${place(10 ** decade)}" x2="${place(10 ** decade)}" y1="0" y2="22"/>`)}<line class="strip-range" x1="${place(factor.low)}" x2="${place(factor.high)}" y1="11" y2="11"/><circle class="strip-dot" cx="${place(factor.value)}" cy="11" r="5"/></svg></li>`;
}

function renderTick(decade: number): Markup {
  const anchor = decade === FIRST ? "start" : decade === LAST ? "end" : "middle";
  const label = decade < 0 ? `1/${10 ** -decade}` : String(10 ** decade);
  return markup`<text x="${place(10 ** decade)}" y="16" text-anchor="${anchor}">${label}</text>`;
}

function listDecades(): number[] {
  return Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index);
}

/** Place on the axis in percent of its width; what lies beyond an end is drawn at that end. */
function place(factor: number): string {
  const part = (Math.log10(factor) - FIRST) / (LAST - FIRST);
  return `${(100 * Math.min(1, Math.max(0, part))).toFixed(2)}%`;
}
