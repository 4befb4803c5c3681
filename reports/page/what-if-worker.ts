import { renderScenarioFile } from "../../scenarios/render-scenario.ts";
import { applySettings } from "../../scenarios/what-if/apply-settings.ts";
import { renderPlainYaml } from "../../scenarios/what-if/render-plain-yaml.ts";
import { runWhatIf, type WhatIfRuns } from "../../scenarios/what-if/run-what-if.ts";
import type { RunForm, Setting } from "../../scenarios/what-if/what-if.ts";
import { loadSimJs } from "../../sim/engine/simjs.ts";
import type { SimJs } from "../../sim/engine/simjs-types.ts";
import { listMeasureRows } from "../what-if/list-measure-rows.ts";
import type { WhatIfAnswer, WhatIfData, WhatIfReply, WhatIfRequest } from "../what-if/what-if-message.ts";

/** The simulation in a Web Worker: it is handed all it knows, and answers the latest question only. */
interface WorkerScope {
  onmessage: ((event: { readonly data: WhatIfRequest }) => void) | null;
  postMessage(reply: WhatIfReply): void;
}
const scope = globalThis as unknown as WorkerScope;

let data: WhatIfData | null = null;
let latest = 0;
/** Runs of the report's own inputs, by form. */
const known = new Map<string, WhatIfRuns>();

scope.onmessage = ({ data: request }) => {
  if (request.kind === "load") {
    data = request;
    scope.postMessage({ kind: "ready" });
    return;
  }
  latest = request.number;
  answer(request.number, request.settings, request.form).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    if (request.number === latest) scope.postMessage({ kind: "failed", number: request.number, message });
  });
};

/** Leaves without a word when a later question has come in. */
async function answer(number: number, settings: readonly Setting[], form: RunForm): Promise<void> {
  if (data === null) throw new Error("what-if: expected data before a question");
  const startedAt = performance.now();
  const simJs = await loadSimJs();
  const { whatIf } = data;
  const jobs = whatIf.scenario.schemes.length * form.replications;
  const key = JSON.stringify(form);
  const isKnown = known.has(key);
  const before = known.get(key) ?? (await run(data, [], { number, form, simJs, offset: 0, total: 2 * jobs }));
  if (before === null) return;
  known.set(key, before);
  const offset = isKnown ? 0 : jobs;
  const after =
    settings.length === 0 ? before : await run(data, settings, { number, form, simJs, offset, total: offset + jobs });
  if (after === null) return;
  const scenario = { ...applySettings(whatIf, settings), replications: form.replications, end: form.end };
  const found: WhatIfAnswer = {
    rows: listMeasureRows(whatIf, before, after),
    yaml: renderPlainYaml(renderScenarioFile(scenario)),
    milliseconds: Math.round(performance.now() - startedAt),
    isSameAsReport: form.end === whatIf.full.end ? isSame(before, data) : null,
  };
  scope.postMessage({ kind: "done", number, form, ...found });
}

interface Turn {
  readonly number: number;
  readonly form: RunForm;
  readonly simJs: SimJs;
  /** Jobs done before these, and all together. */
  readonly offset: number;
  readonly total: number;
}

/** One job after the other, with room between them for a later question; null once there is one. */
async function run({ whatIf }: WhatIfData, settings: readonly Setting[], turn: Turn): Promise<WhatIfRuns | null> {
  const { number, form, simJs, offset, total } = turn;
  const steps = runWhatIf(whatIf, settings, { form, simJs });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    scope.postMessage({ kind: "progress", number, done: offset + step.value.done, total });
    await new Promise((resolve) => setTimeout(resolve));
    if (number !== latest) return null;
  }
}

function isSame({ schemes }: WhatIfRuns, { fingerprints }: WhatIfData): boolean {
  return schemes.every(({ runs }, index) =>
    runs.every(({ fingerprint }, replication) => {
      const own = fingerprints[index]?.[replication];
      return own === undefined || own === fingerprint;
    }),
  );
}
