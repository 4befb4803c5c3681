import { join } from "node:path";
import test from "ava";
import type { Calibration } from "../../kernels/calibration.ts";
import { renderCalibrationPage } from "../../reports/page/render-calibration.ts";
import { readCalibration } from "../../scenarios/store/calibration-folder.ts";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { type OpenPage, type Pages, servePages } from "./browse.ts";

const reference = readCalibration(join(getPackageRoot(), "kernels", "data", "reference-calibration.json"));
const hostileText = `</script><script>document.title="owned"</script>\u202e&"'`;
const calibrations = {
  reference,
  hostile: poison(reference),
  single: keepOne(reference),
  coinciding: levelCeilings(reference),
};

const isSkipped = process.env["PROOFGROUND_SKIP_BROWSER"] === "1";
const browserTest = isSkipped ? test.serial.skip : test.serial;
let pages: Pages | undefined;

test.before(async () => {
  if (isSkipped) return;
  const rendered = Object.entries(calibrations).map(([name, each]) => [name, renderCalibrationPage(each, "0.0.0")]);
  pages = await servePages(Object.fromEntries(rendered) as Record<string, string>);
});
test.after.always(async () => {
  await pages?.close();
});

for (const name of Object.keys(calibrations)) {
  browserTest(`${name}: the page asks for nothing, complains of nothing, and fits every width`, async (t) => {
    const { page, requests, complaints } = await open(name);
    for (const width of [1440, 768, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForFunction(() => {
        const svg = document.querySelector(".plot svg");
        const room = document.querySelector(".plot-room");
        return svg !== null && room !== null && svg.clientWidth === room.clientWidth;
      });
      t.is(await page.evaluate(() => document.documentElement.scrollWidth), width);
    }
    const text = await page.evaluate(() => document.body.textContent);
    t.notRegex(text.replace(/\{.*\}/s, ""), /\bNaN|undefined|\bnull\b|Infinity|\[object/);
    t.is(await page.locator("path[d*=NaN], [cx*=NaN], [transform*=NaN], [x1*=NaN], [y1*=NaN]").count(), 0);
    t.not(await page.title(), "owned");
    t.deepEqual([requests, complaints], [[], []]);
    await page.close();
  });
}

browserTest("every kernel is a mark, names do not cover each other, and ceilings are named", async (t) => {
  const { page } = await open("reference");
  t.is(await page.locator("#roofline .point path").count(), reference.kernels.length);
  t.true((await page.locator(".roofs text").count()) > reference.ceilings.peakRates.length);
  const boxes = await page.locator(".point-labels text").evaluateAll((labels) =>
    labels.map((label) => {
      const { left, right, top, bottom } = label.getBoundingClientRect();
      return { left, right, top: top + 2, bottom: bottom - 2 };
    }),
  );
  t.true(boxes.length >= 20);
  for (const [index, one] of boxes.entries()) {
    const covered = boxes
      .slice(index + 1)
      .some(
        (other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      );
    t.false(covered, String(index));
  }
  await page.close();
});

browserTest(
  "names of ceilings cover neither each other nor a kernel, at every width, where ceilings coincide too",
  async (t) => {
    for (const name of ["reference", "coinciding"]) {
      const { page } = await open(name);
      for (const width of [1440, 768, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForFunction(
          () => document.querySelector(".plot svg")?.clientWidth === document.querySelector(".plot-room")?.clientWidth,
        );
        const measure = (selector: string) =>
          page.locator(selector).evaluateAll((marks) =>
            marks.map((mark) => {
              const { left, right, top, bottom } = mark.getBoundingClientRect();
              return { left, right, top: top + 2, bottom: bottom - 2 };
            }),
          );
        const names = await measure("#roofline text.roof-peak");
        const others = await measure("#roofline .point path, #roofline .point-labels text");
        t.is(names.length, reference.ceilings.peakRates.length);
        for (const [index, one] of names.entries()) {
          const covers = [...names.slice(index + 1), ...others].some(
            (other) =>
              one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
          );
          t.false(covers, `${name} at ${width}: ceiling ${index}`);
        }
      }
      await page.close();
    }
  },
);

browserTest("arrow keys and the mouse read a kernel; the table holds as many rows as there are kernels", async (t) => {
  const { page } = await open("reference");
  const plot = page.locator("#roofline .plot");
  await plot.focus();
  await page.keyboard.press("End");
  const last = reference.kernels.reduce((one, other) =>
    other.flops / other.bytes > one.flops / one.bytes ? other : one,
  );
  t.true((await plot.getAttribute("aria-valuetext"))?.startsWith(last.title));
  t.regex(await page.locator("#roofline .tip").innerText(), /FLOP\/s to [\s\S]*share of its roofline[\s\S]*%/);
  const box = (await page.locator("#roofline .point path").first().boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const first = reference.kernels.reduce((one, other) =>
    other.flops / other.bytes < one.flops / one.bytes ? other : one,
  );
  t.true((await page.locator("#roofline .tip-title").innerText()).startsWith(first.title));
  await page.locator("#roofline [data-tool=table]").click();
  t.is(await page.locator("#roofline .table-room tbody tr").count(), reference.kernels.length);
  await page.close();
});

async function open(name: string): Promise<OpenPage> {
  return pages!.open(name);
}

/** Every text that another program or machine gives, turned against the page. */
function poison(calibration: Calibration): Calibration {
  return {
    ...calibration,
    machine: { ...calibration.machine, processor: hostileText, release: hostileText, platform: hostileText },
    meter: { ...calibration.meter, covers: hostileText },
    failures: [{ name: "gemm-fp16", shape: { rows: 1 }, reason: hostileText }],
    models: [
      {
        name: hostileText.repeat(5),
        nodes: 3,
        predictedSeconds: 1e-3,
        measuredSeconds: { unit: "s", median: 2e-3, low: 1e-3, high: 3e-3, repetitions: 5 },
        ratio: 0.5,
        secondsByClass: {},
      },
    ],
  };
}

/** Every arithmetic at one rate, as on a processor that unpacks all of them. */
function levelCeilings(calibration: Calibration): Calibration {
  const [first] = calibration.ceilings.peakRates;
  const peakRates = calibration.ceilings.peakRates.map((peak) => ({ ...peak, flopsPerSecond: first!.flopsPerSecond }));
  return { ...calibration, ceilings: { ...calibration.ceilings, peakRates } };
}

/** The least that a calibration can hold. */
function keepOne(calibration: Calibration): Calibration {
  const { ceilings, kernels, proofOfWork } = calibration;
  return {
    ...calibration,
    machine: { ...calibration.machine, lastLevelCacheBytes: null },
    ceilings: { ...ceilings, bandwidth: ceilings.bandwidth.slice(0, 1), peakRates: ceilings.peakRates.slice(0, 1) },
    kernels: kernels.slice(0, 1),
    proofOfWork: proofOfWork.slice(0, 1),
    models: [],
    failures: [],
    checks: { ...calibration.checks, verdict: "steady", unsteadyKernels: [] },
  };
}
