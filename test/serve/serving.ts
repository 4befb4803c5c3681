import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { renderServePage } from "../../reports/page/render-serve.ts";
import type { Job, JobOrder, Problems } from "../../scenarios/serve/job.ts";
import { type RunningServer, type ServerTerms, startServer } from "../../scenarios/serve/start-server.ts";

/** A folder that is served, and ways to ask. */
export interface Serving {
  /** Of the results. */
  readonly folder: string;
  /** Around it: what lies there must stay out of reach. */
  readonly outside: string;
  readonly server: RunningServer;
  readonly port: number;
  readonly ask: (path: string, asked?: Asked) => Promise<Told>;
  /** Sends an order as the page would; the rest of it has the form's defaults. */
  readonly order: (order: Partial<JobOrder>) => Promise<{ readonly id?: string; readonly problems: Problems }>;
  /** Jobs as every page is told, the last first. */
  readonly listJobs: () => Promise<readonly Job[]>;
  readonly waitFor: (id: string, states: readonly Job["state"][]) => Promise<Job>;
}

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Told {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** The real program for a run; or one that writes a report of one line. */
export const programs = {
  real: fileURLToPath(new URL("../../reports/serve-job.js", import.meta.url)),
  plain: fileURLToPath(new URL("./plain-job.js", import.meta.url)),
} as const;

/** Calls a body with a server over a folder with these files; both are gone afterwards. */
export async function withServer<Result>(
  files: Readonly<Record<string, string>>,
  body: (serving: Serving) => Promise<Result>,
  terms: Partial<ServerTerms> = {},
): Promise<Result> {
  const outside = realpathSync(mkdtempSync(join(tmpdir(), "proofground-serve-")));
  const folder = join(outside, "results");
  writeFiles(folder, files);
  const server = await startServer({
    ...{ folder, host: "127.0.0.1", port: 0, program: programs.plain, isCodeAllowed: false },
    renderPage: (page) => renderServePage(page, "0.1.0"),
    onFault: (error) => {
      throw error;
    },
    ...terms,
  });
  try {
    return await body(describeServing(server, { folder, outside }));
  } finally {
    await server.close();
    rmSync(outside, { recursive: true, force: true });
  }
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

function describeServing(
  server: RunningServer,
  places: { readonly folder: string; readonly outside: string },
): Serving {
  const { host, port, origin, searchParams } = new URL(server.address);
  const token = searchParams.get("token");
  const known = { Host: host, ...(token === null ? {} : { Cookie: `proofground-${port}=${token}` }) };
  const ask = (path: string, { method = "GET", headers = {}, body }: Asked = {}) =>
    new Promise<Told>((resolve, reject) => {
      // The path goes out as it is, with every step up in it.
      const asked = request({ port, path, method, headers: { ...known, ...headers }, agent: false }, (response) => {
        text(response).then((told) => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: told });
        }, reject);
      });
      asked.on("error", reject).end(body);
    });
  const own = { Origin: origin, "Content-Type": "application/json" };
  const listJobs = () => readFirstEvent(port, known);
  return {
    ...places,
    server,
    port: Number(port),
    ask,
    order: async (order) => {
      const whole = { kind: "compare", source: { kind: "preset", name: "tiny" }, sets: [], schemes: [], ...order };
      const told = await ask("/jobs", { method: "POST", headers: own, body: JSON.stringify(whole) });
      if (told.status > 201) throw new Error(`${told.status} ${told.body}`);
      return { problems: [], ...(JSON.parse(told.body) as object) };
    },
    listJobs,
    waitFor: async (id, states) => {
      for (;;) {
        const job = (await listJobs()).find((each) => each.id === id);
        if (job !== undefined && states.includes(job.state)) return job;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  };
}

/** What a page is told as it begins to listen. */
function readFirstEvent(port: string, headers: Readonly<Record<string, string>>): Promise<readonly Job[]> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, path: "/events", headers, agent: false }, (response) => {
      let told = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        told += chunk;
        const match = /^data: (.*)$/m.exec(told);
        if (match === null) return;
        asked.destroy();
        resolve(JSON.parse(match[1]!) as readonly Job[]);
      });
      response.on("error", () => undefined);
    });
    asked.on("error", reject).end();
  });
}
