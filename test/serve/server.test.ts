import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import test from "ava";
import { isOwnHost } from "../../scenarios/serve/place.ts";
import { MOST_BODY_BYTES } from "../../scenarios/serve/read-body.ts";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { runWords, withFolder } from "../commands/run-words.ts";
import { hostileText } from "../reports/synthetic-study.ts";
import { withServer, writeFiles } from "./serving.ts";

const run = JSON.stringify({
  format: "proofground-run",
  kind: "run",
  scenario: { name: hostileText },
  versions: { proofground: "0.1.0" },
});
const files = {
  "one/manifest.json": run,
  "one/summary.csv": "scheme,metric,title,unit,mean\n",
  "one/report.html": "<!doctype html><title>one</title>",
  "one/a b#%?.csv": "x\n1\n",
  "one/secret.pem": "key",
  "one/.hidden.csv": "key",
  "one/rule-1.js": "1",
  "cut/manifest.json": '{"format":',
  "other/notes.csv": "not a result",
  "notes.csv": "not a result",
};
/** More runs than a test has time for. */
const long = { replications: "10000" };

test.serial("results are listed with links, broken ones with the reason, names as text", async (t) => {
  await withServer(files, async ({ ask, folder }) => {
    symlinkSync(join(folder, "one"), join(folder, "linked"));
    mkdirSync(join(folder, "leaky"));
    symlinkSync("/etc/passwd", join(folder, "leaky", "manifest.json"));
    const { status, headers, body } = await ask("/");
    t.is(status, 200);
    t.like(headers, { "content-type": "text/html; charset=utf-8", "x-content-type-options": "nosniff" });
    t.regex(String(headers["content-security-policy"]), /frame-ancestors 'none'/);
    t.true(body.includes('href="files/one/report.html"'));
    t.true(body.includes('href="files/one/a%20b%23%25%3F.csv" download'));
    t.false(body.includes("secret.pem") || body.includes(".hidden.csv") || body.includes("notes.csv"));
    t.false(/<img src|root:x/.test(body));
    t.regex(body, /<code>cut<\/code>/);
    t.regex(body, /<code>leaky<\/code> <bdi>it holds links/);
    t.false(body.includes("<code>linked"));
  });
});

test.serial("files of results come as what they are, a report without the rights of this server", async (t) => {
  await withServer(files, async ({ ask }) => {
    const report = await ask("/files/one/report.html");
    t.is(report.status, 200);
    t.is(report.body, files["one/report.html"]);
    t.is(report.headers["content-type"], "text/html; charset=utf-8");
    const policy = String(report.headers["content-security-policy"]);
    t.regex(policy, /^sandbox allow-scripts/);
    t.notRegex(policy, /allow-same-origin|allow-forms|connect-src|'self'/);
    t.regex(policy, /default-src 'none'/);
    for (const [name, type] of [
      ["a%20b%23%25%3F.csv", "text/csv; charset=utf-8"],
      ["manifest.json", "application/json"],
      ["rule-1.js", "text/plain; charset=utf-8"],
    ]) {
      const told = await ask(`/files/one/${name}`);
      t.is(told.status, 200, name);
      t.is(told.headers["content-type"], type);
      t.is(told.headers["x-content-type-options"], "nosniff");
      t.regex(String(told.headers["content-disposition"]), /^attachment; filename\*=UTF-8''[\w.%-]+$/);
      t.regex(String(told.headers["content-security-policy"]), /^sandbox; default-src 'none'/);
    }
    t.is((await ask("/files/one/report.html", { method: "HEAD" })).body, "");
  });
});

