import { listAllControls } from "../../scenarios/what-if/parse-settings.ts";
import type { Control, LiveWhatIf, NumberControl, Setting } from "../../scenarios/what-if/what-if.ts";
import { createStream } from "../../sim/engine/random-stream.ts";

/** Changes about every third input: rules first, for they say which parameters there are. */
export function drawSettings(whatIf: LiveWhatIf, seed: string): Setting[] {
  const draw = createStream(seed, "settings");
  const settings: Setting[] = [];
  for (const isMeant of [isRule, (control: Control) => !isRule(control)]) {
    for (const control of listAllControls(whatIf, settings).filter(isMeant)) {
      if (draw() > 0.35) continue;
      const value = control.kind === "choice" ? drawWord(control.choices, draw) : drawNumber(control, draw);
      if (value !== control.value) settings.push({ path: control.path, value });
    }
  }
  return settings;
}

function isRule({ path }: Control): boolean {
  return path.endsWith("].rule");
}

function drawWord(words: readonly string[], draw: () => number): string {
  return words[Math.floor(draw() * words.length)]!;
}

/** Near the report's value, whole where that is. */
function drawNumber({ value, min, max }: NumberControl, draw: () => number): number {
  const near = Number((value * (0.7 + 0.6 * draw())).toPrecision(3));
  return Math.min(max, Math.max(min, Number.isInteger(value) ? Math.round(near) : near));
}
