import type { HeadroomAnswer } from "../../hardware-models/headroom.ts";
import type { Command, LoadParts } from "./command.ts";

/** Puts headroom into words; the words belong to the reports. */
export type RenderHeadroom = (answers: readonly HeadroomAnswer[], width: number) => string;

/** `headroom`: how much less energy a special chip could spend on each kernel, and what was measured. */
export function createHeadroomCommand(loadRender: LoadParts<RenderHeadroom>): Command {
  return {
    name: "headroom",
    summary: "The most that an ASIC could win on each kernel, against what was measured",
    positionals: [],
    options: { json: { type: "flag", description: "Print a JSON list of objects" } },
    examples: [["proofground headroom", "from SHA-256d, where a chip wins thousands, to LLM decode"]],
    perform: async (given, io) => {
      const { runHeadroom } = await import("../fit/run-headroom.ts");
      const answers = runHeadroom();
      const isJson = given.flags["json"] === true;
      io.writeOut(isJson ? `${JSON.stringify(answers, null, 2)}\n` : (await loadRender())(answers, io.columns));
      return 0;
    },
  };
}
