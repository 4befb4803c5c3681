import { measuredNetworks } from "../../scenarios/network/measured-networks.ts";
import type { NetworkResult } from "../../scenarios/network/network-result.ts";
import { recordExcerpt } from "../../scenarios/network/trace-excerpt.ts";
import { stripControls } from "../display-name.ts";
import { formatEstimate } from "../estimate-format.ts";
import { drawSharesFigure, drawSpreadFigure, drawStaleFigure } from "../figures/network-figures.ts";
import { makeReplay } from "../network/make-replay.ts";
import { sayNetwork } from "../network/say-network.ts";
import { nameReplay, sayChoice } from "../network/say-replay.ts";
import { formatQuantity, NO_VALUE } from "../number-format.ts";
import { renderFigure } from "./figure-markup.ts";
import { type Markup, markup } from "./markup.ts";
import { renderNetworkMethod } from "./network-method.ts";
import { renderPage } from "./page-shell.ts";
import { renderReplay } from "./replay-markup.ts";

const tables = ["blocks.csv", "summary.csv", "pools.csv"] as const;

/**
 * What forks did in a simulated network, as one HTML file that needs nothing else, with a replay of some of its blocks.
 *
 * @throws {Error} where the page's bundle has not been built
 */
export function renderNetworkPage(result: NetworkResult): string {
  const { settings, version } = result;
  const title = stripControls(settings.title);
  const excerpt = recordExcerpt(result);
  const replay = makeReplay(result, excerpt);
  const [spread, stale, shares] = [drawSpreadFigure(result), drawStaleFigure(result), drawSharesFigure(result)];
  const source = `proofground ${version}, network ${stripControls(settings.name)}, seed ${stripControls(settings.seed)}`;
  const show = (figure: typeof spread | typeof stale | typeof shares) => renderFigure(figure, source, new Set());
  return renderPage({
    title,
    version,
    work: "sha256d",
    contents: [
      ["answer", "Answer"],
      ["watch", "Replay"],
      ["delays", "Spread"],
      ["forks", "Forks"],
      ["pay", "Shares"],
      ["method", "Method"],
    ],
    main: markup`<section class="head">
<p class="kicker">Proofground <span aria-hidden="true">/</span> network <span aria-hidden="true">/</span> <bdi>${stripControls(settings.name)}</bdi></p>
<h1><bdi>${title}</bdi></h1>
<p class="question">How fast do blocks reach everybody, how many are lost on the way, and who loses them?</p>
</section>
${renderAnswer(result)}
<section id="watch" aria-labelledby="watch-title">
<h2 id="watch-title">See it happen</h2>
<p>Drag the time, or press Play. Above, the blocks; below, the nodes of the network, which light up as each block reaches them.</p>
${renderReplay(replay, { takeaway: nameReplay(excerpt), choice: sayChoice(excerpt, replay), source: `${source}, first replication` })}
</section>
<section id="delays" aria-labelledby="delays-title">
<h2 id="delays-title">How fast do blocks spread?</h2>
${show(spread)}
</section>
<section id="forks" aria-labelledby="forks-title">
<h2 id="forks-title">How many blocks are lost?</h2>
${show(stale)}
${renderMeasured(result)}
</section>
<section id="pay" aria-labelledby="pay-title">
<h2 id="pay-title">Does a share of the work get its share of the blocks?</h2>
${show(shares)}
</section>
${renderNetworkMethod(result, tables)}`,
    data: { name: stripControls(settings.name), figures: [spread, stale, shares], replay },
  });
}

function renderAnswer(result: NetworkResult): Markup {
  const { replications } = result.settings;
  const rows = Object.entries(result.metrics)
    .filter(([name]) => name !== "uncle_rate" || result.settings.uncles !== "none")
    .map(([name, { title, unit }]) => {
      const { mean, interval } = formatEstimate(result.estimates[name] ?? null, unit === "1" ? "share" : unit);
      return markup`<tr><th scope="row">${title}</th><td class="number">${mean}</td><td>${interval ?? ""}</td></tr>`;
    });
  return markup`<section id="answer" aria-labelledby="answer-title">
<h2 id="answer-title" class="unseen">Answer</h2>
<div class="lead">${sayNetwork(result).map((sentence) => markup`<p>${sentence}</p>`)}</div>
<p class="brackets">${replications < 2 ? "One replication: no intervals." : `In brackets: 95% interval over ${replications} replications.`}</p>
<details><summary>All measures</summary><div class="scroll" tabindex="0" role="region" aria-label="All measures"><table class="measures"><caption>All measures</caption><thead><tr><th scope="col">Measure</th><th scope="col" class="number">Mean</th><th scope="col">95% interval</th></tr></thead><tbody>${rows}</tbody></table></div></details>
</section>`;
}

function renderMeasured({ comparison }: NetworkResult): Markup {
  const rows = Object.values(measuredNetworks).map(
    ({ title, intervalSeconds, medianPropagationSeconds, staleShare, source }) => {
      const ratio =
        comparison?.measured.title === title ? markup`<b>${comparison.ratio.toPrecision(2)}</b>` : markup`${NO_VALUE}`;
      return markup`<tr><th scope="row">${title}<small>${source}</small></th><td class="number">${formatQuantity(intervalSeconds, "s")}</td><td class="number">${formatQuantity(medianPropagationSeconds, "s")}</td><td class="number">${formatQuantity(staleShare, "share")}</td><td class="number">${ratio}</td></tr>`;
    },
  );
  return markup`<h3 id="measured-title">Beside networks that were measured</h3>
<p>${comparison === null ? "This network is modelled on none of them." : "The last column is the simulated stale rate over the measured one."}</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="measured-title"><table class="measures networks"><thead><tr><th scope="col">Network</th><th scope="col" class="number">Block interval</th><th scope="col" class="number">Median spread</th><th scope="col" class="number">Stale</th><th scope="col" class="number">This run / it</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