test.serial("no address leads to a file that is not of a result in the folder", async (t) => {
  await withServer(files, async ({ ask, folder, outside }) => {
    writeFiles(outside, {
      "manifest.json": run,
      "secret.csv": "outside",
      "far/manifest.json": run,
      "far/x.csv": "outside",
    });
    symlinkSync(join(outside, "secret.csv"), join(folder, "one", "link.csv"));
    symlinkSync(join(outside, "far"), join(folder, "far"));
    symlinkSync("loop.csv", join(folder, "one", "loop.csv"));
    mkdirSync(join(folder, "one", "folder.csv"));
    execFileSync("mkfifo", [join(folder, "one", "pipe.csv")]);
    const paths = [
      ...["/../secret.csv", "/one/../../secret.csv", "/%2e%2e/secret.csv", "/one/%2e%2e/%2e%2e/secret.csv"],
      ...["/..%2fsecret.csv", "/one/..%2f..%2fsecret.csv", "/%252e%252e/secret.csv", "/one/..%5c..%5csecret.csv"],
      ...["//etc/passwd", "/%2fetc%2fpasswd", `/${encodeURIComponent(join(outside, "secret.csv"))}`, "/."],
      ...["/one/report.html%00.csv", "/one/%00", "/one/report.html%0a", "/one/%ff.csv", "/one/%", "/one/%c0%ae.csv"],
      ...["/one/link.csv", "/far/x.csv", "/far/manifest.json", "/one/loop.csv", "/one/folder.csv", "/one/pipe.csv"],
      ...["/one/secret.pem", "/one/.hidden.csv", "/other/notes.csv", "/notes.csv", "/one", "/one/", "/", ""],
      ...["/one/report.html/", "/one//report.html", "/./one/report.html", "/one/missing.csv", "/file:/etc/passwd"],
    ];
    for (const path of paths) {
      const { status, body } = await ask(`/files${path}`);
      t.is(status, 404, path);
      t.notRegex(body, /outside|key|root:|proofground-serve/);
    }
    for (const path of [
      "/../secret.csv",
      "/etc/passwd",
      "/report.html",
      "/jobs",
      "/files",
      "*",
      "/%2e%2e/files/one/report.html",
    ]) {
      t.is((await ask(path)).status, 404, path);
    }
  });
});

test.serial("a name that is not the server's own is refused, whatever it leads to", async (t) => {
  const place = { host: "127.0.0.1", port: 8080 };
  for (const header of ["127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080", "127.0.0.2:8080"]) {
    t.true(isOwnHost(header, place), header);
  }
  const strange = [
    ...[
      "",
      "127.0.0.1",
      "127.0.0.1:8081",
      "evil.example:8080",
      "127.0.0.1.evil.example:8080",
      "localhost.evil.example:8080",
    ],
    ...["127.evil:8080", "192.168.0.7:8080", "[::]:8080", "localhost:8080:8080", "a@localhost:8080", "localhost:8080/"],
  ];
  for (const header of strange) t.false(isOwnHost(header, place), header);
  t.true(isOwnHost("192.168.0.7:80", { host: "0.0.0.0", port: 80 }));
  t.true(isOwnHost("192.168.0.7", { host: "0.0.0.0", port: 80 }));
  t.false(isOwnHost("evil.example", { host: "0.0.0.0", port: 80 }));
  t.true(isOwnHost("box.example:80", { host: "box.example", port: 80 }));
  await withServer(files, async ({ ask, port }) => {
    for (const path of ["/", "/events", "/files/one/report.html"]) {
      t.is((await ask(path, { headers: { Host: `evil.example:${port}` } })).status, 403, path);
    }
    t.is((await ask("/", { headers: { Host: `localhost:${port}` } })).status, 200);
  });
});

