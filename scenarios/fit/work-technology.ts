import { computeEnergyFloor, parseEnergyTable } from "../../hardware-models/energy-floor.ts";
import { computeHeadroom } from "../../hardware-models/headroom.ts";
import { headroomKernels } from "../../hardware-models/headroom-kernels.ts";
import { computeSpecialChipEnergy } from "../../hardware-models/special-chip.ts";
import type { ChipTechnology } from "../../sim/markets/maker-input.ts";
import type { ServingEnergies } from "../../sim/markets/serving-input.ts";
import type { MarketInput } from "../../sim/simulation-input.ts";
import { type ChipTables, computeChipTechnology } from "./chip-tables.ts";

/** What makers of chips for a kind of work know. */
export function computeWorkTechnology(
  tables: ChipTables,
  knownBeforeYear: number,
  work: MarketInput["work"],
): ChipTechnology {
  const technology = computeChipTechnology(tables, knownBeforeYear);
  if (work?.kernel !== "llm-tokens") return technology;
  return { ...technology, serving: computeServingEnergies(tables, work.inputTokens ?? 1, work.outputTokens ?? 1) };
}

const DECODE = "LLM decode";
const PREFILL = "LLM prefill";

/**
 * Energy of an output token with its part of the prompt, decode + input/output * prefill: least, on general chips as
 * measured, and on chips made for it as `special-chip.ts` says. Counted for Llama-3.3-70B.
 */
function computeServingEnergies(
  { energy, advantages }: Pick<ChipTables, "energy" | "advantages">,
  inputTokens: number,
  outputTokens: number,
): ServingEnergies {
  const table = parseEnergyTable(energy);
  const headroom = computeHeadroom(table, advantages);
  const parts = [
    { name: DECODE, weight: 1 },
    { name: PREFILL, weight: inputTokens / outputTokens },
  ].map(({ name, weight }) => ({ kernel: headroomKernels.find((known) => known.name === name)!, weight }));
  const { nodeNanometres } = parts[0]!.kernel.general;
  const add = (compute: (part: (typeof parts)[number]["kernel"]) => number) =>
    parts.reduce((sum, { kernel, weight }) => sum + weight * compute(kernel), 0);
  const computeFloor = (nanometres: number) => ({
    logicJoules: add(({ work }) => {
      const { operationJoules, controlJoules } = computeEnergyFloor(work, nanometres, table);
      return operationJoules + controlJoules;
    }),
    memoryJoules: add(({ work }) => computeEnergyFloor(work, nanometres, table).memoryJoules),
  });
  // Makers ask for a handful of nodes, each of them every month.
  const floors = new Map<number, ReturnType<typeof computeFloor>>();
  return {
    floorAt: (nanometres) => {
      const known = floors.get(nanometres) ?? computeFloor(nanometres);
      floors.set(nanometres, known);
      return known;
    },
    referenceNanometres: nodeNanometres,
    joules: {
      general: add(({ general }) => general.joulesPerAnswer),
      special: add(({ name }) => computeSpecialChipEnergy(name, nodeNanometres, table, headroom).value),
    },
  };
}
