import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "ava";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { withFolder } from "./run-words.ts";

const program = join(getPackageRoot(), "dist", "reports", "proofground.js");
const recorder = fileURLToPath(new URL("./record-loads.js", import.meta.url));
const { dependencies } = JSON.parse(readFileSync(join(getPackageRoot(), "package.json"), "utf8")) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

/** What a command line loads: packages that ours names, and our own modules by their paths. */
function listLoads(words: readonly string[], folder: string): { packages: string[]; own: string[] } {
  const file = join(folder, `loads-${words.join("-").replaceAll("/", "-")}`);
  const { status, stderr } = spawnSync(process.execPath, ["--import", recorder, program, ...words], {
    encoding: "utf8",
    cwd: folder,
    env: { ...process.env, PROOFGROUND_LOADS_FILE: file },
  });
  if (status !== 0) throw new Error(stderr);
  const urls = readFileSync(file, "utf8").trim().split("\n");
  // d3 is a bundle of packages of its own name.
  const names = Object.keys(dependencies).filter((name) => urls.some((url) => url.includes(`/node_modules/${name}/`)));
  const own = urls.flatMap((url) =>
    url.includes("/node_modules/") ? [] : (/\/dist\/(.+)$/.exec(url)?.slice(1) ?? []),
  );
  return { packages: names, own };
}

test("a help loads the reader of command lines, names and options, and nothing that performs a command", async (t) => {
  await withFolder((folder) => {
    for (const words of [["--help"], ["backtest", "--help"], ["--version"]]) {
      const { packages, own } = listLoads(words, folder);
      t.deepEqual(packages, ["yargs"], words.join(" "));
      const strangers = own.filter((path) => /^(sim|kernels)\/|^reports\/(?!proofground\.js)|\/perform-/.test(path));
      t.deepEqual(strangers, [], words.join(" "));
      t.true(own.length > 23 && own.length < 80, `${words.join(" ")}: ${own.length} modules`);
    }
  });
});

test("a command loads what it uses: no database, queue, browser, threads or kernels for a short run", async (t) => {
  await withFolder((folder) => {
    const set = (text: string) => ["--set", text];
    const words = ["run", "tiny", ...set("end=2013-02"), ...set("replications=1"), "--quiet", "--out", "out"];
    const short = listLoads(words, folder);
    const idle = ["@duckdb/node-api", "bullmq", "ioredis", "piscina", "playwright-core", "onnxruntime-node", "esbuild"];
    t.deepEqual(
      idle.filter((name) => short.packages.includes(name)),
      [],
    );
    t.deepEqual(
      short.own.filter((path) => /^scenarios\/(attack|cluster|index|serve|studies)\//.test(path)),
      [],
    );
    const rules = listLoads(["list", "rules"], folder);
    t.deepEqual(
      rules.packages.filter((name) => ["zod", "yaml", ...idle].includes(name)),
      [],
    );
  });
});
