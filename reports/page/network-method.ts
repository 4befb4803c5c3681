import { listFileAssumptions } from "../../scenarios/assumptions.ts";
import type { Assumption } from "../../scenarios/experiments/experiment.ts";
import type { NetworkResult } from "../../scenarios/network/network-result.ts";
import { computeNetworkJsonSchema, type NetworkSettings } from "../../scenarios/network/network-schema.ts";
import { renderSettings } from "../../scenarios/network/render-settings.ts";
import { stripControls } from "../display-name.ts";
import { type Markup, markup } from "./markup.ts";

/** How it was done: the model, every assumption with unit and source, and how to make the same bytes again. */
export function renderNetworkMethod(result: NetworkResult, tables: readonly string[]): Markup {
  const { settings, settingsSha256, version } = result;
  const { description, seed, replications } = settings;
  const rows = listNetworkAssumptions(settings).map(
    ({ path, title, value, unit, source }) =>
      markup`<tr><th scope="row"><bdi>${stripControls(title)}</bdi></th><td><bdi>${stripControls(value)}</bdi></td><td>${unit === "1" ? "" : unit}</td><td><bdi>${stripControls(source)}</bdi></td><td><code>${stripControls(path)}</code></td></tr>
`,
  );
  const heads = ["What", "Value", "Unit", "Source", "Key in the file"].map(
    (title) => markup`<th scope="col">${title}</th>`,
  );
  return markup`<section id="method" aria-labelledby="method-title">
<h2 id="method-title">How it was done</h2>
<p>Miners find blocks in one exponential race, each in proportion to its hash power. A block travels from node to node as messages: it is announced, asked for and sent, each step taking the latency of its link and, for the block, its bytes over the line, one transfer after the other. A node mines on the longest chain that it knows, on the first seen of equals. The main chain is the highest at the end; every other block is stale.</p>
${description === "" ? markup`` : markup`<p><bdi>${stripControls(description)}</bdi></p>`}
<p>Not modelled: transactions and fees, difficulty retargets, nodes that come and go, lost messages. Intervals are 95% intervals of Student's t over replications, each with a network and luck of its own; they cover luck, not doubt about assumptions.</p>
<h3 id="assumptions-title">Assumptions</h3>
<div class="scroll scroll-tall" tabindex="0" role="region" aria-labelledby="assumptions-title"><table class="assumptions"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>
<h3>Provenance</h3>
<dl class="provenance">
<div><dt>Same bytes again</dt><dd><code class="command">proofground network manifest.json --out again</code></dd></div>
<div><dt>Version</dt><dd>proofground ${version}</dd></div>
<div><dt>Seed</dt><dd><code>${stripControls(seed)}</code></dd></div>
<div><dt>Replications</dt><dd>${replications}</dd></div>
<div><dt>Settings, SHA-256</dt><dd><code class="digest">${settingsSha256}</code></dd></div>
</dl>
<p>Beside this page lie ${tables.map((table) => markup`<code>${table}</code>, `)}and <code>manifest.json</code>, which holds every setting.</p>
</section>
`;
}

/** A list of connections can be long: its length stands for it. */
function listNetworkAssumptions(settings: NetworkSettings): Assumption[] {
  const { connections } = settings;
  const file = renderSettings(settings);
  const told =
    connections.model === "list"
      ? { ...file, connections: { model: "list", pairs: [connections.pairs.length] } }
      : file;
  return listFileAssumptions({ file: told, schema: computeNetworkJsonSchema() }).map((assumption) => ({
    ...assumption,
    source: assumption.source.replace("chosen by the scenario", "chosen by the file"),
  }));
}
