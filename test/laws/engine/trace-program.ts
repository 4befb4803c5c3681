import { createClock } from "../../../sim/engine/clock.ts";
import { Fingerprint } from "../../../sim/engine/fingerprint.ts";
import { createBlockRace, raceFixed } from "../../../sim/engine/lottery.ts";
import { drawQuantity } from "../../../sim/engine/quantity.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { loadSimJs } from "../../../sim/engine/simjs.ts";
import { AliasTable } from "../../../sim/engine/weighted-draw.ts";

/** A small run through every part of the engine: decisions at random times, a block race between any two of them. */
export async function runTrace(): Promise<string> {
  const clock = createClock(await loadSimJs(), 1_700_000_000);
  const reviews = createStream("trace", "reviews");
  const waits = createStream("trace", "waits");
  const winners = createStream("trace", "winners");
  const capital = createStream("trace", "capital");
  const weights = Float64Array.from({ length: 50 }, () =>
    drawQuantity({ distribution: "lognormal", median: 100, sigma: 1 }, capital),
  );
  const table = new AliasTable(weights);
  const wins = new Float64Array(50);
  const fingerprint = new Fingerprint();
  const race = createBlockRace(clock.now(), waits);
  let events = 0;
  const review = (): void => {
    raceFixed(race, 1 / 600, clock.now(), Infinity, table, waits, winners, wins, fingerprint);
    weights[events % 50]! *= 1.1;
    table.refill(weights);
    events++;
    clock
      .schedule(clock.now() + 5e4 * reviews(), () => {
        events++;
      })
      .cancel();
    clock.schedule(clock.now() + 5e4 * reviews(), review);
  };
  clock.schedule(clock.now(), review);
  clock.runUntil(1_710_000_000);
  return [events, race.blocks, clock.now(), fingerprint.hex(), wins.join(" ")].join(" / ");
}
