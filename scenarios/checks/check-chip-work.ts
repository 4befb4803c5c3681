import { computeMostMemory } from "../../hardware-models/memory-stack.ts";
import { shapeDie } from "../../hardware-models/wafer.ts";
import { OLDEST_SERVING_NANOMETRES } from "../../sim/markets/serving-technology.ts";
import { readChipLibrary } from "../fit/chip-library.ts";
import { suggestName } from "../nearest-name.ts";
import { type Problem, renderFound } from "../problem.ts";
import type { Scenario } from "../scenario.ts";

/** Chips are modelled for hashes, and for tokens where `serving` says what they can become. */
export function checkChipWork({ work, hardware }: Scenario): Problem[] {
  const serving = hardware.market?.serving;
  if (work.kernel === "poc-nonce") {
    const expected = "work.kernel sha256d or llm-tokens, the work whose chips are modelled";
    return [{ path: "makers", expected, found: work.kernel, cure: "Remove makers and hardware.market." }];
  }
  const isHash = work.kernel === "sha256d";
  if (isHash === (serving === undefined)) return [...checkMemory(hardware.market), ...checkPrices(hardware.market)];
  const expected = isHash ? "none where chips are made for hashes" : "what chips for serving can become";
  const cure = isHash ? "Remove it." : "Add serving: {} to hardware.market.";
  return [{ path: "hardware.market.serving", expected, found: isHash ? "some" : "none", cure }];
}

/** Memory stands beside the die; what is made small has little room for it. */
function checkMemory(market: Scenario["hardware"]["market"]): Problem[] {
  if (market?.serving === undefined) return [];
  const most = computeMostMemory(...shapeDie(market.dieSquareMillimetres));
  const { memoryGigabytes } = market.serving;
  if (memoryGigabytes <= most) return [];
  const expected = `at most ${most} GB, what stands beside a die of ${market.dieSquareMillimetres} mm2`;
  const cure = "Lower it, or raise hardware.market.dieSquareMillimetres.";
  return [{ path: "hardware.market.serving.memoryGigabytes", expected, found: String(memoryGigabytes), cure }];
}

/** Chips for serving are priced by node ahead of the last on record, not by year. */
function checkPrices(market: Scenario["hardware"]["market"]): Problem[] {
  if (market?.serving === undefined || market.prices !== "dated") return [];
  const expected = "cited prices where chips are made for serving, whose nodes to come have no price on record";
  return [{ path: "hardware.market.prices", expected, found: "dated", cure: "Remove it." }];
}

type Maker = NonNullable<Scenario["makers"]>[number];

/** Chips for hashes do nothing else, so that there is nothing to choose. */
export function checkMakerKind({ hardware }: Scenario, { design }: Maker, path: string): Problem[] {
  if (design === undefined || hardware.market?.serving !== undefined) return [];
  const expected = "none where chips are made for hashes, all of which are special";
  return [{ path, expected, found: renderFound(design), cure: "Remove it." }];
}

/** Machines of the start are made for serving, on a node that was in volume by then. */
export function checkStartNode({ hardware, start }: Scenario, { startNode }: Maker, path: string): Problem[] {
  if (startNode === undefined) return [];
  if (hardware.market?.serving === undefined) {
    const expected = "no machine of the start where chips are made for hashes";
    return [{ path, expected, found: renderFound(startNode), cure: "Remove it." }];
  }
  const ready = readChipLibrary().nodes.filter(
    ({ firstVolume, nanometres }) => firstVolume <= start && nanometres <= OLDEST_SERVING_NANOMETRES,
  );
  const names = ready.map(({ name }) => name);
  if (names.includes(startNode)) return [];
  const expected = `a node in volume by ${start} (${names.join(", ")})`;
  return [{ path, expected, found: renderFound(startNode), cure: suggestName(startNode, names) }];
}
