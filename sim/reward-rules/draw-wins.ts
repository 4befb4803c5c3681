import type { RandomStream } from "../engine/random-stream.ts";
import { AliasTable } from "../engine/weighted-draw.ts";

/** How often each party wins in `draws` draws, each with chances weight / sum(weights); all 0 where no weight is above 0. */
export function drawWins(draws: number, weights: Float64Array, random: RandomStream): Float64Array {
  const wins = new Float64Array(weights.length);
  if (draws === 0 || !weights.some((weight) => weight > 0)) return wins;
  const table = new AliasTable(weights);
  for (let draw = 0; draw < draws; draw++) wins[table.draw(random())]! += 1;
  return wins;
}
