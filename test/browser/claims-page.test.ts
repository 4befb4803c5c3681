import test from "ava";
import { renderClaimsPage } from "../../reports/page/render-claims.ts";
import { claims } from "../../scenarios/claims/registry.ts";
import { type ClaimsResult, runClaims } from "../../scenarios/claims/run-claims.ts";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { listViolations, type Pages, servePages } from "./browse.ts";

const isSkipped = process.env["PROOFGROUND_SKIP_BROWSER"] === "1";
const browserTest = isSkipped ? test.serial.skip : test.serial;
let pages: Pages | undefined;
let result: ClaimsResult;

test.before(async () => {
  if (isSkipped) return;
  result = await runClaims({
    claims: [claims[1], claims[3], claims[5], claims[6], claims[7]],
    seed: "claims",
    replications: 2,
    runExperiment,
    onProgress: () => undefined,
  });
  pages = await servePages({ claims: renderClaimsPage(result, "0.0.0") });
});
test.after.always(async () => {
  await pages?.close();
});

browserTest("every claim has its section with said, data, model, verdict and what to mind", async (t) => {
  const { page } = await pages!.open("claims");
  for (const { number, data, model, parts, verdict } of result.claims) {
    const section = page.locator(`#claim-${number}`);
    t.is(await section.locator(".said").count(), 1);
    t.true((await section.locator(".verdict-line").innerText()).includes(verdict.kind));
    const tables = section.locator("tbody");
    t.is(await tables.nth(0).locator("tr").count(), data.length);
    t.is(await tables.nth(1).locator("tr").count(), model.length);
    t.is(await tables.nth(2).locator("tr").count(), parts.length);
  }
  const said = result.claims.flatMap(({ parts }) => parts.filter(({ reading }) => reading === "said"));
  t.is(await page.locator(".strips li").count(), said.filter(({ verdict }) => verdict.factor !== null).length);
  await page.close();
});

browserTest("a strip stands where its factor is on the axis", async (t) => {
  const { page } = await pages!.open("claims");
  const [dot] = await page.locator(".strip-dot").evaluateAll((dots) => dots.map((one) => one.getAttribute("cx")));
  const { factor } = result.claims[0]!.verdict;
  t.true(Math.abs(Number.parseFloat(dot!) - (100 * (Math.log10(factor!.value) + 2)) / 6) < 0.01);
  await page.close();
});

browserTest("axe finds nothing to mend where the page is narrow", async (t) => {
  const { page } = await pages!.open("claims", { width: 390, colorScheme: "dark" });
  t.deepEqual(await listViolations(page), []);
  await page.close();
});
