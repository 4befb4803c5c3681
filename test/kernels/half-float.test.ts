import test from "ava";
import { computeHalfBits, computeHalfValue } from "../../kernels/half-float.ts";

test("every finite half float survives the way to a number and back", (t) => {
  for (let bits = 0; bits < 0x10000; bits++) {
    if ((bits & 0x7c00) === 0x7c00) continue;
    if (computeHalfBits(computeHalfValue(bits)) !== bits) t.fail(`bits ${bits}`);
  }
  t.pass();
});

test("a number halfway between two half floats goes to the even one, any other to the nearest", (t) => {
  for (let bits = 0; bits < 0x7bff; bits++) {
    const low = computeHalfValue(bits);
    const high = computeHalfValue(bits + 1);
    const even = bits % 2 === 0 ? bits : bits + 1;
    if (computeHalfBits((low + high) / 2) !== even) t.fail(`halfway above ${bits}`);
    if (computeHalfBits(low + (high - low) * 0.25) !== bits) t.fail(`quarter above ${bits}`);
    if (computeHalfBits(low + (high - low) * 0.75) !== bits + 1) t.fail(`three quarters above ${bits}`);
  }
  t.pass();
});

test("beyond the largest half float lies infinity, and NaN stays NaN", (t) => {
  t.is(computeHalfValue(computeHalfBits(65504)), 65504);
  t.is(computeHalfValue(computeHalfBits(65520)), Number.POSITIVE_INFINITY);
  t.is(computeHalfValue(computeHalfBits(-1e9)), Number.NEGATIVE_INFINITY);
  t.true(Number.isNaN(computeHalfValue(computeHalfBits(Number.NaN))));
});
