import test from "ava";
import { countDiesPerWafer, estimateDiesPerWafer, type WaferCut } from "../../hardware-models/wafer.ts";
import { createStream } from "../../sim/engine/random-stream.ts";

const random = createStream("wafer-layout", "cases");
const draw = (low: number, high: number) => low * (high / low) ** random();

function drawCut(): WaferCut {
  return {
    waferMillimetres: [150, 200, 300, 450][Math.floor(random() * 4)]!,
    dieWidthMillimetres: draw(3, 30),
    dieHeightMillimetres: draw(3, 30),
    scribeMillimetres: random() < 0.3 ? 0 : draw(0.05, 0.3),
    edgeMillimetres: random() < 0.3 ? 0 : draw(1, 6),
  };
}

/** Dies of a layout whose four corners, with half a lane around, lie within the rim: each tried for itself. */
function countOneByOne(cut: WaferCut, left: number, bottom: number): number {
  const [width, height] = [
    cut.dieWidthMillimetres + cut.scribeMillimetres,
    cut.dieHeightMillimetres + cut.scribeMillimetres,
  ];
  const radius = cut.waferMillimetres / 2 - cut.edgeMillimetres;
  const [columns, rows] = [Math.ceil(radius / width) + 2, Math.ceil(radius / height) + 2];
  let count = 0;
  for (let column = -columns; column <= columns; column++) {
    for (let row = -rows; row <= rows; row++) {
      const [x, y] = [left + column * width, bottom + row * height];
      const farthest = Math.hypot(
        Math.max(Math.abs(x), Math.abs(x + width)),
        Math.max(Math.abs(y), Math.abs(y + height)),
      );
      if (farthest <= radius) count++;
    }
  }
  return count;
}

const pitch = (cut: WaferCut) =>
  [cut.dieWidthMillimetres + cut.scribeMillimetres, cut.dieHeightMillimetres + cut.scribeMillimetres] as const;

test("the count is the best of four layouts in which every die is tried, with lanes, rim and any wafer", (t) => {
  for (let round = 0; round < 150; round++) {
    const cut = drawCut();
    const [width, height] = pitch(cut);
    const best = Math.max(
      ...[0, width / 2].flatMap((left) => [0, height / 2].map((bottom) => countOneByOne(cut, left, bottom))),
    );
    t.is(countDiesPerWafer(cut), best, JSON.stringify(cut));
  }
});

test("no other place of the centre gives many more dies: four dies or a twentieth", (t) => {
  let improved = 0;
  for (let round = 0; round < 40; round++) {
    const cut = drawCut();
    const [width, height] = pitch(cut);
    let best = 0;
    for (let across = 0; across < 8; across++) {
      for (let up = 0; up < 8; up++) best = Math.max(best, countOneByOne(cut, (across / 8) * width, (up / 8) * height));
    }
    const count = countDiesPerWafer(cut);
    if (best > count) improved++;
    t.true(count <= best && best - count <= Math.max(4, count / 20), `${JSON.stringify(cut)}: ${count} of ${best}`);
  }
  t.log(`${improved} of 40 wafers hold more dies with another centre`);
});

test("counts do not change with the scale of a drawing, nor when it is turned", (t) => {
  for (let round = 0; round < 100; round++) {
    const cut = drawCut();
    const turned = {
      ...cut,
      dieWidthMillimetres: cut.dieHeightMillimetres,
      dieHeightMillimetres: cut.dieWidthMillimetres,
    };
    const scaled = Object.fromEntries(
      Object.entries(cut).map(([key, length]) => [key, length * 4]),
    ) as unknown as WaferCut;
    for (const dies of [estimateDiesPerWafer, countDiesPerWafer]) {
      t.is(dies(turned), dies(cut));
      t.true(Math.abs(dies(scaled) - dies(cut)) < 1e-6);
    }
  }
});

test("wider lanes, a wider rim and a larger die never give more dies; a larger wafer never fewer", (t) => {
  for (let round = 0; round < 200; round++) {
    const cut = drawCut();
    for (const dies of [estimateDiesPerWafer, countDiesPerWafer]) {
      const now = dies(cut);
      t.true(dies({ ...cut, scribeMillimetres: cut.scribeMillimetres + 0.1 }) <= now);
      t.true(dies({ ...cut, edgeMillimetres: cut.edgeMillimetres + 1 }) <= now);
      t.true(dies({ ...cut, waferMillimetres: cut.waferMillimetres + 50 }) >= now);
    }
    const larger = { ...cut, dieHeightMillimetres: cut.dieHeightMillimetres * 1.1 };
    t.true(estimateDiesPerWafer(larger) <= estimateDiesPerWafer(cut));
  }
});

test("a die that fits the wafer in no way is estimated as none, and counted as none", (t) => {
  const base = { waferMillimetres: 300, scribeMillimetres: 0, edgeMillimetres: 0 };
  for (const [dieWidthMillimetres, dieHeightMillimetres] of [
    [301, 0.001],
    [300, 0.1],
    [0.1, 300],
    [212.2, 212.2],
  ] as const) {
    const cut = { ...base, dieWidthMillimetres, dieHeightMillimetres };
    t.deepEqual([estimateDiesPerWafer(cut), countDiesPerWafer(cut)], [0, 0], `${dieWidthMillimetres}`);
  }
  const square = { ...base, dieWidthMillimetres: 100, dieHeightMillimetres: 100 };
  for (const edgeMillimetres of [150, 200, 1e9]) {
    t.deepEqual(
      [estimateDiesPerWafer, countDiesPerWafer].map((dies) => dies({ ...square, edgeMillimetres })),
      [0, 0],
    );
  }
});

test("small dies cover the wafer: the estimate and the count go to area over area", (t) => {
  for (const side of [1, 0.5, 0.25]) {
    const cut = {
      waferMillimetres: 300,
      dieWidthMillimetres: side,
      dieHeightMillimetres: side,
      scribeMillimetres: 0,
      edgeMillimetres: 0,
    };
    const covered = (Math.PI * 150 ** 2) / side ** 2;
    for (const dies of [estimateDiesPerWafer, countDiesPerWafer]) {
      t.true(dies(cut) < covered && dies(cut) > covered * (1 - 0.02 * side), String(side));
    }
  }
});
