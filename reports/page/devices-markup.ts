import type { DeviceRow, Experiment } from "../../scenarios/experiments/experiment.ts";
import { stripControls } from "../display-name.ts";
import { formatQuantity } from "../number-format.ts";
import { say } from "../work-words.ts";
import { type Markup, markup } from "./markup.ts";

const columns = ["Device", "Kind", "Maker", "On sale from", "Hashrate", "Power", "Energy", "Price", "Source"] as const;

/** The devices that the result rests on: searchable, each row with its citation. */
export function renderDevices(experiment: Experiment): Markup {
  const { devices } = experiment;
  if (devices.length === 0) return markup``;
  const estimated = devices.filter(({ priceIsEstimated }) => priceIsEstimated).length;
  return markup`<h3 id="devices-title">Devices</h3>
<p>${countOf(devices.length, "device")} that miners owned at the start or bought. ${estimated === 0 ? "All prices are on record." : `${countOf(estimated, "price")} marked est. ${estimated === 1 ? "is" : "are"} on no record and estimated from devices of the time.`}</p>
<div class="device-search"><label for="device-search">Search devices</label> <input id="device-search" type="search" autocomplete="off" spellcheck="false"> <span id="device-count" role="status"></span></div>
<div class="scroll scroll-tall" tabindex="0" role="region" aria-labelledby="devices-title"><table class="devices" id="devices"><thead><tr>${columns.map((title) => markup`<th scope="col">${say(experiment, title)}</th>`)}</tr></thead><tbody>${devices.map((device) => renderDevice(experiment, device))}</tbody></table></div>
`;
}

function countOf(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function renderDevice(experiment: Experiment, device: DeviceRow): Markup {
  const price = device.priceIsEstimated
    ? markup`${formatQuantity(device.priceUsd, "USD")} <i title="estimated">est.</i>`
    : markup`${formatQuantity(device.priceUsd, "USD")}`;
  return markup`<tr><th scope="row"><bdi>${stripControls(device.name)}</bdi></th><td>${device.kind.toUpperCase()}</td><td><bdi>${stripControls(device.maker)}</bdi></td><td>${device.releaseDate}</td><td class="number">${formatQuantity(device.workPerSecond, say(experiment, "H/s"))}</td><td class="number">${formatQuantity(device.powerWatts, "W")}</td><td class="number">${formatQuantity(device.joulesPerAmount, say(experiment, "J/TH"))}</td><td class="number">${price}</td><td class="citation"><bdi>${stripControls(device.source)}</bdi></td></tr>
`;
}
