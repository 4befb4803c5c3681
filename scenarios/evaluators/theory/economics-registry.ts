import type { Evaluator } from "../evaluator.ts";
import { costOfDie, diesPerWafer, tapeOut, yieldOfDie } from "./chips.ts";
import { econRdrace, econTullock, econTullockScale } from "./contests.ts";
import { econHysteresis, econNpv, econPratwalter, econRealoption } from "./investment.ts";
import { depreciation, learningSahal, learningWright } from "./learning.ts";
import { powposJrsLambda, powposJrsZeta } from "./stake-against-work.ts";

/** Mining contests, entry, learning, yield and the option to tape out. */
export const economicsEvaluators = {
  "theory/econ.tullock": econTullock,
  "theory/econ.tullock.scale": econTullockScale,
  "theory/econ.pratwalter": econPratwalter,
  "theory/econ.hysteresis": econHysteresis,
  "theory/econ.npv": econNpv,
  "theory/econ.rdrace": econRdrace,
  "theory/econ.realoption": econRealoption,
  "theory/powpos.jrs.lambda": powposJrsLambda,
  "theory/powpos.jrs.zeta": powposJrsZeta,
  "theory/learning.wright": learningWright,
  "theory/learning.sahal": learningSahal,
  "theory/yield": yieldOfDie,
  "theory/dpw": diesPerWafer,
  "theory/diecost": costOfDie,
  "theory/tapeout": tapeOut,
  "theory/depreciation": depreciation,
} as const satisfies Record<string, Evaluator>;