test.serial("only the server's own page starts and stops runs, and only it reads", async (t) => {
  await withServer(files, async ({ ask, port, order, listJobs }) => {
    const body = JSON.stringify({
      kind: "run",
      source: { kind: "preset", name: "tiny" },
      sets: [],
      schemes: [],
      ...long,
    });
    const json = { "Content-Type": "application/json" };
    const origin = `http://127.0.0.1:${port}`;
    const { id = "" } = await order(long);
    const strangers: readonly Readonly<Record<string, string>>[] = [
      {},
      { Origin: "null" },
      { Origin: "http://evil.example" },
      { Origin: `http://127.0.0.1:${port + 1}` },
      { Origin: `https://127.0.0.1:${port}` },
      { Origin: `http://localhost:${port}` },
      { Origin: origin, "Sec-Fetch-Site": "cross-site" },
      { Origin: origin, "Sec-Fetch-Site": "same-site" },
    ];
    for (const headers of strangers) {
      for (const path of ["/jobs", `/jobs/${id}/cancel`]) {
        const told = await ask(path, { method: "POST", headers: { ...json, ...headers }, body });
        t.is(told.status, 403, JSON.stringify(headers));
      }
    }
    t.is((await listJobs()).length, 1);
    t.not((await listJobs())[0]!.state, "cancelled");
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
      const told = await ask("/jobs", { method: "POST", headers: { Origin: origin, "Content-Type": type }, body });
      t.is(told.status, 415);
    }
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) {
      t.is((await ask("/jobs", { method, headers: { Origin: origin } })).status, 405, method);
    }
    const read = (headers: Readonly<Record<string, string>>) => ask("/files/one/manifest.json", { headers });
    t.is((await read({ "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors" })).status, 403);
    t.is((await read({ "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors" })).status, 403);
    const opened = { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" };
    t.is((await read(opened)).status, 200);
    t.is((await read({ ...opened, "Sec-Fetch-Dest": "iframe" })).status, 403);
    t.is((await read({})).headers["access-control-allow-origin"], undefined);
  });
});

