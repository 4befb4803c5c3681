import type { Renderers } from "../runs/perform-run.ts";
import { type CheckedOrder, checkOrder } from "./check-order.ts";
import { describeProblems } from "./describe-problems.ts";
import type { FromJob, ToJob } from "./job.ts";

/** Time between two reports of progress, ms. */
const PROGRESS_MS = 100;

/** Renderers are loaded when it is an order's turn: whoever ordered waits for the check, and not for them. */
type LoadRenderers = () => Promise<Renderers>;

/** The whole of a job's process: it checks one order, waits for its turn, carries it out, and ends. */
export function answerOrders(loadRenderers: LoadRenderers): void {
  let checked: CheckedOrder | undefined;
  // The server that started this process decides when it ends; Ctrl-C in a terminal reaches both.
  process.on("SIGINT", () => undefined);
  process.on("disconnect", leave);
  process.on("message", (message: ToJob) => {
    switch (message.type) {
      case "order":
        checked = check(message);
        break;
      case "go":
        if (checked !== undefined) void carryOut(checked, loadRenderers);
        break;
      case "stop":
        leave();
        break;
      default:
        message satisfies never;
    }
  });
}

/** Files are written in one go, between two messages, so nothing is half-written whenever this is called. */
function leave(): void {
  process.exit(0);
}

function check(message: Extract<ToJob, { readonly type: "order" }>): CheckedOrder | undefined {
  try {
    const checked = checkOrder(message);
    tell(checked.planned);
    return checked;
  } catch (error) {
    tellLast(describeError(error));
    return undefined;
  }
}

async function carryOut(checked: CheckedOrder, loadRenderers: LoadRenderers): Promise<void> {
  let toldAt = 0;
  const onProgress = (done: number) => {
    if (Date.now() - toldAt < PROGRESS_MS) return;
    toldAt = Date.now();
    tell({ type: "progress", done });
  };
  try {
    tellLast(await checked.carryOut(await loadRenderers(), onProgress));
  } catch (error) {
    tellLast(describeError(error));
  }
}

function describeError(error: unknown): FromJob {
  const problems = describeProblems(error);
  if (problems !== null) return { type: "refused", problems };
  return { type: "failed", message: error instanceof Error ? error.message : String(error) };
}

function tell(message: FromJob): void {
  process.send?.(message);
}

/** Leaves once the message is on its way. */
function tellLast(message: FromJob): void {
  process.send?.(message, undefined, undefined, () => {
    process.exit(0);
  });
}
