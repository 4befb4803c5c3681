import { createHash } from "node:crypto";
import test from "ava";
import { computeSha256d, searchNonces } from "../../kernels/sha256d.ts";
import { measureCompressionCeiling, sampleHashing } from "../../kernels/sha256d-benchmark.ts";

/** Bitcoin's first block: version, previous hash, Merkle root, time, bits, nonce; all little-endian. */
const genesis = Buffer.from(
  `01000000${"00".repeat(32)}3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c`,
  "hex",
);

test("the double hash of Bitcoin's first header is its block's hash", (t) => {
  const hash = Buffer.from(computeSha256d(genesis)).reverse().toString("hex");
  t.is(hash, "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f");
});

test("a search over nonces finds the one that the block was mined with", (t) => {
  const header = Buffer.from(genesis);
  const nonce = genesis.readUInt32LE(76);
  t.is(searchNonces(header, nonce - 50, 100), 0);
  t.is(searchNonces(header, nonce, 1), 0);
  t.true(searchNonces(header, nonce - 50, 50) > 0);
  t.true(searchNonces(header, nonce + 1, 100) > 0);
});

test("a search sees the least leading bits of the double hashes, by another implementation", (t) => {
  const header = Buffer.alloc(80, 7);
  const leading = Array.from({ length: 40 }, (_, step) => {
    header.writeUInt32LE((0xffffffff + step) >>> 0, 76);
    const inner = createHash("sha256").update(header).digest();
    return createHash("sha256").update(inner).digest().readUInt32LE(28);
  });
  t.is(searchNonces(header, 0xffffffff, 40), Math.min(...leading));
});

test("every thread hashes, and no rate passes what the implementation does on one long message", async (t) => {
  const ceiling = measureCompressionCeiling(5).median;
  const slices = await sampleHashing({ threads: 2, slices: 2, sliceSeconds: 0.02 });
  t.is(slices.length, 2);
  const rates = slices.map((slice) => slice.hashesPerSecond);
  t.true(
    rates.every((rate) => rate > 1000 && rate * 3 < 2 * ceiling),
    `${rates.join(" ")} ${ceiling}`,
  );
});
