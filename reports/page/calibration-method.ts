import type { Calibration } from "../../kernels/calibration.ts";
import { stripControls } from "../display-name.ts";
import { formatBinary } from "../figures/roofline-figure.ts";
import { formatQuantity } from "../number-format.ts";
import { sayUncertainty } from "./calibration-tables.ts";
import { type Markup, markup } from "./markup.ts";

/** How a calibration was made: what was timed, the machine, the checks, and where the methods are from. */
export function renderCalibrationMethod(calibration: Calibration, version: string): Markup {
  return markup`<section id="method" aria-labelledby="method-title">
<h2 id="method-title">How it was done</h2>
<p>Each kernel is an ONNX graph of its own, run by onnxruntime; operations and bytes are counted from its shape, each operand once. Rounds lie apart in time, so that a disturbance shows as a difference between rounds. A figure is the median of its repetitions with the order statistics that enclose the true median in 95% of cases.</p>
<p>The roofline takes the ceilings of the same run: the fastest product of each precision, and the faster of a plain copy and an onnxruntime pass at the kernel's own working set. A share above 100% means that a kernel stayed in a cache nearer than the copy did.</p>
<h3>Provenance</h3>
<dl class="provenance">${listFacts(calibration, version).map(([term, fact]) => markup`<div><dt>${term}</dt><dd><bdi>${fact}</bdi></dd></div>`)}</dl>
<p><code>calibration.json</code> beside this page holds every figure with its unit, its interval and its number of repetitions.</p>
<h3>Sources</h3>
<ul class="tables"><li>Roofline: Williams, Waterman and Patterson, Communications of the ACM 52(4), 2009.</li><li>Interval of a median: Conover, Practical Nonparametric Statistics, 3rd edition, section 3.2.</li></ul>
</section>`;
}

function listFacts(calibration: Calibration, version: string): (readonly [string, string])[] {
  const { machine, versions, overhead, meter, checks } = calibration;
  const cache = machine.lastLevelCacheBytes;
  return [
    ["Date", calibration.date],
    ["Machine", stripControls(machine.processor)],
    ["Processors", `${machine.logicalProcessors} logical, ${machine.architecture}`],
    ["Memory", formatBinary(machine.memoryBytes)],
    ["Last-level cache", cache === null ? "unknown" : formatBinary(cache)],
    ["System", stripControls(`${machine.platform} ${machine.release}`)],
    ["Versions", `proofground ${version}, node ${versions.node}, onnxruntime ${versions.onnxruntime}`],
    ["Provider, threads", `${calibration.provider}, ${calibration.threads}`],
    [
      "Clock",
      calibration.clock === "processor" ? "processor time, which stands still while other programs run" : "wall time",
    ],
    ["Meter of energy", `${meter.name}: ${sayUncertainty(meter)}`],
    ["Took", `${calibration.durationSeconds.toFixed(0)} s, ${calibration.mode}`],
    [
      "Cost of a call",
      `${(overhead.call.median * 1e6).toFixed(1)} \u00b5s, of a node ${(overhead.node.median * 1e6).toFixed(2)} \u00b5s`,
    ],
    ["Largest product", `${formatQuantity(checks.gemmShareOfBest, "share")} of the best fp32 rate in the run`],
    ["Rounds", `differ by at most x${checks.worstRoundSpread.toFixed(2)}; verdict: ${checks.verdict}`],
    ["Unsteady kernels", checks.unsteadyKernels.length === 0 ? "none" : checks.unsteadyKernels.join(", ")],
    ["Other programs", `${formatQuantity(checks.othersProcessorShare, "share")} of the processor`],
  ];
}
