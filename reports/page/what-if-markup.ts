import type { LiveWhatIf, RunForm, WhatIf } from "../../scenarios/what-if/what-if.ts";
import { formatMonth } from "../month-format.ts";
import { type Markup, markup } from "./markup.ts";

/** The part of a report in which a reader changes inputs; the script fills it. */
export function renderWhatIf(whatIf: WhatIf, source: string): Markup {
  if (whatIf.kind === "unavailable") {
    return markup`<section id="what-if" aria-labelledby="what-if-title">
<h2 id="what-if-title">What if?</h2>
<p>${whatIf.reason}</p>
</section>
`;
  }
  return markup`<section id="what-if" aria-labelledby="what-if-title" class="what-if">
<h2 id="what-if-title">What if?</h2>
<p>Change an input and watch the answer move. The simulation is inside this page and runs in your browser: nothing is sent or fetched. ${saySmallForm(whatIf)}</p>
<noscript><p>This part needs JavaScript, which this file carries; nothing is fetched.</p></noscript>
<div id="what-if-stage" hidden>
<p id="what-if-complaint" class="wi-complaint" role="alert" hidden></p>
<div class="wi-columns">
<form id="what-if-inputs" class="wi-inputs" aria-label="Inputs"></form>
<div class="wi-results">
<div class="wi-now">
<div class="wi-watch"><label for="what-if-measure">Watch</label><select id="what-if-measure"></select><button type="button" id="what-if-reset" class="wi-button" disabled>Reset all</button></div>
<ul id="what-if-head" class="wi-head"></ul>
<p class="wi-state"><span id="what-if-state" role="status">Ready</span><progress id="what-if-progress" aria-label="Simulated" max="1" value="0"></progress></p>
</div>
<figure class="figure wi-figure" id="what-if-figure">
<figcaption><h3 id="what-if-figure-title"></h3><p class="subtitle"></p></figcaption>
<div class="plot-room"></div>
<div class="table-room" hidden></div>
<div class="figure-foot"><p class="source">Source: ${source}, and your changes</p>
<div class="tools"><button type="button" data-tool="table" aria-expanded="false">Table<span class="unseen">: what if</span></button><button type="button" data-tool="csv">CSV<span class="unseen">: what if</span></button><button type="button" data-tool="svg">SVG<span class="unseen">: what if</span></button></div></div>
</figure>
<div class="scroll" tabindex="0" role="region" aria-label="Main measures, before and after"><table class="wi-table"><caption>Main measures under the report's inputs and under yours</caption><thead><tr><th scope="col">Measure</th><th scope="col" class="number">Report</th><th scope="col" class="number">What if</th><th scope="col" class="number">Change</th></tr></thead></table></div>
<p class="note" id="what-if-note"></p>
</div>
</div>
<div class="wi-take">
<h3>Take it with you</h3>
<p>The same numbers on the command line, to the last digit:</p>
<pre tabindex="0" id="what-if-command"></pre>
<div class="tools"><button type="button" id="what-if-copy">Copy command</button><button type="button" id="what-if-link">Copy link</button><button type="button" id="what-if-yaml">Scenario as YAML</button></div>
</div>
</div>
</section>
`;
}

/** What runs while a reader moves an input, and what else can be asked for. */
function saySmallForm({ small, full, scenario }: LiveWhatIf): string {
  const isWhole = small.end === full.end;
  const months = isWhole ? "every month" : `the months up to ${formatMonth(small.end)}`;
  const runs = sayRuns(small, full);
  if (isWhole && small.replications === full.replications) return "It runs all that the report rests on.";
  const schemes = scenario.schemes.length < 2 ? "" : " of each scheme";
  return `To answer in about a second it runs ${runs}${schemes}, ${months}; a button runs the whole.`;
}

function sayRuns(small: RunForm, full: RunForm): string {
  const noun = full.replications === 1 ? "replication" : "replications";
  return `${small.replications} of the report's ${full.replications} ${noun}`;
}
