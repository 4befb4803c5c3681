import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { formatName } from "../display-name.ts";
import { getGroupHue, getSchemeHue } from "../figures/hues.ts";
import { type Markup, markup } from "./markup.ts";

/** Choices that all charts follow: a scheme or a group to stand out, and months to show. The script makes it visible. */
export function renderSelection({ schemes, months }: Experiment): Markup {
  const named = schemes.length < 2 ? [] : schemes.map(({ name }, index) => ({ name, hue: getSchemeHue(index) }));
  const groups = (schemes[0]?.groups ?? []).map(({ name }, index) => ({ name, hue: getGroupHue(index) }));
  const picks = [...named, ...(groups.length < 2 ? [] : groups)].map(
    ({ name, hue }) =>
      markup`<button type="button" class="pick" data-pick="${formatName(name)}" aria-pressed="false"><span class="chip hue-${hue}" aria-hidden="true"></span><bdi>${formatName(name)}</bdi></button>`,
  );
  const [first = "", last = ""] = [months[0], months.at(-1)];
  const options = (chosen: string) =>
    months.map((month) =>
      month === chosen
        ? markup`<option value="${month}" selected>${month}</option>`
        : markup`<option value="${month}">${month}</option>`,
    );
  return markup`<form id="selection" class="selection" aria-label="Highlight in all charts" hidden>
<span class="selection-title">In all charts</span>${picks}
<label>from <select id="selection-from" data-whole="${first}">${options(first)}</select></label>
<label>to <select id="selection-to" data-whole="${last}">${options(last)}</select></label>
<button type="button" id="selection-clear" disabled>Clear selection</button>
<span id="selection-state" class="unseen" role="status"></span>
</form>
`;
}
