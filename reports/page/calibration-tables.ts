import type { Calibration } from "../../kernels/calibration.ts";
import type { Figure } from "../../kernels/figure.ts";
import { stripControls } from "../display-name.ts";
import { sayShape } from "../figures/roofline-figure.ts";
import { formatQuantity } from "../number-format.ts";
import { type Markup, markup } from "./markup.ts";

/** Every kernel with its rate, its share of the roofline and its energy; what failed stands below. */
export function renderKernels({ kernels, meter, failures }: Calibration): Markup {
  const rows = kernels.map(
    ({ title, shape, unitsPerSecond, flopsPerSecond, rooflineFraction, joulesPerUnit, unit }) =>
      markup`<tr><th scope="row">${title}<small>${sayShape(shape)}</small></th>${renderCell(unitsPerSecond)}${renderCell(flopsPerSecond)}<td class="number">${formatQuantity(rooflineFraction, "share")}</td><td class="number">${formatQuantity(joulesPerUnit.median, "J")}<small>a ${unit}</small></td></tr>`,
  );
  const missing = failures.map(
    ({ name, shape, reason }) => markup`<li>${name} (${sayShape(shape)}): ${stripControls(reason)}</li>`,
  );
  return markup`<section id="kernels" aria-labelledby="kernels-title">
<h2 id="kernels-title">How fast is each kernel?</h2>
<p>Medians with 95% intervals below them. Energy by ${meter.name}: ${sayUncertainty(meter)}.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of kernels"><table class="measures"><thead><tr><th scope="col">Kernel</th><th scope="col" class="number">Rate</th><th scope="col" class="number">Arithmetic</th><th scope="col" class="number">Of roofline</th><th scope="col" class="number">Energy</th></tr></thead><tbody>${rows}</tbody></table></div>
${failures.length === 0 ? markup`` : markup`<p>These could not run here:</p><ul class="tables">${missing}</ul>`}
</section>`;
}

/** The proof-of-work kernel, by number of threads. */
export function renderHashes({ proofOfWork }: Calibration): Markup {
  const rows = proofOfWork.map(
    ({ implementation, threads, hashesPerSecond, rooflineFraction, joulesPerHash }) =>
      markup`<tr><th scope="row">${threads === 1 ? "1 thread" : `${threads} threads`}<small>${stripControls(implementation)}</small></th>${renderCell(hashesPerSecond)}<td class="number">${formatQuantity(rooflineFraction, "share")}</td><td class="number">${formatQuantity(joulesPerHash.median, "J")}<small>a hash</small></td></tr>`,
  );
  return markup`<section id="hashes" aria-labelledby="hashes-title">
<h2 id="hashes-title">How fast does it mine?</h2>
<p>SHA-256d of Bitcoin headers. The roofline here is the rate of compressions in one long message on as many threads: the rest is the cost of calling for each header.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of hash rates"><table class="measures"><thead><tr><th scope="col">On</th><th scope="col" class="number">Rate</th><th scope="col" class="number">Of roofline</th><th scope="col" class="number">Energy</th></tr></thead><tbody>${rows}</tbody></table></div>
</section>`;
}

/** Real models: latency predicted from their operators against latency measured; nothing where none was there. */
export function renderModels({ models, checks }: Calibration): Markup {
  if (models.length === 0) return markup``;
  const within = checks.modelsWithinTolerance;
  const rows = models.map(
    ({ name, nodes, predictedSeconds, measuredSeconds, ratio }) =>
      markup`<tr><th scope="row"><bdi>${stripControls(name)}</bdi><small>${nodes} operators</small></th><td class="number">${formatMilliseconds(predictedSeconds)}</td><td class="number">${formatMilliseconds(measuredSeconds.median)}</td><td class="number">${ratio.toFixed(2)}</td></tr>`,
  );
  return markup`<section id="models" aria-labelledby="models-title">
<h2 id="models-title">Do kernels foretell whole models?</h2>
<p>The latency of real models, predicted from the operators timed in the same run, against their measured latency.${within === null ? "" : ` ${formatQuantity(within, "share")} are within a factor of 1.3.`}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of models"><table class="measures"><thead><tr><th scope="col">Model</th><th scope="col" class="number">Predicted</th><th scope="col" class="number">Measured</th><th scope="col" class="number">Ratio</th></tr></thead><tbody>${rows}</tbody></table></div>
</section>`;
}

/** "between 0.5 and 2 times the reading". */
export function sayUncertainty({ covers, uncertainty }: Calibration["meter"]): string {
  return `${stripControls(covers)}; the truth lies between ${uncertainty.lowFactor} and ${uncertainty.highFactor} times the figure`;
}

function renderCell({ unit, median, low, high }: Figure): Markup {
  return markup`<td class="number">${formatQuantity(median, unit)}<small>${formatQuantity(low, unit)} to ${formatQuantity(high, unit)}</small></td>`;
}

function formatMilliseconds(seconds: number): string {
  return `${Number((seconds * 1000).toPrecision(3))} ms`;
}
