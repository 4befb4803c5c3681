import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { hashInstalledPackages } from "../../scenarios/store/installed-packages.ts";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { plainParts, runWords, withFolder } from "./run-words.ts";

type Reference = { readonly "@id": string };

interface Entity extends Reference {
  readonly "@type": string;
  readonly [property: string]: unknown;
}

const CRATE = "ro-crate-metadata.json";
/** Says when and where: no hash of it lasts. */
const RUN_INFO = "run-info.json";
/** The year in which the specification was published that the crates follow. */
const EPOCH = String(Date.UTC(2020, 9, 30) / 1000);

const read = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;

/** What RO-Crate 1.1 requires of a metadata file, and 1.2 of its root; and that it tells the truth about the files. */
function checkCrate(t: ExecutionContext, folder: string): void {
  const crate = read(join(folder, CRATE)) as { "@context": unknown[]; "@graph": Entity[] };
  const byId = new Map(crate["@graph"].map((entity) => [entity["@id"], entity]));
  t.is(byId.size, crate["@graph"].length, "every entity once");
  t.is(crate["@context"][0], "https://w3id.org/ro/crate/1.1/context");
  const { "@type": type, about, conformsTo } = byId.get(CRATE)!;
  t.deepEqual([type, about, conformsTo], ["CreativeWork", { "@id": "./" }, { "@id": "https://w3id.org/ro/crate/1.1" }]);
  const root = byId.get("./")!;
  t.is(root["@type"], "Dataset");
  for (const key of ["name", "description"]) t.true(typeof root[key] === "string" && root[key] !== "", key);
  t.regex(String(root["datePublished"]), /^\d{4}-\d{2}-\d{2}$/);
  t.true(byId.has((root["license"] as Reference)["@id"]));
  // Every file of the folder but the crate is a part, and every part is a file.
  const parts = (root["hasPart"] as Reference[]).map((part) => part["@id"]);
  t.deepEqual(
    parts.toSorted(),
    readdirSync(folder)
      .filter((name) => name !== CRATE)
      .toSorted(),
  );
  for (const part of parts) {
    const entity = byId.get(part)!;
    t.is(entity["@type"], "File", part);
    if (part === RUN_INFO) continue;
    const content = readFileSync(join(folder, part));
    t.is(entity["sha256"], createHash("sha256").update(content).digest("hex"), part);
    t.is(entity["contentSize"], String(content.length), part);
  }
  // No reference leads nowhere.
  const references = [...JSON.stringify(crate["@graph"]).matchAll(/\{"@id":"([^"]*)"\}/g)].map(([, id]) => id!);
  t.deepEqual(
    references.filter((id) => !byId.has(id) && !id.startsWith("https://w3id.org/")),
    [],
  );
  const action = crate["@graph"].find((entity) => entity["@type"] === "CreateAction")!;
  t.is(byId.get((action["instrument"] as Reference)["@id"])!["@type"], "SoftwareApplication");
  t.true((action["object"] as Reference[]).length > 0);
  for (const { "@id": id } of action["object"] as Reference[])
    t.regex(String(byId.get(id)!["sha256"]), /^[0-9a-f]{64}$/);
}

interface Described {
  readonly versions: Readonly<Record<string, unknown>>;
  readonly outputs: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

/** A manifest names every output, once, as it is. */
function checkOutputs(t: ExecutionContext, folder: string, outputs: Described["outputs"]): void {
  const own = [CRATE, RUN_INFO, "manifest.json", "study.json"];
  const names = readdirSync(folder).filter((name) => !own.includes(name));
  t.deepEqual(outputs.map(({ name }) => name).toSorted(), names.toSorted());
  for (const { name, bytes, sha256 } of outputs) {
    const content = readFileSync(join(folder, name));
    t.deepEqual([bytes, sha256], [content.length, createHash("sha256").update(content).digest("hex")], name);
  }
}

const short = ["--seed", "7", "--set", "end=2013-03", "--replications", "1", "--quiet"];

test("each command's folder is a crate that names every file, and its manifest the packages that ran", async (t) => {
  await withFolder(async (folder) => {
    const study = join(folder, "study.json");
    const factors = [{ path: "hardware.pue", values: [1, 2] }];
    writeFileSync(
      study,
      JSON.stringify({ name: "power", scenario: "tiny", set: ["end=2013-03"], factors, replications: 1 }),
    );
    const lines = {
      run: ["run", "tiny", ...short],
      compare: ["compare", "tiny", ...short],
      sweep: ["sweep", study, "--threads", "1", "--csv", "--quiet"],
      sensitivity: ["sensitivity", study, "--trajectories", "2", "--threads", "1", "--quiet"],
      backtest: ["backtest", "bitcoin", "--replications", "2", "--quiet"],
      claims: ["claims", "2", "--replications", "1", "--json"],
      network: ["network", "bitcoin-2013", "--blocks", "20", "--nodes", "50", "--quiet"],
    };
    for (const [name, words] of Object.entries(lines)) {
      const out = join(folder, name);
      const told = await runWords([...words, "--out", out]);
      t.is(told.code, 0, `${name}: ${told.error}`);
      checkCrate(t, out);
      const { versions, outputs } = read(join(out, "manifest.json")) as unknown as Described;
      t.deepEqual(versions["packages"], { ...hashInstalledPackages() }, name);
      checkOutputs(t, out, outputs);
    }
  });
});

test("the crate has the same bytes again, and keeps up with a report that is drawn anew", async (t) => {
  process.env["SOURCE_DATE_EPOCH"] = EPOCH;
  await withFolder(async (folder) => {
    const [one, other] = [join(folder, "one"), join(folder, "other")];
    await runWords(["run", "tiny", ...short, "--out", one]);
    await runWords(["run", join(one, "manifest.json"), "--quiet", "--out", other]);
    const crate = readFileSync(join(one, CRATE), "utf8");
    t.is(readFileSync(join(other, CRATE), "utf8"), crate);
    t.regex(crate, /"datePublished": "2020-10-30"/);
    await runWords(["report", one], { parts: { ...plainParts, renderReport: () => "a new page" } });
    t.not(readFileSync(join(one, CRATE), "utf8"), crate);
    checkCrate(t, one);
  });
  delete process.env["SOURCE_DATE_EPOCH"];
});

test("a run with interventions is made again from its manifest, with the same fingerprints", async (t) => {
  await withFolder(async (folder) => {
    const scenario = join(getPackageRoot(), "scenarios/examples/branches/scenario.yaml");
    const out = join(folder, "branches");
    const words = ["compare", scenario, "--set", "end=2016-09", "--replications", "1", "--quiet", "--out", out];
    t.is((await runWords(words)).code, 0);
    const again = await runWords(["run", join(out, "manifest.json"), "--quiet", "--out", join(folder, "again")]);
    t.deepEqual([again.code, again.error], [0, "Every file has the bytes that the manifest names.\n"]);
    const { fingerprints } = read(join(out, "manifest.json")) as { fingerprints: Record<string, string[]> };
    t.deepEqual(read(join(folder, "again", "manifest.json"))["fingerprints"], fingerprints);
    t.is(new Set(Object.values(fingerprints).flat()).size, 3);
  });
});
