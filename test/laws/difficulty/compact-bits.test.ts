import assert from "node:assert/strict";
import test from "ava";
import fc from "fast-check";
import {
  computeBitsFromTarget,
  computeTargetFromBits,
  parseBits,
  parseCompactTarget,
  renderBits,
  renderShortBits,
} from "../../../sim/difficulty/compact-bits.ts";
import {
  computeBitsFromDifficulty,
  computeDifficultyFromBits,
  computeHashesPerBlock,
} from "../../../sim/difficulty/difficulty.ts";

const target = fc.bigInt({ min: 1n, max: 2n ** 256n - 1n });
const anySizeTarget = fc
  .tuple(target, fc.integer({ min: 0, max: 255 }))
  .map(([value, shift]) => value >> BigInt(shift));
const normalBits = anySizeTarget.filter((value) => value > 0n).map(computeBitsFromTarget);

// Bits, decoded target, whether negative, whether above 2^256: Bitcoin Core src/test/arith_uint256_tests.cpp, and the
// last and first bits below and above 2^256 for each size.
const published = [
  [0, 0n, false, false],
  [0x00123456, 0n, false, false],
  [0x01003456, 0n, false, false],
  [0x02000056, 0n, false, false],
  [0x04000000, 0n, false, false],
  [0x00923456, 0n, false, false],
  [0x01803456, 0n, false, false],
  [0x01123456, 0x12n, false, false],
  [0x01fedcba, 0x7en, true, false],
  [0x02123456, 0x1234n, false, false],
  [0x03123456, 0x123456n, false, false],
  [0x04123456, 0x12345600n, false, false],
  [0x04923456, 0x12345600n, true, false],
  [0x05009234, 0x92340000n, false, false],
  [0x20123456, 0x123456n << 232n, false, false],
  [0xff123456, 0n, false, true],
  [0x207fffff, 0x7fffffn << 232n, false, false],
  [0x2100ffff, 0xffffn << 240n, false, false],
  [0x220000ff, 0xffn << 248n, false, false],
  [0x21010000, 0n, false, true],
  [0x22000100, 0n, false, true],
  [0x23000001, 0n, false, true],
] as const;

test("compact bits decode as in Bitcoin Core's own tests", (t) => {
  for (const [bits, expected, isNegative, isOverflow] of published) {
    const decoded = parseCompactTarget(bits);
    t.is(decoded.isNegative, isNegative, renderBits(bits));
    t.is(decoded.isOverflow, isOverflow, renderBits(bits));
    if (!isOverflow) t.is(decoded.target, expected, renderBits(bits));
  }
});

test("bits in normal form survive decoding and encoding", (t) => {
  fc.assert(
    fc.property(normalBits, (bits) => {
      assert.equal(computeBitsFromTarget(computeTargetFromBits(bits)), bits);
    }),
    { seed: 1, numRuns: 2000 },
  );
  t.pass();
});

test("encoding never makes a target easier, and harder by less than 2^-15", (t) => {
  fc.assert(
    fc.property(target, (value) => {
      const encoded = computeTargetFromBits(computeBitsFromTarget(value));
      assert.ok(encoded <= value && (value - encoded) << 15n < value);
    }),
    { seed: 2, numRuns: 2000 },
  );
  t.pass();
});

test("bits survive both written forms, of which one pads and one does not", (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (bits) => {
      assert.equal(parseBits(renderBits(bits)), bits);
      assert.equal(parseBits(renderShortBits(bits)), bits);
      assert.equal(renderBits(bits).length, 10);
    }),
    { seed: 3 },
  );
  t.is(renderShortBits(0x027f6200), "0x27f6200");
  for (const text of ["1d00ffff", "0x", "0x1d00ffff0", "0x1d00fffg", " 0x1d00ffff", ""]) {
    t.throws(() => parseBits(text), { instanceOf: RangeError }, text);
  }
});

test("negative, zero and overlarge targets are refused", (t) => {
  for (const bits of [0, 0x01003456, 0x04923456, 0xff123456, 0x23000001]) {
    t.throws(() => computeTargetFromBits(bits), { instanceOf: RangeError }, renderBits(bits));
  }
  for (const value of [-1n, 2n ** 256n]) t.throws(() => computeBitsFromTarget(value), { instanceOf: RangeError });
});

test("bits survive the way to difficulty and back, and difficulty falls as the target rises", (t) => {
  fc.assert(
    fc.property(normalBits, normalBits, (bits, other) => {
      assert.equal(computeBitsFromDifficulty(computeDifficultyFromBits(bits)), bits);
      const isEasier = computeTargetFromBits(bits) > computeTargetFromBits(other);
      assert.equal(computeDifficultyFromBits(bits) < computeDifficultyFromBits(other), isEasier);
    }),
    { seed: 4, numRuns: 2000 },
  );
  t.is(computeDifficultyFromBits(0x1d00ffff), 1);
  for (const difficulty of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    t.throws(() => computeBitsFromDifficulty(difficulty), { instanceOf: RangeError });
  }
});

test("hashes a block are 2^256 / (target + 1), exactly where that is whole", (t) => {
  t.is(computeHashesPerBlock(computeBitsFromTarget(1n)), 2 ** 255);
  t.is(Math.round(computeHashesPerBlock(0x1d00ffff)), 4_295_032_833);
  fc.assert(
    fc.property(normalBits, (bits) => {
      const exact = 2n ** 512n / (computeTargetFromBits(bits) + 1n);
      const found = computeHashesPerBlock(bits);
      assert.ok(Math.abs(found / (Number(exact >> 56n) / 2 ** 200) - 1) < 1e-14);
    }),
    { seed: 5 },
  );
});