test.serial("a body has a bound, whether it says its length or not, and a strict form", async (t) => {
  await withServer({}, async ({ ask, port, listJobs }) => {
    const headers = { Origin: `http://127.0.0.1:${port}`, "Content-Type": "application/json" };
    const post = (body: string, more: Readonly<Record<string, string>> = {}) =>
      ask("/jobs", { method: "POST", headers: { ...headers, ...more }, body });
    const order = { kind: "run", source: { kind: "preset", name: "tiny" }, sets: [], schemes: [] };
    const huge = JSON.stringify({ ...order, source: { kind: "text", text: "x".repeat(MOST_BODY_BYTES) } });
    t.is((await post(huge)).status, 413);
    t.is((await post(huge, { "Transfer-Encoding": "chunked" })).status, 413);
    for (const extra of [
      { calibrationPath: "/etc/passwd" },
      { calibration: "x" },
      { out: "/tmp/x" },
      { locateRule: 1 },
      { kind: "sweep" },
      { source: { kind: "manifest", path: "x" } },
      { source: "/etc/passwd" },
      { source: { kind: "preset", name: "tiny", path: "x" } },
      { sets: [1] },
      { sets: "x" },
      { seed: 1 },
    ]) {
      const { status, body } = await post(JSON.stringify({ ...order, ...extra }));
      t.is(status, 200);
      t.regex(body, /an order as the page's form sends it/, JSON.stringify(extra));
    }
    for (const body of ["", "{", "null", "[]", "1", '{"__proto__":{}}']) {
      t.regex((await post(body)).body, /an order as the page/, body);
    }
    t.deepEqual(await listJobs(), []);
  });
});

test.serial("a server that others can reach asks for its token, once", async (t) => {
  await withServer(
    files,
    async ({ ask, server, port }) => {
      t.true(server.hasToken);
      const token = new URL(server.address).searchParams.get("token")!;
      t.true(token.length >= 32);
      const nobody = { Cookie: "" };
      for (const path of [
        "/",
        "/events",
        "/files/one/report.html",
        "/?token=",
        "/?token=x",
        `/events?token=${token}`,
      ]) {
        t.is((await ask(path, { headers: nobody })).status, 403, path);
      }
      t.is((await ask("/", { headers: { Cookie: `proofground-${port}=${token}x` } })).status, 403);
      const admitted = await ask(`/?token=${token}`, { headers: nobody });
      t.is(admitted.status, 303);
      t.is(admitted.headers.location, "/");
      t.is(admitted.headers["set-cookie"]?.[0], `proofground-${port}=${token}; HttpOnly; SameSite=Strict; Path=/`);
      t.is((await ask("/")).status, 200);
      t.is((await ask("/", { headers: { Host: `evil.example:${port}` } })).status, 403);
    },
    { host: "0.0.0.0" },
  );
});

test.serial(
  "one run at a time, in order; what waits and what runs can be cancelled; every page is told the same",
  async (t) => {
    await withServer({}, async ({ ask, port, folder, order, listJobs, waitFor }) => {
      const [first, second] = [await order(long), await order({ sets: ["end=2013-06"], seed: "b" })];
      const running = await waitFor(first.id!, ["running"]);
      t.is(running.plan!.total, 20_000);
      t.is((await waitFor(second.id!, ["waiting", "running", "done"])).state, "waiting");
      t.deepEqual(
        (await listJobs()).map(({ id }) => id),
        [second.id, first.id],
      );
      for (let told = running; told.done === 0; ) told = await waitFor(first.id!, ["running"]);
      t.is((await ask("/")).status, 200, "the server answers while it runs");
      const cancel = (id: string) =>
        ask(`/jobs/${id}/cancel`, { method: "POST", headers: { Origin: `http://127.0.0.1:${port}` } });
      const third = await order({ sets: ["end=2013-06"], seed: "c" });
      t.is((await cancel(third.id!)).status, 200);
      t.is((await waitFor(third.id!, ["cancelled", "done"])).state, "cancelled");
      t.is((await cancel(first.id!)).status, 200);
      t.is((await waitFor(first.id!, ["cancelled", "done", "failed"])).state, "cancelled");
      t.is((await cancel(first.id!)).status, 404);
      t.is((await cancel("99")).status, 404);
      const { plan, state, log } = await waitFor(second.id!, ["done", "failed"]);
      t.is(state, "done");
      t.true(log.length >= 3);
      t.deepEqual(readdirSync(folder), [plan!.folder]);
      t.true((await ask("/")).body.includes(`href="files/${plan!.folder}/report.html"`));
    });
  },
);

test.serial("Ctrl-C ends the server and its runs, and leaves nothing half-written", async (t) => {
  await withFolder(async (folder) => {
    mkdirSync(join(folder, "results"));
    const entry = join(getPackageRoot(), "dist", "reports", "proofground.js");
    const program = spawn(process.execPath, [entry, "serve"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    const [line] = (await once(program.stdout.setEncoding("utf8"), "data")) as [string];
    const [address] = /http:\S+/.exec(line)!;
    const { origin } = new URL(address);
    const order = { kind: "run", source: { kind: "preset", name: "tiny" }, sets: [], schemes: [], ...long };
    const headers = { Origin: origin, "Content-Type": "application/json" };
    const told = await fetch(`${origin}/jobs`, { method: "POST", headers, body: JSON.stringify(order) });
    t.is(told.status, 201);
    program.kill("SIGINT");
    t.deepEqual(await once(program, "exit"), [0, null]);
    t.deepEqual(readdirSync(join(folder, "results")), []);
    await t.throwsAsync(fetch(origin));
  });
});

test.serial("a place that cannot be served or listened on is told with its cure and code 2", async (t) => {
  await withFolder(async (folder) => {
    writeFileSync(join(folder, "file"), "");
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as { readonly port: number };
    for (const [words, pattern] of [
      [[join(folder, "missing")], /expected a folder of results, got no such file or folder\. Make it/],
      [[join(folder, "file")], /got a file\./],
      [[folder, "--port", String(port)], /--port \d+: expected a free port, got one in use\. Choose another/],
      [[folder, "--port", "70000"], /--port: expected a whole number from 0 to 65535/],
      [[folder, "--port", "x"], /--port: expected a number/],
      [[folder, "--host", "203.0.113.1"], /--host 203\.0\.113\.1: expected an address of this machine/],
      [[folder, "--hots", "x"], /Did you mean --host\?/],
    ] as const) {
      const { code, error } = await runWords(["serve", ...words]);
      t.is(code, 2, error);
      t.regex(error, pattern);
    }
    taken.close();
    t.false(existsSync(join(folder, "missing")));
    const { out } = await runWords(["serve", "--help"]);
    t.regex(out, /proofground serve results --port 8080/);
  });
});
