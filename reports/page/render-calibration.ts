import type { Calibration } from "../../kernels/calibration.ts";
import { stripControls } from "../display-name.ts";
import { drawRooflineFigure } from "../figures/roofline-figure.ts";
import { sayCalibration } from "../say-calibration.ts";
import { renderCalibrationMethod } from "./calibration-method.ts";
import { renderHashes, renderKernels, renderModels } from "./calibration-tables.ts";
import { renderFigure } from "./figure-markup.ts";
import { type Markup, markup } from "./markup.ts";
import { renderPage } from "./page-shell.ts";

/**
 * A calibration as one HTML file that needs nothing else, with the roofline of every kernel.
 *
 * @param version of proofground, which drew the page
 * @throws {Error} where the page's bundle has not been built
 */
export function renderCalibrationPage(calibration: Calibration, version: string): string {
  const roofline = drawRooflineFigure(calibration);
  const processor = stripControls(calibration.machine.processor);
  const models: readonly (readonly [string, string])[] = calibration.models.length > 0 ? [["models", "Models"]] : [];
  return renderPage({
    title: `Calibration of ${processor}`,
    version,
    work: "sha256d",
    contents: [
      ["answer", "Answer"],
      ["ceilings", "Roofline"],
      ["kernels", "Kernels"],
      ["hashes", "Hashes"],
      ...models,
      ["method", "Method"],
    ],
    main: markup`<section class="head">
<p class="kicker">Proofground <span aria-hidden="true">/</span> calibration <span aria-hidden="true">/</span> ${calibration.provider}</p>
<h1><bdi>${processor}</bdi></h1>
<p class="question">How fast does this machine run the kernels of inference, and how near is that to what it can do?</p>
</section>
${renderAnswer(calibration)}
<section id="ceilings" aria-labelledby="ceilings-title">
<h2 id="ceilings-title">How near is each kernel to the machine's limits?</h2>
<p>A kernel is held back by the arithmetic it does or by the bytes it moves, whichever takes longer: that least time is its roofline.</p>
${renderFigure(roofline, describeSource(calibration, version), new Set())}
</section>
${renderKernels(calibration)}
${renderHashes(calibration)}
${renderModels(calibration)}
${renderCalibrationMethod(calibration, version)}`,
    data: { name: "calibration", figures: [roofline] },
  });
}

function renderAnswer(calibration: Calibration): Markup {
  return markup`<section id="answer" aria-labelledby="answer-title">
<h2 id="answer-title" class="unseen">Answer</h2>
<div class="lead">${sayCalibration(calibration).map((sentence) => markup`<p>${sentence}</p>`)}</div>
</section>`;
}

function describeSource({ date, mode, versions }: Calibration, version: string): string {
  return `proofground ${version}, ${mode} calibration of ${date.slice(0, 10)}, onnxruntime ${versions.onnxruntime}`;
}
