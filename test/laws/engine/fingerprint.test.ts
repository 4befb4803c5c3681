import test from "ava";
import { Fingerprint } from "../../../sim/engine/fingerprint.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";

type Pair = readonly [winner: number, timeSeconds: number];

test("equal streams have equal fingerprints of sixteen hexadecimal digits", (t) => {
  const pairs = drawPairs("equal", 1000);
  t.is(hash(pairs), hash(pairs));
  t.regex(hash(pairs), /^[0-9a-f]{16}$/);
  t.regex(hash([]), /^[0-9a-f]{16}$/);
});

test("one other winner, one other bit of one time, two pairs swapped, one pair more or less: all are told apart", (t) => {
  for (let seed = 0; seed < 50; seed++) {
    const pairs = drawPairs(`changes ${seed}`, 200);
    const place = (seed * 37) % 199;
    const [winner, time] = pairs[place]!;
    const changed = [
      pairs,
      pairs.with(place, [winner + 1, time]),
      pairs.with(place, [winner, time + 2 ** -22]),
      pairs.with(place, [winner, -time]),
      pairs.with(place, pairs[place + 1]!).with(place + 1, pairs[place]!),
      pairs.slice(0, -1),
      pairs.toSpliced(place, 1),
      [...pairs, pairs[0]!],
    ];
    t.is(new Set(changed.map(hash)).size, changed.length, `seed ${seed}`);
  }
});

test("short streams of like pairs do not collide, in no half of the hash beyond chance", (t) => {
  const hashes: string[] = [];
  for (let winner = 0; winner < 300; winner++) {
    for (let block = 0; block < 300; block++) hashes.push(hash([[winner, 1.7e9 + 600 * block]]));
  }
  t.is(new Set(hashes).size, hashes.length);
  // 90,000 values out of 2^32 give 0.94 pairs by chance.
  for (const half of [0, 8]) t.true(new Set(hashes.map((hex) => hex.slice(half, half + 8))).size > hashes.length - 10);
});

function hash(pairs: readonly Pair[]): string {
  const fingerprint = new Fingerprint();
  for (const [winner, time] of pairs) fingerprint.update(winner, time);
  return fingerprint.hex();
}

function drawPairs(seed: string, length: number): Pair[] {
  const draw = createStream(seed, "pairs");
  return Array.from({ length }, (_, i) => [Math.trunc(300 * draw()), 1.7e9 + 600 * (i + draw())] as const);
}
